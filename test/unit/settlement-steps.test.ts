import { describe, expect, test } from "vitest";
import { day } from "../../core/calendar.ts";
import { splitBill, splitLine, type ExpenseLine } from "../../core/claim/expenses.ts";
import { rate, ZERO } from "../../core/money.ts";
import type { LoadedPack } from "../../core/policy/load.ts";
import type { PoolSettings } from "../../core/policy/questions.ts";
import type { ClaimFacts } from "../../core/settlement/facts.ts";
import type { LayerId } from "../../core/settlement/receipt.ts";
import type { StepDetail } from "../../core/settlement/steps.ts";
import { FIRST_STAY, inScope, stay, y } from "../support/facts.ts";
import {
  buildPack,
  known,
  notSaid,
  only,
  type PackSpec,
  supplement,
} from "../support/pack-builder.ts";
import { settled, stepAmounts } from "../support/worked-examples.ts";

/** What the steps of a settlement say beside their amounts. */

const city = (changes: Partial<PackSpec> = {}): LoadedPack =>
  buildPack({ id: "city", rows: { level3: { deductible: "1000", bands: "0.80" } }, ...changes });

function steps(pack: LoadedPack, changes: Partial<ClaimFacts> = {}, settings?: PoolSettings) {
  const { scope, layers } = settled(pack, changes, settings);
  return [...scope, ...layers.flatMap((layer) => layer.steps)];
}

function detail<K extends StepDetail["kind"]>(
  kind: K,
  pack: LoadedPack,
  changes: Partial<ClaimFacts> = {},
) {
  return steps(pack, changes).find((step) => step.detail.kind === kind)?.detail;
}

const kinds = (pack: LoadedPack, changes: Partial<ClaimFacts>, layer: LayerId): string[] =>
  settled(pack, changes)
    .layers.filter(({ id }) => id === layer)
    .flatMap((each) => each.steps.map((step) => step.detail.kind));

const line = (grade: ExpenseLine["grade"], changes: Partial<ExpenseLine> = {}): ExpenseLine => ({
  grade,
  amount: y("100"),
  preSelfPayRate: rate(1000),
  overLimit: ZERO,
  ...changes,
});

describe("a bill", () => {
  test.each([
    ["A", "0", ["0", "0", "0", "100"]],
    ["A", "30", ["0", "30", "0", "70"]],
    ["B", "30", ["0", "30", "7", "63"]],
    ["C", "0", ["100", "0", "0", "0"]],
  ] as const)("one line of class %s, %s above a limit", (grade, over, expected) => {
    const lines = [line(grade, { overLimit: y(over) })];
    const [fullSelfPay, overLimit, preSelfPay, within] = expected.map(y);
    const split = { total: y("100"), fullSelfPay, overLimit, preSelfPay, inScope: within };
    expect(lines.map(splitLine)).toEqual([split]);
    expect(splitBill(lines)).toEqual(split);
  });

  test("each part says from how many lines it comes", () => {
    const limited = line("A", { overLimit: y("1") });
    const lines = [line("A"), line("A"), limited, line("B"), line("B"), line("C"), line("C")];
    const said = steps(city(), { lines: [...lines, line("C"), line("C")] }).slice(0, 5);
    expect(said.map((step) => step.detail)).toEqual([
      { kind: "total", lines: 9 },
      { kind: "full-self-pay", lines: 4 },
      { kind: "pre-self-pay", lines: 2 },
      { kind: "over-limit", lines: 1 },
      { kind: "in-scope" },
    ]);
  });
});

describe("a band that holds nothing is left out", () => {
  const bands = [
    ["5000", "0.60"],
    [null, "0.80"],
  ] as const;
  test("of the pooled fund, at the very bound", () => {
    const pack = city({ rows: { level3: { deductible: "1000", bands } } });
    expect(stepAmounts(settled(pack, { lines: inScope("5000") }), "band")).toEqual([y("2400")]);
    expect(stepAmounts(settled(pack, { lines: inScope("5000.01") }), "band")).toHaveLength(2);
    expect(stepAmounts(settled(pack, { lines: inScope("1000") }), "band")).toEqual([]);
  });

  test("of a layer, at the very bound", () => {
    const pack = city({ supplements: [supplement("serious-illness", { bands })] });
    // 20 % of 20 000 and the deductible: 5 000 are left of 21 000
    const settlement = settled(pack, { lines: inScope("21000") });
    expect(stepAmounts(settlement, "layer-band")).toEqual([y("3000")]);
  });

  test("of a layer whose deductible is not reached: it says so and nothing more", () => {
    const layer = supplement("serious-illness", { deductible: "16000", bands, cap: "9000" });
    const pack = city({ supplements: [layer] });
    expect(kinds(pack, {}, "serious-illness")).toEqual(["layer-base", "layer-excess"]);
  });
});

test("保底 that the scale itself reaches adds no step", () => {
  const floor = (share: string) =>
    city({ rules: only({ op: "payment-floor", share: known(share), of: "in-scope" }) });
  expect(stepAmounts(settled(floor("0.8"), {}), "payment-floor")).toEqual([]);
  expect(stepAmounts(settled(floor("0.81"), {}), "payment-floor")).toEqual([y("190")]);
});

test("保底 of the in-scope amount leaves self-paid items out", () => {
  const pack = city({
    rules: only({ op: "payment-floor", share: known("0.9"), of: "in-scope" }),
  });
  const lines = [...inScope("20000"), line("C", { amount: y("10000") })];
  expect(settled(pack, { lines }).fund).toBe(y("17100"));
});

