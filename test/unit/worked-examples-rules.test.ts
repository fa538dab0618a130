import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { day } from "../../core/calendar.ts";
import { overLimitOf, type ExpenseLine } from "../../core/claim/expenses.ts";
import { NO_POINTS } from "../../core/money.ts";
import { NO_SETTINGS, type PoolSettings } from "../../core/policy/questions.ts";
import { adjudicate } from "../../core/settlement/adjudicate.ts";
import type { ClaimFacts, Opening } from "../../core/settlement/facts.ts";
import { bazhong } from "../fixtures/packs/examples/r01-bazhong.ts";
import { ningboAcrossYears } from "../fixtures/packs/examples/r02-ningbo.ts";
import { dischargeYear } from "../fixtures/packs/examples/r03-discharge-year.ts";
import {
  CHANGSHA,
  facts,
  filing,
  FIRST_STAY,
  KAIFENG,
  shipped,
  stay,
  y,
} from "../support/facts.ts";
import { EXAMPLE_IDS, paidBy, settled, stepAmounts } from "../support/worked-examples.ts";

/** Published rules, and vectors worked out by hand from published scales. */

const answer = (reading: string) => ({ reading, document: "函", by: "赵敏", on: "2026-11-01" });
const q7 = (reading: string): PoolSettings => ({ answers: { Q7: answer(reading) }, confirmed: {} });

describe("R01 Bazhong: which catalogue, and whose prices", () => {
  const limit = y("1000");
  const priced = (price: string): ExpenseLine => ({
    grade: "A",
    amount: y(price),
    preSelfPayRate: NO_POINTS,
    overLimit: overLimitOf(y(price), limit),
  });

  test("a manual claim: what lies above the insured place's price is the person's, below it the actual amount counts", () => {
    const { split, fund, person } = settled(bazhong, { lines: [priced("1200"), priced("800")] });
    expect([split.overLimit, split.inScope]).toEqual([y("200"), y("1800")]);
    // (1 800 − 1 000) × 60 %
    expect([fund, person]).toEqual([y("480"), y("1520")]);
  });

  test.each([
    ["filed before the discharge settlement: the catalogue of the place of care", null],
    ["after a self-paid discharge: the insured place's catalogue", day("2026-10-21")],
  ])("%s", (_name, paid) => {
    const { scope } = settled(bazhong, { stay: stay({ settled: paid }) });
    const path =
      paid === null ? "settlement.directCatalogue.crossProvince" : "settlement.catalogue";
    for (const step of scope) expect(step.sources).toMatchObject([{ path }]);
  });
});

/** A year in which little is left below the cap, and which has borne much. */
const usedUp: Opening = {
  ...FIRST_STAY,
  source: "core-system",
  sameLevelStays: 2,
  deductiblePaid: y("1350"),
  pooledPaid: y("299000"),
  inScopeBorne: y("40000"),
};

describe("R02 Ningbo: admitted 2022-12-25, discharged 2023-01-02, all of it counts in 2023 (HUN-51, Q7)", () => {
  const across: Partial<ClaimFacts> = {
    stay: stay({
      admission: day("2022-12-25"),
      discharge: day("2023-01-02"),
      settled: day("2023-01-02"),
    }),
    earlierOpening: usedUp,
  };

  test("deductible, cap and serious-illness insurance are those of the new year", () => {
    const settlement = settled(ningboAcrossYears, across, q7("discharge-year"));
    // (20 000 − 1 200) × 70 %; 6 840 left, above 5 000 at 60 %
    expect(paidBy(settlement, "pooled")).toBe(y("13160"));
    expect(paidBy(settlement, "serious-illness")).toBe(y("1104"));
  });

  test("by the year of admission it would be other money", () => {
    const settlement = settled(ningboAcrossYears, across, q7("admission-year"));
    // 1 000 is left below the cap; 19 000 more above 5 000, at 60 %
    expect(paidBy(settlement, "pooled")).toBe(y("1000"));
    expect(paidBy(settlement, "serious-illness")).toBe(y("11400"));
  });

  test("answered, the year is no open question any more", () => {
    const receipt = adjudicate(ningboAcrossYears, q7("discharge-year"), facts(across));
    expect(receipt.standing).toBe("final");
    const unanswered = adjudicate(ningboAcrossYears, NO_SETTINGS, facts(across));
    expect(unanswered.openQuestions.map(({ id }) => id)).toEqual(["Q7"]);
  });
});

