import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { day } from "../../core/calendar.ts";
import { exchangeField } from "../../core/exchange/field-names.ts";
import { fen, plus, rate, sum } from "../../core/money.ts";
import { loadPack, type LoadedPack } from "../../core/policy/load.ts";
import { COUNTED_STAYS, type CountedStays } from "../../core/policy/pack-settlement.ts";
import { adjudicate } from "../../core/settlement/adjudicate.ts";
import { NO_SETTINGS, type PoolSettings } from "../../core/policy/questions.ts";
import type { ClaimFacts, Opening, OtherStays } from "../../core/settlement/facts.ts";
import { OTHER_STAYS } from "../../core/settlement/repeat-stays.ts";
import { lackWords } from "../../core/words/sentence.ts";
import { stepWords } from "../../core/words/steps.ts";
import { facts, FIRST_STAY, inScope, shipped, stay, y, CHANGSHA } from "../support/facts.ts";
import { buildPack, known, packJson, type RepeatJson } from "../support/pack-builder.ts";
import { paidBy, settled, stepAmounts } from "../support/worked-examples.ts";

/** Which earlier stays of the year lessen the deductible (多次住院): a choice of the pool (KF-2.1, HUN-18, LN-2a, GD-1). */

const OTHERS = COUNTED_STAYS.filter((counts) => counts !== "same-level");
type Other = (typeof OTHERS)[number];

const city = (repeat: RepeatJson): LoadedPack =>
  buildPack({
    id: "city",
    rows: { level3: { deductible: "1000", bands: "0.80" } },
    settlement: { repeat },
  });
const byShares = (counts: CountedStays, shares = ["1", "0.5", "0"]): LoadedPack =>
  city({ kind: "shares-by-stay", shares: known(shares), yearlyCeiling: null, counts });
const READ: Opening = { ...FIRST_STAY, source: "core-system", sameLevelStays: 2 };
const with_ = (stays: OtherStays): Partial<ClaimFacts> => ({ opening: { ...READ, stays } });
const counted = (counts: Other, count: number) => with_({ [OTHER_STAYS[counts]]: count });

describe.each(OTHERS)("stays counted by %s: 100 %%, 50 %%, then nothing of 1 000", (counts) => {
  test.each([
    [0, "1000", "15200"],
    [1, "500", "15600"],
    [2, "0", "16000"],
    [7, "0", "16000"],
  ])("%d before: %s is borne, and the fund pays %s", (before, borne, paid) => {
    // Two at the same level came before, which this pack does not count. (20 000 − borne) × 80 %
    const settlement = settled(byShares(counts), counted(counts, before));
    expect(stepAmounts(settlement, "deductible")).toEqual([y(borne)]);
    expect(paidBy(settlement, "pooled")).toBe(y(paid));
  });

  test("a fixed sum less from the second on counts the same stays", () => {
    const pack = city({ kind: "less-amount", amount: known("100"), counts });
    expect(stepAmounts(settled(pack, counted(counts, 0)), "deductible")).toEqual([y("1000")]);
    expect(stepAmounts(settled(pack, counted(counts, 1)), "deductible")).toEqual([y("900")]);
  });

  test("本年首次就医 says of every kind of stay that there was none", () => {
    expect(stepAmounts(settled(byShares(counts), {}), "deductible")).toEqual([y("1000")]);
  });

  test("a balance that does not hold this count leaves the fund undetermined, never at zero stays", () => {
    const others = Object.fromEntries(
      OTHERS.filter((other) => other !== counts).map((other) => [OTHER_STAYS[other], 0]),
    );
    for (const changes of [{ opening: READ }, with_(others)]) {
      const receipt = adjudicate(byShares(counts), NO_SETTINGS, facts(changes));
      expect(receipt.standing).toBe("undetermined");
      expect(receipt.lacks).toEqual([{ kind: "fact", fact: "repeat-stays" }]);
      expect(receipt.settlement?.fund).toBeNull();
    }
  });
});

test("one deductible a hospital, a quarter or a month: shares of 100 % and nothing", () => {
  const once = byShares("same-hospital", ["1", "0"]);
  expect(stepAmounts(settled(once, with_({ sameHospital: 0 })), "deductible")).toEqual([y("1000")]);
  expect(stepAmounts(settled(once, with_({ sameHospital: 1 })), "deductible")).toEqual([y("0")]);
});

describe("stays at the same level are counted where a pack says nothing", () => {
  const unsaid = city({ kind: "shares-by-stay", shares: known(["1", "0.5"]), yearlyCeiling: null });

  test("whatever else the balance holds", () => {
    const opening = { ...READ, sameLevelStays: 1, stays: { anyLevel: 5, sameHospital: 0 } };
    expect(stepAmounts(settled(unsaid, { opening }), "deductible")).toEqual([y("500")]);
    const none = { ...opening, sameLevelStays: 0 };
    expect(stepAmounts(settled(unsaid, { opening: none }), "deductible")).toEqual([y("1000")]);
  });

  test("and it needs no other count", () => {
    expect(stepAmounts(settled(unsaid, { opening: READ }), "deductible")).toEqual([y("500")]);
  });
});

test("a visit is no stay: no count is asked for it", () => {
  const pack = buildPack({
    id: "city",
    rows: { level3: { deductible: "1000", bands: "0.80" } },
    settlement: {
      outpatientRow: "level3",
      repeat: {
        kind: "less-amount",
        amount: known("100"),
        counts: "same-month",
      },
    },
  });
  const visit = stay({ care: "outpatient", discharge: stay().admission });
  expect(settled(pack, { stay: visit, opening: READ }).fund).toBe(y("15200"));
});

