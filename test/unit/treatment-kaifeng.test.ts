import { describe, expect, test } from "vitest";
import { day } from "../../core/calendar.ts";
import type { Stay } from "../../core/claim/stay.ts";
import type { Filing } from "../../core/filing/filing.ts";
import { NO_SETTINGS } from "../../core/policy/questions.ts";
import { adjudicate } from "../../core/settlement/adjudicate.ts";
import type { Receipt } from "../../core/settlement/receipt.ts";
import { area, facts, filing, KAIFENG, shipped, stay, SUZHOU } from "../support/facts.ts";
import { clauses, inShort } from "../support/receipts.ts";

const kaifeng = shipped(KAIFENG, "resident");

function treat(filingPart: Partial<Filing> | null, stayPart: Partial<Stay> = {}): Receipt {
  return adjudicate(
    kaifeng,
    NO_SETTINGS,
    facts({ filing: filingPart === null ? null : filing(filingPart), stay: stay(stayPart) }),
  );
}

const MADE_UP = { date: day("2026-11-20") };
const BEFORE_DISCHARGE = { date: day("2026-10-15") };
const BEFORE_CARE = { date: day("2026-09-01") };
const UNPAID = { settled: null } as const;
const BROKEN = { failure: "network" } as const;

describe("Kaifeng: filings made up after self-paid settlement", () => {
  test.each<[string, Partial<Filing>, Partial<Stay>, string, string]>([
    [
      "long-term by proof: local rate",
      { ...MADE_UP, category: "long-term-resident" },
      {},
      "0 off, manual",
      "KF-2.5b",
    ],
    [
      "resettled retiree by proof: local rate",
      { ...MADE_UP, category: "resettled-retiree" },
      {},
      "0 off, manual",
      "KF-2.5b",
    ],
    [
      "posted worker by proof: local rate",
      { ...MADE_UP, category: "posted-worker" },
      {},
      "0 off, manual",
      "KF-2.5b",
    ],
    [
      "long-term by commitment: this stay as other temporary",
      { ...MADE_UP, basis: "commitment" },
      {},
      "20 off, manual",
      "KF-2.5c",
    ],
    [
      "by commitment the other-temporary clause gives the figure",
      { ...MADE_UP, basis: "commitment" },
      {},
      "20 off, manual",
      "KF-2.4b",
    ],
    ["referral: by type", { ...MADE_UP, category: "referral" }, {}, "10 off, manual", "KF-2.5d"],
    ["referral: its points", { ...MADE_UP, category: "referral" }, {}, "10 off, manual", "KF-2.4a"],
    [
      "emergency: by type, whatever the filing place",
      { ...MADE_UP, category: "emergency", place: SUZHOU },
      { emergency: true },
      "10 off, manual",
      "KF-2.5d",
    ],
    [
      "by commitment an emergency is still as 非急诊 by the clause's words",
      { ...MADE_UP, basis: "commitment" },
      { emergency: true },
      "20 off, manual",
      "KF-2.5c",
    ],
    [
      "by commitment kept late: this stay is the same either way",
      { date: day("2026-11-01"), basis: "commitment", completed: day("2027-06-01") },
      {},
      "20 off, manual",
      "KF-2.5c",
    ],
    [
      "other temporary: by type",
      { ...MADE_UP, category: "other-temporary", basis: "declaration" },
      {},
      "20 off, manual",
      "KF-2.5d",
    ],
  ])("%s", (_name, filed, stayed, expected, clause) => {
    const receipt = treat(filed, stayed);
    expect(inShort(receipt)).toBe(expected);
    expect(clauses(receipt)).toContain(clause);
  });
});

