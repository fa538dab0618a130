import { describe, expect, test } from "vitest";
import { day } from "../../core/calendar.ts";
import { percentText } from "../../core/money.ts";
import { NO_SETTINGS, type PoolSettings } from "../../core/policy/questions.ts";
import { adjudicate } from "../../core/settlement/adjudicate.ts";
import type { ClaimFacts } from "../../core/settlement/facts.ts";
import type { Source } from "../../core/settlement/receipt.ts";
import { sourcesOf } from "../../core/settlement/sources-of.ts";
import { facts, FIRST_STAY, inScope, stay, y } from "../support/facts.ts";
import {
  buildPack,
  known,
  notSaid,
  only,
  type OperationJson,
  type PackSpec,
  type SettlementJson,
} from "../support/pack-builder.ts";
import { settings } from "../support/settings.ts";
import { settled } from "../support/worked-examples.ts";

/** Every figure carries all that it rests on: the pool's values by name, clauses, answers. */

const city = (changes: Partial<PackSpec> = {}) =>
  buildPack({ id: "city", rows: { level3: { deductible: "1000", bands: "0.80" } }, ...changes });

/** A source in a word: the path of a parameter, the id of a clause, a question with its reading. */
function inWord(source: Source): string {
  switch (source.kind) {
    case "clause":
      return source.clause;
    case "law":
      return source.law;
    case "parameter":
      return source.path;
    case "answer":
    case "reading":
      return `${source.kind} ${source.question}: ${source.reading}`;
  }
}

interface Case {
  readonly name: string;
  readonly pack: Partial<PackSpec>;
  readonly facts?: Partial<ClaimFacts>;
  readonly sources: readonly string[];
}

function rests({ pack, facts: changes }: Case, kind: string, pool?: PoolSettings) {
  const { layers } = settled(city(pack), changes ?? {}, pool);
  const steps = layers.flatMap((layer) => layer.steps);
  return steps.find(({ detail }) => detail.kind === kind)?.sources.map(inWord);
}

const money = (changes: Partial<SettlementJson>): Partial<PackSpec> => ({ settlement: changes });
const rule = (operation: OperationJson): Partial<PackSpec> => ({ rules: only(operation, "0.10") });
const AT = "treatment.rules.only";
const STANDARD = "settlement.rows.level3.deductible";
const ceiling = known("1500");

describe("the deductible names the standard and all that changed it", () => {
  test.each<Case>([
    { name: "nothing changes it", pack: {}, sources: [STANDARD] },
    {
      name: "LN-2a: a factor",
      pack: rule({ op: "deductible-factor", factor: known("2") }),
      sources: [STANDARD, `${AT}.deductible-factor.factor`],
    },
    {
      name: "a sum of its own",
      pack: rule({ op: "deductible-amount", amount: known("1500") }),
      sources: [STANDARD, `${AT}.deductible-amount.amount`],
    },
    {
      name: "a share of the whole bill, within bounds",
      pack: rule({
        op: "deductible-share",
        share: known("0.2"),
        atLeast: known("2000"),
        atMost: known("9000"),
      }),
      sources: [
        STANDARD,
        ...["share", "atLeast", "atMost"].map((value) => `${AT}.deductible-share.${value}`),
      ],
    },
    {
      name: "减100元",
      pack: money({ repeat: { kind: "less-amount", amount: known("100") } }),
      sources: [STANDARD, "settlement.repeat.amount"],
    },
    {
      name: "a share from the second stay on",
      pack: money({
        repeat: { kind: "share-at-same-level", share: known("0.5"), yearlyCeiling: null },
      }),
      sources: [STANDARD, "settlement.repeat.share"],
    },
    {
      name: "and under a ceiling of the year",
      pack: money({
        repeat: { kind: "share-at-same-level", share: known("0.5"), yearlyCeiling: ceiling },
      }),
      sources: [STANDARD, "settlement.repeat.share", "settlement.repeat.yearlyCeiling"],
    },
    {
      name: "第二次、第三次",
      pack: money({
        repeat: { kind: "shares-by-stay", shares: known(["1", "0.5"]), yearlyCeiling: null },
      }),
      sources: [STANDARD, "settlement.repeat.shares"],
    },
    {
      name: "第二次、第三次, under a ceiling of the year",
      pack: money({
        repeat: { kind: "shares-by-stay", shares: known(["1", "0.5"]), yearlyCeiling: ceiling },
      }),
      sources: [STANDARD, "settlement.repeat.shares", "settlement.repeat.yearlyCeiling"],
    },
    {
      name: "once a year: the sum of the year is a fact, and no value of the pool",
      pack: money({ repeat: { kind: "once-a-year" } }),
      sources: [STANDARD],
    },
    {
      name: "满90天再付一次",
      pack: money({ againAfterDays: known(90) }),
      sources: [STANDARD, "settlement.againAfterDays"],
    },
    {
      name: "HUN-8: a visit is no repeat stay, and rests on no rule of them",
      pack: money({
        repeat: { kind: "less-amount", amount: known("100") },
        outpatientRow: "level3",
      }),
      facts: { stay: stay({ care: "outpatient" }) },
      sources: [STANDARD],
    },
    {
      name: "转院: whose rule says what the first hospital bore",
      pack: money({ continued: { transfer: known("own"), emergency: known("own") } }),
      facts: { continued: { kind: "transfer", deductibleBorne: y("400") } },
      sources: [STANDARD, "settlement.continued.transfer"],
    },
  ])("$name", (one) => {
    expect(rests(one, "deductible")).toEqual(one.sources);
  });
});