describe("R03: the first stay of the year of discharge bears the full deductible (HUN-51, Q7)", () => {
  const across = (opening: Opening): Partial<ClaimFacts> => ({
    stay: stay({
      admission: day("2021-12-20"),
      discharge: day("2022-01-10"),
      settled: day("2022-01-10"),
    }),
    opening,
    earlierOpening: usedUp,
  });
  const deductible = (opening: Opening, reading: string) =>
    stepAmounts(settled(dischargeYear, across(opening), q7(reading)), "deductible");

  test("however many stays the year of admission has seen", () => {
    expect(deductible(FIRST_STAY, "discharge-year")).toEqual([y("900")]);
    expect(deductible(FIRST_STAY, "admission-year")).toEqual([y("450")]);
  });

  test("a later stay of the year of discharge bears half", () => {
    const later = { ...FIRST_STAY, sameLevelStays: 1, deductiblePaid: y("900") };
    expect(deductible(later, "discharge-year")).toEqual([y("450")]);
  });

  test("one bill, settled as a whole", () => {
    const settlement = settled(dischargeYear, across(FIRST_STAY), q7("discharge-year"));
    expect(settlement.fund).toBe(y("13370"));
    expect(stepAmounts(settlement, "year-part")).toEqual([]);
  });
});

describe("vectors worked out from the shipped scales, 20 000 in scope", () => {
  const employees = shipped(CHANGSHA, "employee");
  const kaifeng = shipped(KAIFENG, "resident");
  const early = { date: day("2026-09-01") };
  const broken = stay({ failure: "network" });
  const second: Opening = { ...FIRST_STAY, sameLevelStays: 1, deductiblePaid: y("1100") };

  test.each<[string, Partial<ClaimFacts>, string]>([
    ["local (HUN-20.1)", { filing: filing(early), stay: broken }, "16065.00"],
    [
      "referral (HUN-20.2)",
      { filing: filing({ ...early, category: "referral" }), stay: broken },
      "15120.00",
    ],
    ["never filed (HUN-20.3)", { filing: null }, "14175.00"],
    ["a second stay", { filing: filing(early), stay: broken, opening: second }, "16532.50"],
  ])("Hunan employees, level three, %s", (_name, changes, expected) => {
    const settlement = settled(employees, { pool: CHANGSHA, ...changes });
    expect(paidBy(settlement, "pooled")).toBe(y(expected));
  });

  test.each([
    ["local (KF-2.5b)", filing(), "own-row", "13163.00"],
    ["10 points off (KF-2.4a)", filing({ category: "referral" }), "own-row", "11253.00"],
    ["20 points off (KF-2.5c)", filing({ basis: "commitment" }), "own-row", "9343.00"],
    ["local, by the row for other provinces (Q8)", filing(), "outside-row", "11590.00"],
    ["20 points off that row (Q8)", filing({ basis: "commitment" }), "outside-row", "7890.00"],
  ])("Henan residents, %s", (_name, filed, row, expected) => {
    const settings = { answers: { Q8: answer(row) }, confirmed: {} };
    const settlement = settled(kaifeng, { filing: filed }, settings);
    expect(paidBy(settlement, "pooled")).toBe(y(expected));
  });
});

test("every published example has a test that names it", () => {
  const folder = new URL(".", import.meta.url);
  const titles = readdirSync(folder)
    .filter((name) => name.startsWith("worked-examples"))
    .map((name) => readFileSync(new URL(name, folder), "utf8"))
    .flatMap((source) => source.match(/(?<=(?:test|describe)\(")[ENR]\d{2}(?=[ :])/gu) ?? []);
  expect([...new Set(titles)].toSorted()).toEqual([...EXAMPLE_IDS].toSorted());
});