describe("Kaifeng: filings before the discharge settlement", () => {
  test.each<[string, Partial<Filing>, Partial<Stay>, string, string]>([
    [
      "made up in hospital, long-term, still direct",
      BEFORE_DISCHARGE,
      UNPAID,
      "0 off, direct",
      "KF-2.5a",
    ],
    [
      "made up after discharge but before settlement is still before (KF-1.4)",
      { date: day("2026-10-22") },
      UNPAID,
      "0 off, direct",
      "KF-2.5a",
    ],
    [
      "by commitment before settlement: local rate, no penalty",
      { ...BEFORE_DISCHARGE, basis: "commitment" },
      UNPAID,
      "0 off, direct",
      "KF-2.5a",
    ],
    ["filed before care: local rate", BEFORE_CARE, UNPAID, "0 off, direct", "KF-2.2a"],
    [
      "back at the insured place",
      BEFORE_CARE,
      { ...UNPAID, place: KAIFENG },
      "10 off, direct",
      "KF-2.2b",
    ],
    [
      "back home and self-paid is not regulated",
      BEFORE_CARE,
      { place: KAIFENG, ...BROKEN },
      "KF-2.2b",
      "KF-2.2b",
    ],
    [
      "referred on to a third place: referral, by a reading",
      { ...BEFORE_CARE, referredOn: true },
      { ...UNPAID, place: SUZHOU },
      "10 off, direct",
      "KF-2.2c",
    ],
    [
      "a third place without referral is not covered",
      BEFORE_CARE,
      { ...UNPAID, place: SUZHOU },
      "E-TRT-03",
      "KF-1.4",
    ],
    [
      "referral direct",
      { ...BEFORE_CARE, category: "referral" },
      UNPAID,
      "10 off, direct",
      "KF-2.4a",
    ],
    [
      "emergency direct",
      { ...BEFORE_CARE, category: "emergency" },
      { ...UNPAID, emergency: true },
      "10 off, direct",
      "KF-2.4a",
    ],
    [
      "other temporary direct",
      { ...BEFORE_CARE, category: "other-temporary", basis: "declaration" },
      UNPAID,
      "20 off, direct",
      "KF-2.4b",
    ],
    [
      "failure after filing: manual at the filing's rate, a reading (Q4)",
      { ...BEFORE_CARE, category: "referral" },
      BROKEN,
      "10 off, manual",
      "KF-1.4",
    ],
    [
      "an emergency under another temporary filing is not 非急诊 (KF-2.4b)",
      { ...BEFORE_CARE, category: "other-temporary", basis: "declaration" },
      { ...UNPAID, emergency: true },
      "10 off, direct",
      "KF-2.4a",
    ],
    [
      "a third place paid by oneself: file for it, no question of own choice",
      BEFORE_CARE,
      { place: SUZHOU },
      "E-TRT-03",
      "KF-1.4",
    ],
    [
      "never filed and unpaid: file before the discharge settlement",
      { category: "referral", date: day("2026-04-07") },
      UNPAID,
      "E-TRT-02",
      "KF-2.5a",
    ],
    [
      "could settle directly, did not: not regulated",
      BEFORE_CARE,
      { failure: "own-choice" },
      "own-choice",
      "KF-1.4",
    ],
  ])("%s", (_name, filed, stayed, expected, clause) => {
    const receipt = treat(filed, stayed);
    expect(inShort(receipt)).toBe(expected);
    expect(clauses(receipt)).toContain(clause);
  });

  test("a reading nobody confirmed makes a trial that names its question", () => {
    const receipt = treat({ ...BEFORE_CARE, category: "referral" }, BROKEN);
    expect(receipt.standing).toBe("trial");
    expect(receipt.openQuestions.map((question) => question.id)).toContain("Q4");
  });
});

describe("Kaifeng: never filed, expired, or not off-site", () => {
  test.each<[string, Partial<Filing> | null, Partial<Stay>, string]>([
    ["self-paid without a filing: file first (KF-1.4)", null, {}, "E-TRT-02"],
    [
      "filing expired before admission (KF-1.3.2)",
      { category: "referral", date: day("2026-04-07") },
      {},
      "E-TRT-02",
    ],
    [
      "long-term filing ended before admission (KF-1.3.1)",
      { ...BEFORE_CARE, ended: day("2026-10-01") },
      BROKEN,
      "E-TRT-02",
    ],
    ["care inside the pool is not off-site", null, { place: KAIFENG }, "E-TRT-01"],
    [
      "outpatient bills made up later are not regulated (KF-2.5e)",
      MADE_UP,
      { care: "outpatient" },
      "Q9",
    ],
    [
      "filed as emergency, the stay was none (KF-2.4a)",
      { ...MADE_UP, category: "emergency" },
      {},
      "E-TRT-06",
    ],
    [
      "outpatient care unpaid: the scale is that of inpatients (KF-2.1)",
      BEFORE_CARE,
      { ...UNPAID, care: "outpatient" },
      "Q9",
    ],
    [
      "a home stay paid before the long-term filing (KF-2.2b)",
      MADE_UP,
      { place: KAIFENG },
      "E-TRT-01",
    ],
    ["a commitment not kept", { date: day("2026-01-05"), basis: "commitment" }, BROKEN, "Q6"],
    ["care under what a third party must bear", MADE_UP, { injury: "third-party" }, "third-party"],
    [
      "settled before the notice took effect (KF-7)",
      { date: day("2022-12-30") },
      { admission: day("2022-12-01"), discharge: day("2022-12-20"), settled: day("2022-12-20") },
      "E-TRT-04",
    ],
  ])("%s", (_name, filed, stayed, expected) => {
    expect(inShort(treat(filed, stayed))).toBe(expected);
  });
});

