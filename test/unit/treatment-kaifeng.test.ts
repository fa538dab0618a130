import { describe, expect, test } from "vitest";
import { day } from "../../core/calendar.ts";
import type { Stay } from "../../core/claim/stay.ts";
import type { Filing } from "../../core/filing/filing.ts";
import { NO_SETTINGS, type QuestionId } from "../../core/policy/questions.ts";
import { adjudicate, lackKey } from "../../core/settlement/adjudicate.ts";
import type { Receipt } from "../../core/settlement/receipt.ts";
import { area, facts, filing, KAIFENG, shipped, stay, SUZHOU, y } from "../support/facts.ts";
import { clauses, inShort } from "../support/receipts.ts";
import { settings } from "../support/settings.ts";

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
      { emergency: "yes" },
      "10 off, manual",
      "KF-2.5d",
    ],
    [
      "by commitment an emergency is still as 非急诊 by the clause's words",
      { ...MADE_UP, basis: "commitment" },
      { emergency: "yes" },
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
      { ...UNPAID, emergency: "yes" },
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
      { ...UNPAID, emergency: "yes" },
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

const OTHER = { ...BEFORE_CARE, category: "other-temporary", basis: "declaration" } as const;

function answered(
  question: QuestionId,
  reading: string,
  filingPart: Partial<Filing> | null,
  stayPart: Partial<Stay> = {},
): Receipt {
  return adjudicate(
    kaifeng,
    settings({}, { [question]: reading }),
    facts({ filing: filingPart === null ? null : filing(filingPart), stay: stay(stayPart) }),
  );
}

describe("Kaifeng: the hospital has already settled directly (KF-2.5b, Q11)", () => {
  const direct = { directFund: y("5000") };

  test("by the proposed reading nothing is paid again, and the question is named", () => {
    const receipt = treat(MADE_UP, direct);
    expect(inShort(receipt)).toBe("E-TRT-07");
    expect(receipt.openQuestions.map(({ id }) => id)).toContain("Q11");
  });

  test("a pool that recomputes pays the difference", () => {
    const receipt = answered("Q11", "yes", MADE_UP, direct);
    expect(inShort(receipt)).toBe("0 off, settled");
    expect(receipt.settlement?.difference).toBe(y("8163.00"));
  });
});

describe("Kaifeng: one filing made up, several stays before it (KF-2.5b to KF-2.5d, Q12)", () => {
  const forAnother = { ...MADE_UP, madeFor: "another-stay" } as const;

  test("a stay that the application does not name is asked about", () => {
    const receipt = treat(forAnother);
    expect(inShort(receipt)).toBe("Q12");
    expect(clauses(receipt)).toContain("KF-2.5e");
  });

  test.each([
    ["counts", "0 off, manual"],
    ["not-counts", "E-TRT-02"],
  ])("answered %s: %s", (reading, expected) => {
    expect(inShort(answered("Q12", reading, forAnother))).toBe(expected);
  });
});

describe("Kaifeng: an emergency without rescue is neither 急诊抢救 nor 非急诊 (KF-1.1, HUN-7)", () => {
  const plain = { ...UNPAID, emergency: "plain" } as const;

  test.each([
    ["as-rescue", "10 off, direct"],
    ["as-other", "20 off, direct"],
  ])("under another temporary filing it is asked; answered %s: %s", (reading, expected) => {
    expect(inShort(treat(OTHER, plain))).toBe("HUN-7");
    expect(inShort(answered("HUN-7", reading, OTHER, plain))).toBe(expected);
  });

  test.each(["as-rescue", "as-other"])(
    "answered %s, a filing for another place still is none",
    (reading) => {
      const elsewhere = { ...plain, place: SUZHOU };
      expect(inShort(answered("HUN-7", reading, OTHER, elsewhere))).toBe("E-TRT-03");
    },
  );
});

describe("Kaifeng: a hospital that is not networked (KF-1.4)", () => {
  const apart = { failure: "not-networked" } as const;

  test("cannot settle directly", () => {
    expect(inShort(treat(BEFORE_CARE, { ...UNPAID, ...apart }))).toBe("E-TRT-07");
  });

  test("its bill is claimed by hand at the filing's rate, by a reading (Q4)", () => {
    const receipt = treat({ ...BEFORE_CARE, category: "referral" }, apart);
    expect(inShort(receipt)).toBe("10 off, manual");
    expect(receipt.openQuestions.map(({ id }) => id)).toContain("Q4");
  });
});

test("a commitment whose deadline has passed since the stay is asked about (KF-2.5c, Q6)", () => {
  const pledged = filing({ date: day("2026-09-01"), basis: "commitment" });
  const recordedOn = (text: string): Receipt =>
    adjudicate(
      kaifeng,
      NO_SETTINGS,
      facts({ recorded: day(text), filing: pledged, stay: stay(UNPAID) }),
    );
  expect(inShort(recordedOn("2027-03-01"))).toBe("0 off, direct");
  expect(inShort(recordedOn("2027-03-02"))).toBe("Q6");
});

describe("Kaifeng: whose catalogue rules (KF-2.1)", () => {
  const scopeOf = (receipt: Receipt) => receipt.settlement?.scope[0]?.sources;

  test("direct settlement: that of the place of care", () => {
    expect(scopeOf(treat(BEFORE_CARE, UNPAID))).toEqual([{ kind: "clause", clause: "KF-2.1" }]);
  });

  test.each([
    ["made up afterwards", MADE_UP, {}],
    ["after a failure, which its document does not rule as HUN-53 does", BEFORE_CARE, BROKEN],
  ])(
    "a manual claim %s: a parameter of the pool that is to be confirmed (KF-1.4)",
    (_name, filed, stayed) => {
      const receipt = treat(filed, stayed);
      expect(scopeOf(receipt)).toEqual([
        expect.objectContaining({
          kind: "parameter",
          path: "settlement.catalogue",
          confirmed: false,
        }),
      ]);
      expect(receipt.unconfirmed.map(({ path }) => path)).toContain("settlement.catalogue");
    },
  );
});

test("a stay across two years may be split by days where Kaifeng's pool says so (Q7)", () => {
  const question = kaifeng.pack.questions.find(({ id }) => id === "Q7");
  expect(question?.readings.map(({ id }) => id)).toContain("day-split");
});

describe("Kaifeng employees: the same rules, and hardly a figure", () => {
  const employees = shipped(KAIFENG, "employee");
  const values = { "settlement.rows.level3.deductible": "900", "settlement.cap.amount": "150000" };

  test("filing and treatment are those of the residents (KF-1.1 to KF-2.5e)", () => {
    expect(employees.pack.filing).toEqual(kaifeng.pack.filing);
    expect(employees.pack.treatment).toEqual(kaifeng.pack.treatment);
  });

  test("deductible and cap are not found, so the rate is known and the money is not (KF-2.1)", () => {
    const receipt = adjudicate(employees, NO_SETTINGS, facts());
    expect(inShort(receipt)).toBe("0 off, manual");
    expect(receipt.settlement?.fund).toBeNull();
    expect(receipt.lacks.map(lackKey)).toEqual(
      expect.arrayContaining(["settlement.rows.level3.deductible", "settlement.cap.amount"]),
    );
  });

  test.each([
    ["by proof", "proof", false, "16235.00", "KF-2.5b"],
    ["by commitment", "commitment", false, "12415.00", "KF-2.5c"],
    ["by proof, retired", "proof", true, "17190.00", "KF-2.5b"],
  ] as const)(
    "once they are set, made up %s: a trial on ratios that contradict each other (%s)",
    (_name, basis, retired, fund, clause) => {
      const receipt = adjudicate(
        employees,
        settings(values),
        facts({ retired, filing: filing({ ...MADE_UP, basis }) }),
      );
      expect(receipt.standing).toBe("trial");
      expect(receipt.settlement?.fund).toBe(y(fund));
      expect(clauses(receipt)).toContain(clause);
      expect(receipt.unconfirmed).toContainEqual(
        expect.objectContaining({ path: "settlement.rows.level3.bands", confidence: "sample" }),
      );
    },
  );
});

test("a filing to the whole province covers its cities; one to a city asks for the others (HUN-15)", () => {
  const hainan = area("460000");
  const haikou = area("460100");
  const sanya = { place: area("460200") };
  expect(inShort(treat({ place: hainan }, { place: haikou }))).toBe("0 off, manual");
  expect(inShort(treat({ place: haikou }, sanya))).toBe("HUN-15");
  expect(inShort(answered("HUN-15", "province", { place: haikou }, sanya))).toBe("0 off, manual");
  expect(inShort(answered("HUN-15", "city", { place: haikou }, sanya))).toBe("E-TRT-03");
  expect(inShort(treat({ place: SUZHOU }, { place: area("320100") }))).toBe("E-TRT-03");
});
