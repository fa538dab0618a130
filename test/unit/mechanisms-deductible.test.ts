import { describe, expect, test } from "vitest";
import { day } from "../../core/calendar.ts";
import type { ExpenseLine } from "../../core/claim/expenses.ts";
import { rate, ZERO } from "../../core/money.ts";
import type { LoadedPack } from "../../core/policy/load.ts";
import type { PoolSettings } from "../../core/policy/questions.ts";
import type { ClaimFacts, Opening } from "../../core/settlement/facts.ts";
import { FIRST_STAY, inScope, stay, y } from "../support/facts.ts";
import { buildPack, known, notSaid, only, type SettlementJson } from "../support/pack-builder.ts";
import { paidBy, settled, stepAmounts } from "../support/worked-examples.ts";

/** How cities lessen or repeat the deductible within a year, an episode and a long stay. */

const standard = (deductible: string, settlement: Partial<SettlementJson>): LoadedPack =>
  buildPack({ id: "city", rows: { level3: { deductible, bands: "0.80" } }, settlement });
const deductibles = (
  pack: LoadedPack,
  changes: Partial<ClaimFacts> = {},
  settings?: PoolSettings,
) => stepAmounts(settled(pack, changes, settings), "deductible");
const after = (sameLevelStays: number, paid: string): { readonly opening: Opening } => ({
  opening: { ...FIRST_STAY, sameLevelStays, deductiblePaid: y(paid) },
});

describe("several stays in a year", () => {
  test.each([
    ["the second bears half", ["1", "0.5"], [1300, 650, 650]],
    ["50 % for the second, 30 % from the third on", ["1", "0.5", "0.3"], [1300, 650, 390, 390]],
    ["75 %, then 50 %", ["1", "0.75", "0.5"], [1300, 975, 650]],
    ["nothing from the third on", ["1", "0.5", "0"], [1300, 650, 0, 0]],
  ])("%s", (_name, shares, expected) => {
    const pack = standard("1300", {
      repeat: { kind: "shares-by-stay", shares: known(shares), yearlyCeiling: null },
    });
    expect(expected.map((_sum, stays) => deductibles(pack, after(stays, "0"))[0])).toEqual(
      expected.map((sum) => y(String(sum))),
    );
  });

  test("减100元: a fixed sum less from the second on, never below nothing", () => {
    const less = (deductible: string) =>
      standard(deductible, { repeat: { kind: "less-amount", amount: known("100") } });
    expect(deductibles(less("500"), after(0, "0"))).toEqual([y("500")]);
    expect(deductibles(less("500"), after(1, "500"))).toEqual([y("400")]);
    expect(deductibles(less("500"), after(2, "900"))).toEqual([y("400")]);
    expect(deductibles(less("80"), after(1, "80"))).toEqual([y("0")]);
  });

  test.each([
    ["nothing used", 0, "0", "1100"],
    ["half a standard fits", 1, "1100", "550"],
    ["100 left", 3, "1900", "100"],
    ["used up", 3, "2000", "0"],
    ["more than used up", 3, "2500", "0"],
  ])("年度累计封顶 2 000: %s", (_name, stays, paid, expected) => {
    const pack = standard("1100", {
      repeat: {
        kind: "share-at-same-level",
        share: known("0.5"),
        yearlyCeiling: known("2000"),
      },
    });
    expect(deductibles(pack, after(stays, paid))).toEqual([y(expected)]);
  });

  test.each([
    ["the first stay bears all of it", "0", "900"],
    ["500 borne at a lower level: the difference", "500", "400"],
    ["as much borne already", "900", "0"],
    ["more borne at a higher level", "1500", "0"],
  ])("年度不足补齐, one deductible a year at the highest level: %s", (_name, paid, expected) => {
    const pack = standard("900", { repeat: { kind: "once-a-year" } });
    expect(deductibles(pack, after(2, paid))).toEqual([y(expected)]);
  });
});

test("a repeat stay outside bears its share of the changed standard (LN-2a)", () => {
  const pack = buildPack({
    id: "city",
    rows: { level3: { deductible: "600", bands: "0.80" } },
    rules: only({ op: "deductible-factor", factor: known("2.5") }),
    settlement: {
      repeat: { kind: "share-at-same-level", share: known("0.5"), yearlyCeiling: null },
    },
  });
  // 600 × 2.5 × 50 %
  expect(deductibles(pack, after(1, "1500"))).toEqual([y("750")]);
});

describe("满90天再付一次: another deductible for each period begun", () => {
  const pack = standard("1000", { againAfterDays: known(90) });
  test.each([
    ["2026-01-02", "2026-01-02", "1000"],
    ["2026-01-02", "2026-04-02", "1000"],
    ["2026-01-02", "2026-04-03", "2000"],
    ["2026-01-02", "2026-07-01", "2000"],
    ["2026-01-02", "2026-07-02", "3000"],
  ])("from %s to %s: %s", (admission, discharge, expected) => {
    const long = stay({
      admission: day(admission),
      discharge: day(discharge),
      settled: day(discharge),
    });
    expect(deductibles(pack, { stay: long })).toEqual([y(expected)]);
  });
});