describe("Kaifeng: filing and self-paid settlement on one day (KF-1.4, Q1)", () => {
  const sameDay = { date: day("2026-10-21") };
  test("which came first is asked", () => {
    expect(inShort(treat(sameDay))).toBe("same-day-order");
  });
  test("settlement first: made up afterwards", () => {
    const receipt = treat({ ...sameDay, sameDayOrder: "settlement-first", basis: "commitment" });
    expect(inShort(receipt)).toBe("20 off, manual");
  });
  test("filing first, then a failure: the filing's rate", () => {
    const receipt = treat(
      { ...sameDay, sameDayOrder: "filing-first", basis: "commitment" },
      BROKEN,
    );
    expect(inShort(receipt)).toBe("0 off, manual");
  });
});

describe("Kaifeng: validity", () => {
  test("long-term is open-ended and locked against change for six months (KF-1.3.1)", () => {
    const { treatment } = treat(MADE_UP);
    expect(treatment.validity).toMatchObject({
      until: null,
      changeLockedUntil: "2027-05-20",
    });
  });

  test("temporary holds half a year; admission on its last day counts, the next day not (KF-1.3.2)", () => {
    const lastDay = treat({ category: "referral", date: day("2026-04-08") }, UNPAID);
    expect(inShort(lastDay)).toBe("10 off, direct");
    const dayAfter = treat({ category: "referral", date: day("2026-04-07") }, UNPAID);
    expect(inShort(dayAfter)).toBe("E-TRT-02");
  });

  test("a made-up temporary filing runs from admission by a reading; the question is named (Q2, KF-2.5d)", () => {
    const receipt = treat({ ...MADE_UP, category: "referral" });
    const { treatment } = receipt;
    expect(treatment.validity?.until).toBe("2027-04-08");
    expect(receipt.openQuestions.map((question) => question.id)).toContain("Q2");
  });
});

test("the six months of a commitment are a sample value that the receipt names (KF-2.5c)", () => {
  const receipt = treat({ ...MADE_UP, basis: "commitment" });
  expect(receipt.unconfirmed.map(({ path }) => path)).toContain("filing.commitmentMonths");
  expect(treat(MADE_UP).unconfirmed.map(({ path }) => path)).not.toContain(
    "filing.commitmentMonths",
  );
});

test("a stay across the first day: the answer that admission rules leaves it to the older policy (KF-7, Q16)", () => {
  const across = stay({
    admission: day("2022-12-28"),
    discharge: day("2023-01-05"),
    settled: day("2023-01-05"),
  });
  const decision = { document: "汴医保函〔2026〕1号", by: "赵敏", on: "2026-11-01" };
  const by = (reading: string) =>
    adjudicate(
      kaifeng,
      { answers: { Q16: { reading, ...decision } }, confirmed: {} },
      facts({ stay: across }),
    );
  expect(inShort(by("settlement"))).toBe("0 off, manual");
  expect(inShort(by("admission"))).toBe("E-TRT-04");
});

test("rules that were considered and did not apply are named with what ruled them out", () => {
  const { treatment } = treat({ ...MADE_UP, category: "referral" });
  const ruledOut = treatment.ruledOut.find((rule) => rule.id === "made-up-by-proof");
  expect(ruledOut).toMatchObject({ clauses: ["KF-2.5b"], factor: "category" });
});

test("a filing to one city does not cover another place, one to the province does (HUN-15)", () => {
  const hainan = area("460000");
  const haikou = area("460100");
  expect(inShort(treat({ place: hainan }, { place: haikou }))).toBe("0 off, manual");
  expect(inShort(treat({ place: haikou }, { place: area("460200") }))).toBe("E-TRT-03");
});