describe("a band names the rule, the scale and all that moved its rate", () => {
  const BANDS = ["EXAMPLE-1", "settlement.rows.level3.bands"];
  test.each<Case>([
    {
      name: "KF-2.4a: points off",
      pack: { rules: only({ op: "own-rows", rows: {} }) },
      sources: BANDS,
    },
    {
      name: "the bonus of the retired",
      pack: money({ retiredBonus: known("0.02") }),
      facts: { retired: true },
      sources: [...BANDS, "settlement.retiredBonus"],
    },
    {
      name: "who is not retired has no bonus, and rests on none",
      pack: money({ retiredBonus: known("0.02") }),
      sources: BANDS,
    },
    {
      name: "支付比例不低于",
      pack: rule({ op: "rate-floor", rate: known("0.75") }),
      sources: [...BANDS, `${AT}.rate-floor.rate`],
    },
    {
      name: "再降低",
      pack: rule({ op: "more-points", points: known("0.05") }),
      sources: ["EXAMPLE-1", `${AT}.more-points.points`, "settlement.rows.level3.bands"],
    },
  ])("$name", (one) => {
    expect(rests(one, "band")).toEqual(one.sources);
  });

  test("KF-2.4c: the row that an answer chose names the answer (Q8)", () => {
    const pack = {
      rows: {
        level3: { deductible: "1000", bands: "0.80" },
        away: { deductible: "2000", bands: "0.60" },
      },
      settlement: { outsideRow: "away" },
    };
    const one: Case = { name: "", pack, sources: [] };
    const pool = settings({}, { Q8: "outside-row" });
    expect(rests(one, "deductible", pool)).toEqual([
      "settlement.rows.away.deductible",
      "answer Q8: outside-row",
    ]);
    expect(rests(one, "band", pool)).toEqual([
      "EXAMPLE-1",
      "settlement.rows.away.bands",
      "answer Q8: outside-row",
    ]);
    expect(rests(one, "deductible")).toEqual([STANDARD, "reading Q8: own-row"]);
  });
});