describe.each(["transfer", "emergency"] as const)("%s: the later part of one episode", (kind) => {
  const pack = (rule: "own" | "difference" | "none") =>
    standard("1000", { continued: { transfer: known(rule), emergency: known(rule) } });
  const continued = (borne: string) => ({ continued: { kind, deductibleBorne: y(borne) } });
  test.each([
    ["own", "400", "1000"],
    ["difference", "400", "600"],
    ["difference", "1000", "0"],
    ["difference", "1600", "0"],
    ["none", "0", "0"],
  ] as const)("%s, %s borne in the earlier part: %s", (rule, borne, expected) => {
    expect(deductibles(pack(rule), continued(borne))).toEqual([y(expected)]);
  });

  test("a pool that has not ruled leaves the fund undetermined", () => {
    const unset = notSaid("转入后的起付标准怎么付？");
    const open = standard("1000", { continued: { transfer: unset, emergency: unset } });
    expect(settled(open, continued("400")).fund).toBeNull();
    expect(settled(open, {}).fund).toBe(y("15200"));
  });

  test("with one deductible a year, none is left to bear where the episode bears none", () => {
    const once = standard("1000", {
      repeat: { kind: "once-a-year" },
      continued: { transfer: known("none"), emergency: known("none") },
    });
    expect(deductibles(once, { ...continued("400"), ...after(1, "400") })).toEqual([y("0")]);
  });
});

describe("按日均费用分割: a stay across the turn of the year, 4 of 10 days in the old one (Q7)", () => {
  const across = (changes: Partial<ClaimFacts> = {}): Partial<ClaimFacts> => ({
    stay: stay({
      admission: day("2025-12-28"),
      discharge: day("2026-01-07"),
      settled: day("2026-01-07"),
    }),
    earlierOpening: FIRST_STAY,
    ...changes,
  });
  const split: PoolSettings = {
    answers: { Q7: { reading: "day-split", document: "函", by: "赵敏", on: "2026-11-01" } },
    confirmed: {},
  };
  const pack = standard("1000", {});

  test("each year takes its days, its own deductible and its own balance", () => {
    const settlement = settled(pack, across(), split);
    expect(stepAmounts(settlement, "year-part")).toEqual([y("8000"), y("12000")]);
    expect(stepAmounts(settlement, "deductible")).toEqual([y("1000"), y("1000")]);
    // (8 000 − 1 000) × 80 % and (12 000 − 1 000) × 80 %
    expect(stepAmounts(settlement, "pooled-total")).toEqual([y("5600"), y("8800")]);
    expect(paidBy(settlement, "pooled")).toBe(y("14400"));
    expect(settlement.person).toBe(y("5600"));
  });

  test("the part of the old year is rounded, the new year takes what remains", () => {
    const settlement = settled(pack, across({ lines: inScope("10000.03") }), split);
    // 10 000.03 × 4/10 = 4 000.012
    expect(stepAmounts(settlement, "year-part")).toEqual([y("4000.01"), y("6000.02")]);
  });

  test.each([
    // 5 of 10 days: 0.005 is half a fen, and half goes up
    ["2025-12-27", "2026-01-06", "0.01", ["0.01", "0.00"]],
    ["2025-12-28", "2026-01-07", "0.01", ["0.00", "0.01"]],
    ["2025-12-26", "2026-01-05", "0.01", ["0.01", "0.00"]],
    ["2025-12-31", "2026-01-07", "100.00", ["14.29", "85.71"]],
  ])("from %s to %s, %s is rounded half up", (admission, discharge, amount, expected) => {
    const stays = stay({
      admission: day(admission),
      discharge: day(discharge),
      settled: day(discharge),
    });
    const settlement = settled(pack, across({ stay: stays, lines: inScope(amount) }), split);
    expect(stepAmounts(settlement, "year-part")).toEqual(expected.map(y));
  });

  test("each part of the bill is split, so that a share of the whole bill follows its year", () => {
    const byShare = buildPack({
      id: "city",
      rows: { level3: { deductible: "0", bands: "1" } },
      rules: only({
        op: "deductible-share",
        share: known("0.2"),
        atLeast: known("0"),
        atMost: known("99999"),
      }),
    });
    const part = { preSelfPayRate: rate(0), overLimit: ZERO };
    const lines: readonly ExpenseLine[] = [
      { ...part, grade: "A", amount: y("11000"), overLimit: y("1000") },
      { ...part, grade: "B", amount: y("10000"), preSelfPayRate: rate(2000) },
      { ...part, grade: "C", amount: y("4000") },
    ];
    // 20 % of 25 000 × 4/10, and of the rest
    const settlement = settled(byShare, across({ lines }), split);
    expect(stepAmounts(settlement, "deductible")).toEqual([y("2000"), y("3000")]);
    expect(stepAmounts(settlement, "year-part")).toEqual([y("7200"), y("10800")]);
  });

  test("the cap of the old year is used up, that of the new one is not", () => {
    const capped = buildPack({
      id: "city",
      rows: { level3: { deductible: "1000", bands: "0.80" } },
      cap: { on: "payment", amount: "60000" },
    });
    const old = { ...FIRST_STAY, pooledPaid: y("59000") };
    const settlement = settled(capped, across({ earlierOpening: old }), split);
    expect(stepAmounts(settlement, "pooled-total")).toEqual([y("1000"), y("8800")]);
  });

  test("without the balance of the old year nothing is settled", () => {
    expect(settled(pack, across({ earlierOpening: null }), split).fund).toBeNull();
  });

  test("periods of days are counted in each year by itself", () => {
    const long = {
      stay: stay({
        admission: day("2025-11-01"),
        discharge: day("2026-02-09"),
        settled: day("2026-02-09"),
      }),
    };
    const again = standard("1000", { againAfterDays: known(90) });
    // 61 and 39 days: one deductible each; by one bill the 100 days bear two
    expect(deductibles(again, across(long), split)).toEqual([y("1000"), y("1000")]);
    expect(deductibles(again, across(long))).toEqual([y("2000")]);
  });
});