test("a cap on entering fees does not look at what the fund has paid", () => {
  const pack = city({ cap: { on: "entering", amount: "90000" } });
  const opening = { ...FIRST_STAY, pooledPaid: y("89999"), entered: ZERO };
  expect(settled(pack, { opening }).fund).toBe(y("15200"));
  expect(kinds(pack, { opening }, "pooled")).not.toContain("cap");
});

test.each([
  [{ op: "self-pay-first", share: known("0.1") }, "self-pay-first"],
  [{ op: "payment-floor", share: known("0.9"), of: "in-scope" }, "payment-floor"],
] as const)("%o cites the parameter of its rule", (operation, kind) => {
  const step = steps(city({ rules: only(operation) })).find((each) => each.detail.kind === kind);
  expect(step?.sources).toMatchObject([{ path: `treatment.rules.only.${kind}.share` }]);
});

test("减100元 says what it takes off, and after how many stays", () => {
  const pack = city({ settlement: { repeat: { kind: "less-amount", amount: known("100") } } });
  const opening = { ...FIRST_STAY, sameLevelStays: 2 };
  const repeat = { kind: "less", amount: y("100"), stays: 2 };
  expect(detail("deductible", pack, { opening })).toMatchObject({ repeat });
});

describe("the deductible says how it came about", () => {
  test.each([
    [
      { op: "deductible-factor", factor: known("2.5") },
      { op: "factor", factor: 25_000 },
    ],
    [{ op: "deductible-amount", amount: known("2000") }, { op: "amount" }],
    [
      {
        op: "deductible-share",
        share: known("0.2"),
        atLeast: known("2000"),
        atMost: known("10000"),
      },
      { op: "share-of-total", share: 2000, atLeast: 200_000, atMost: 1_000_000 },
    ],
  ] as const)("%o", (operation, change) => {
    expect(detail("deductible", city({ rules: only(operation) }))).toMatchObject({ change });
  });

  test("an episode: what was borne before, and the pool's rule as its source", () => {
    const pack = city({
      settlement: { continued: { transfer: known("difference"), emergency: known("own") } },
    });
    const continued = { kind: "transfer", deductibleBorne: y("400") } as const;
    const step = steps(pack, { continued }).find((each) => each.detail.kind === "deductible");
    expect(step?.detail).toMatchObject({ already: y("400"), times: 1, repeat: null });
    expect(step?.sources).toMatchObject([
      { path: "settlement.rows.level3.deductible" },
      { path: "settlement.continued.transfer" },
    ]);
  });
});

describe("what is lacking is named", () => {
  const lacksOf = (pack: LoadedPack, changes: Partial<ClaimFacts>, settings?: PoolSettings) => {
    const state = settled(pack, changes, settings).layers[0]?.state;
    return state?.kind === "undetermined" ? state.lacks : [];
  };
  const across = stay({
    admission: day("2025-12-28"),
    discharge: day("2026-01-07"),
    settled: day("2026-01-07"),
  });
  const answered = (reading: string): PoolSettings => ({
    answers: { Q7: { reading, document: "函", by: "赵敏", on: "2026-11-01" } },
    confirmed: {},
  });

  test.each([
    ["discharge-year", { opening: null, earlierOpening: FIRST_STAY }, "opening"],
    ["admission-year", { opening: FIRST_STAY, earlierOpening: null }, "earlier-opening"],
    ["day-split", { opening: null, earlierOpening: FIRST_STAY }, "opening"],
    ["day-split", { opening: FIRST_STAY, earlierOpening: null }, "earlier-opening"],
  ] as const)("%s: the balance of the year that counts (Q7)", (reading, balances, fact) => {
    const lacks = lacksOf(city(), { stay: across, ...balances }, answered(reading));
    expect(lacks).toEqual([{ kind: "fact", fact }]);
  });

  test("an answer that no reading has leaves the year open (Q7)", () => {
    const lacks = lacksOf(city(), { stay: across }, answered("lunar-year"));
    expect(lacks).toEqual([{ kind: "question", question: "Q7" }]);
  });

  test("the parts of both years cite the answer (Q7)", () => {
    const balances = { earlierOpening: FIRST_STAY };
    const both = steps(city(), { stay: across, ...balances }, answered("day-split"));
    const parts = both.filter((step) => step.detail.kind === "year-part");
    expect(parts.map((step) => step.detail)).toEqual([
      { kind: "year-part", year: 2025, days: 4, of: 10 },
      { kind: "year-part", year: 2026, days: 6, of: 10 },
    ]);
    for (const { sources } of parts) expect(sources).toMatchObject([{ reading: "day-split" }]);
  });
});

describe("a layer whose scale the pool has not set", () => {
  const unknown = {
    deductible: { ...notSaid("起付线是多少？"), unset: "money" as const },
    bands: { ...notSaid("按什么比例？"), unset: "bands" as const },
    countBandsFrom: "zero" as const,
    cap: null,
  };
  const large = supplement("large-amount", { base: ["over-cap"], bands: "1" });
  const layer = { ...large, scale: unknown };
  const pack = city({ supplements: [layer], cap: { on: "payment", amount: "60000" } });
  const state = (bill: string) => settled(pack, { lines: inScope(bill) }).layers[1]?.state;

  test("is undetermined where something is left for it", () => {
    expect(state("120000")).toMatchObject({ kind: "undetermined", lacks: [{}, {}] });
  });

  test("does not matter where nothing is", () => {
    expect(state("20000")).toEqual({ kind: "not-applicable", why: "nothing-left" });
  });
});