test("a stay split between two years needs the count of each (Q7)", () => {
  const split: PoolSettings = {
    answers: { Q7: { reading: "day-split", document: "函", by: "赵敏", on: "2026-11-01" } },
    confirmed: {},
  };
  const across = {
    stay: stay({
      admission: day("2025-12-28"),
      discharge: day("2026-01-07"),
      settled: day("2026-01-07"),
    }),
    opening: FIRST_STAY,
  };
  const pack = byShares("any-level");
  const told = { ...READ, stays: { anyLevel: 1 } };
  expect(
    stepAmounts(settled(pack, { ...across, earlierOpening: told }, split), "deductible"),
  ).toEqual([y("500"), y("1000")]);
  expect(settled(pack, { ...across, earlierOpening: READ }, split).fund).toBeNull();
});

test("a count and the sum of what entered are both asked for where a pack needs both (E04)", () => {
  const pack = buildPack({
    id: "city",
    rows: { level3: { deductible: "1000", bands: "0.80" } },
    cap: { on: "entering", amount: "90000" },
    settlement: { repeat: { kind: "less-amount", amount: known("100"), counts: "any-level" } },
  });
  const { lacks } = adjudicate(pack, NO_SETTINGS, facts({ opening: READ }));
  expect(lacks).toEqual([
    { kind: "fact", fact: "repeat-stays" },
    { kind: "fact", fact: "layer-opening" },
  ]);
});

describe("in the clerk's words", () => {
  test.each<[CountedStays, string]>([
    ["same-level", "标准 1,000，本年同级第3次住院，按50%"],
    ["any-level", "标准 1,000，本年第3次住院，按50%"],
    ["same-hospital", "标准 1,000，本年同一医院第3次住院，按50%"],
    ["same-quarter", "标准 1,000，本季度第3次住院，按50%"],
    ["same-month", "标准 1,000，本月第3次住院，按50%"],
  ])("the step says that stays were counted by %s", (counts, note) => {
    const stays = counts === "same-level" ? {} : { [OTHER_STAYS[counts]]: 2 };
    const { layers } = settled(byShares(counts, ["1", "0.5"]), with_(stays));
    const step = layers[0]?.steps.find(({ detail }) => detail.kind === "deductible");
    expect(step === undefined ? null : stepWords(step)).toEqual({ label: "起付标准", note });
    expect(step?.detail).toMatchObject({
      repeat: { kind: "share", share: rate(5000), stays: 2, counts },
    });
  });

  test.each<[CountedStays, string, string]>([
    ["same-level", "本年同级住院次数未录入。", "opening.same_level_stays"],
    ["any-level", "本年住院次数未录入。", "opening.any_level_stays"],
    ["same-hospital", "本年同一医院住院次数未录入。", "opening.same_hospital_stays"],
    ["same-quarter", "本季度住院次数未录入。", "opening.same_quarter_stays"],
    ["same-month", "本月住院次数未录入。", "opening.same_month_stays"],
  ])("a missing count by %s is named with its field", (counts, what, field) => {
    const words = lackWords({ kind: "fact", fact: "repeat-stays" }, byShares(counts).pack);
    expect(words.what).toBe(what);
    expect(exchangeField(words.field ?? "")).toBe(field);
  });

  test("with the clause that needs it (HUN-18)", () => {
    const { pack } = shipped(CHANGSHA, "resident");
    const { clauses } = lackWords({ kind: "fact", fact: "repeat-stays" }, pack);
    expect(clauses).toEqual(["HUN-18"]);
  });
});

describe("a pack that cannot be meant is refused", () => {
  const faults = (repeat: unknown): readonly string[] => {
    const json = packJson({ id: "city", rows: { level3: { deductible: "1000", bands: "0.8" } } });
    const loaded = loadPack({ ...json, settlement: { ...json.settlement, repeat } });
    return loaded.ok ? [] : loaded.error.map(({ at, what }) => `${at} ${what}`);
  };
  const shares = (list: readonly string[], counts = "same-hospital") =>
    faults({ kind: "shares-by-stay", shares: known(list), yearlyCeiling: null, counts });

  test.each([
    ["shares that begin with the second stay", ["0.5", "0.3"], "第一个是第一次住院的，要写 1"],
    ["shares of the first stay alone", ["1"], "没有第二次住院的比例"],
  ])("%s", (_name, list, what) => {
    expect(shares(list)).toEqual([`settlement.repeat.shares ${what}`]);
  });

  test("what begins with the whole and goes on stands", () => {
    expect(shares(["1", "0"])).toEqual([]);
  });

  test("a count that nobody knows, and one where the kind itself says what is counted", () => {
    expect(shares(["1", "0"], "same-week")).not.toEqual([]);
    const same = { kind: "share-at-same-level", share: known("0.5"), yearlyCeiling: null };
    expect(faults(same)).toEqual([]);
    expect(faults({ ...same, counts: "any-level" })).not.toEqual([]);
  });
});

test("the parts of a repeat stay add up to the fen, whatever is counted", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...OTHERS),
      fc.nat(4),
      fc.integer({ min: 1, max: 9_000_000 }),
      (counts, before, amount) => {
        const lines = inScope("0").map((line) => ({ ...line, amount: fen(amount) }));
        const settlement = settled(byShares(counts), { ...counted(counts, before), lines });
        const [deductible = fen(0)] = stepAmounts(settlement, "deductible");
        const fund = settlement.fund ?? fen(-1);
        expect(plus(fund, settlement.person ?? fen(-1))).toBe(settlement.split.total);
        expect(sum(stepAmounts(settlement, "band"))).toBe(fund);
        expect(deductible).toBe(Math.min(amount, [100_000, 50_000][before] ?? 0));
        expect(fund).toBe(Math.round((amount - deductible) * 0.8));
      },
    ),
  );
});