describe("a floor of the rate (支付比例不低于)", () => {
  const bandOf = (floor: string, points: string, retired = false) => {
    const pack = city({
      rules: only({ op: "rate-floor", rate: known(floor) }, points),
      settlement: { retiredBonus: known("0.05") },
    });
    const { layers, row } = settled(pack, { retired });
    const band = layers[0]?.steps.find(({ detail }) => detail.kind === "band")?.detail;
    return [row?.rates.map(percentText).join(), band?.kind === "band" && band.floored];
  };
  test.each([
    ["it lies below what is left", "0.60", "0.10", false, "70", false],
    ["it is just what is left", "0.70", "0.10", false, "70", false],
    ["it holds the rate up", "0.75", "0.10", false, "75", true],
    ["it is the local rate", "0.80", "0.10", false, "80", true],
    [
      "it lies above the local rate: no rate is lifted above that",
      "0.90",
      "0.10",
      false,
      "80",
      true,
    ],
    ["the local rate is the retired's own", "0.90", "0.10", true, "85", true],
  ] as const)("%s", (_name, floor, points, retired, rate, floored) => {
    expect(bandOf(floor, points, retired)).toEqual([rate, floored]);
  });

  test("with no floor nothing is held up", () => {
    const band = settled(city(), {}).layers[0]?.steps.find(({ detail }) => detail.kind === "band");
    expect(band?.detail).toMatchObject({ floored: false, scaleRate: 8000, rate: 8000, bonus: 0 });
  });

  test("a bonus lifts no rate above the whole", () => {
    const pack = city({
      rows: { level3: { deductible: "1000", bands: "0.98" } },
      settlement: { retiredBonus: known("0.05") },
    });
    expect(settled(pack, { retired: true }).row?.rates).toEqual([10_000]);
  });

  test("points upon points take off no more than the whole", () => {
    const points = { ...notSaid("再降低多少？"), unset: "share" as const };
    const pack = city({ rules: only({ op: "more-points", points }, "0.5") });
    const pool = settings({ "treatment.rules.only.more-points.points": "0.6" });
    expect(adjudicate(pack, pool, facts()).treatment).toMatchObject({
      terms: { points: 10_000 },
    });
  });
});

describe("the receipt as a whole rests on all of it, each once (KF-7, HUN-87)", () => {
  const pack = city({
    rules: only(
      {
        op: "deductible-share",
        share: known("0.2"),
        atLeast: known("2000"),
        atMost: known("9000"),
      },
      "0.10",
    ),
  });
  test("in the order in which it was used: the period, the rule, the catalogue, the figures", () => {
    const words = sourcesOf(adjudicate(pack, NO_SETTINGS, facts())).map(inWord);
    expect(words).toEqual([
      "period.from",
      "EXAMPLE-1",
      "filing.longTerm.validity",
      `${AT}.deductible-share.share`,
      `${AT}.deductible-share.atLeast`,
      `${AT}.deductible-share.atMost`,
      "settlement.catalogue",
      STANDARD,
      "settlement.rows.level3.bands",
    ]);
  });

  test.each([
    [{ op: "deductible-factor", factor: known("2") }, "deductible-factor.factor"],
    [{ op: "deductible-amount", amount: known("1500") }, "deductible-amount.amount"],
    [{ op: "self-pay-first", share: known("0.1") }, "self-pay-first.share"],
    [{ op: "rate-floor", rate: known("0.5") }, "rate-floor.rate"],
    [{ op: "payment-floor", share: known("0.5"), of: "in-scope" }, "payment-floor.share"],
  ] as const)("%o, even where it came to nothing", (operation, path) => {
    const receipt = adjudicate(city({ rules: only(operation) }), NO_SETTINGS, facts());
    expect(sourcesOf({ ...receipt, settlement: null }).map(inWord)).toContain(`${AT}.${path}`);
  });

  test("HUN-26: the account, where the person wished to use it", () => {
    const asked = city({ settlement: { account: known("may-not") } });
    const of = (accountPart: string) =>
      sourcesOf(adjudicate(asked, NO_SETTINGS, facts({ accountPart: y(accountPart) }))).map(inWord);
    expect(of("500")).toContain("settlement.account");
    expect(of("0")).not.toContain("settlement.account");
  });

  test("Q7, HUN-51: the year that an answer chose", () => {
    const across = stay({
      admission: day("2025-12-28"),
      discharge: day("2026-01-07"),
      settled: day("2026-01-07"),
    });
    const receipt = adjudicate(
      city(),
      settings({}, { Q7: "admission-year" }),
      facts({ stay: across, opening: null, earlierOpening: FIRST_STAY, lines: inScope("2000") }),
    );
    expect(sourcesOf(receipt).map(inWord)).toContain("answer Q7: admission-year");
    expect(receipt.settlement?.fund).toBe(y("800"));
  });
});
