import { describe, expect, test } from "vitest";
import { day } from "../../core/calendar.ts";
import type { Stay } from "../../core/claim/stay.ts";
import type { Filing } from "../../core/filing/filing.ts";
import { NO_SETTINGS, type PoolSettings } from "../../core/policy/questions.ts";
import { adjudicate, lackKey } from "../../core/settlement/adjudicate.ts";
import type { Receipt } from "../../core/settlement/receipt.ts";
import {
  area,
  CHANGSHA,
  facts,
  filing,
  shipped,
  stay,
  SUZHOU,
  y,
  YUEYANG,
} from "../support/facts.ts";
import { clauses, inShort } from "../support/receipts.ts";
import { settings } from "../support/settings.ts";

const hunan = shipped(CHANGSHA, "employee");

function treat(
  filed: Partial<Filing> | null,
  stayed: Partial<Stay> = {},
  settings: PoolSettings = NO_SETTINGS,
): Receipt {
  return adjudicate(
    hunan,
    settings,
    facts({ pool: CHANGSHA, filing: filed === null ? null : filing(filed), stay: stay(stayed) }),
  );
}

const MADE_UP = { date: day("2026-11-20") };
const BEFORE_CARE = { date: day("2026-09-01") };
const UNPAID = { settled: null } as const;
const BROKEN = { failure: "network" } as const;
const answer = (question: "Q3" | "Q10", reading: string): PoolSettings => ({
  answers: {
    [question]: { reading, document: "长医保发〔2023〕1号", by: "赵敏", on: "2026-11-01" },
  },
  confirmed: {},
});

describe("Hunan: the treatment of each kind of stay", () => {
  test.each<[string, Partial<Filing> | null, Partial<Stay>, string, string]>([
    ["long-term at the filing place, direct", BEFORE_CARE, UNPAID, "0 off, direct", "HUN-20.1"],
    [
      "referral direct",
      { ...BEFORE_CARE, category: "referral" },
      UNPAID,
      "5 off, direct",
      "HUN-20.2",
    ],
    [
      "emergency without filing is deemed filed",
      null,
      { ...UNPAID, emergency: "yes" },
      "5 off, direct",
      "HUN-9.5",
    ],
    [
      "emergency self-paid: the emergency rate, by a reading (Q5)",
      null,
      { emergency: "yes" },
      "5 off, manual",
      "HUN-55",
    ],
    [
      "other temporary direct",
      { ...BEFORE_CARE, category: "other-temporary", basis: "declaration" },
      UNPAID,
      "10 off, direct",
      "HUN-20.3",
    ],
    ["never filed, manual", null, {}, "10 off, manual", "HUN-20.3"],
    ["never filed, still in hospital: file before discharge", null, UNPAID, "E-TRT-02", "HUN-27"],
    [
      "failure after filing: the filing's rate, never the unfiled one",
      { ...BEFORE_CARE, category: "referral" },
      BROKEN,
      "5 off, manual",
      "HUN-20.4",
    ],
    [
      "filed, direct possible, not used: not regulated",
      BEFORE_CARE,
      { failure: "own-choice" },
      "own-choice",
      "HUN-20.4",
    ],
    ["not designated, no rescue", BEFORE_CARE, { designated: false }, "E-TRT-05", "HUN-20.5"],
    [
      "not designated, rescue of the critically ill",
      null,
      { designated: false, emergency: "yes" },
      "5 off, manual",
      "HUN-20.5",
    ],
    [
      "long-term back home: local rate",
      BEFORE_CARE,
      { ...UNPAID, place: CHANGSHA },
      "0 off, direct",
      "HUN-21.1",
    ],
    [
      "long-term referred on: referral rate",
      { ...BEFORE_CARE, referredOn: true },
      { ...UNPAID, place: SUZHOU },
      "5 off, direct",
      "HUN-21.2",
    ],
    [
      "long-term at a third place: as unfiled",
      BEFORE_CARE,
      { place: SUZHOU, ...BROKEN },
      "10 off, manual",
      "HUN-15",
    ],
    [
      "commitment not kept: as unfiled",
      { date: day("2026-01-05"), basis: "commitment" },
      BROKEN,
      "10 off, manual",
      "HUN-22",
    ],
    [
      "commitment completed late: a reading (Q6)",
      { date: day("2026-01-05"), basis: "commitment", completed: day("2026-08-01") },
      BROKEN,
      "0 off, manual",
      "HUN-22",
    ],
    [
      "admitted after the deadline, before the late completion: the commitment was broken then",
      { date: day("2026-01-05"), basis: "commitment", completed: day("2026-11-01") },
      BROKEN,
      "10 off, manual",
      "HUN-22",
    ],
    [
      "long-term at a third place, cause not filed: as unfiled, no question of own choice",
      BEFORE_CARE,
      { place: SUZHOU },
      "10 off, manual",
      "HUN-15",
    ],
    [
      "long-term at a third place, unpaid: not direct, file for that place",
      BEFORE_CARE,
      { ...UNPAID, place: SUZHOU },
      "E-TRT-02",
      "HUN-15",
    ],
    [
      "expired filing, unpaid: not direct, file again",
      { category: "referral", date: day("2026-04-07") },
      UNPAID,
      "E-TRT-02",
      "HUN-13",
    ],
    [
      "an emergency under another temporary filing is not 非急诊",
      { ...BEFORE_CARE, category: "other-temporary", basis: "declaration" },
      { ...UNPAID, emergency: "yes" },
      "5 off, direct",
      "HUN-20.2",
    ],
    [
      "outpatient care needs no filing, and has no scale here",
      null,
      { ...UNPAID, care: "outpatient" },
      "Q9",
      "HUN-8",
    ],
    [
      "a home stay paid before the long-term filing was no off-site stay",
      MADE_UP,
      { place: CHANGSHA },
      "E-TRT-01",
      "HUN-21.1",
    ],
    [
      "temporary filing expired before admission: as unfiled",
      { category: "referral", date: day("2026-04-07") },
      BROKEN,
      "10 off, manual",
      "HUN-13",
    ],
    [
      "admission on the last day of validity counts",
      { category: "referral", date: day("2026-04-08") },
      BROKEN,
      "5 off, manual",
      "HUN-20.4",
    ],
    [
      "long-term filing ended before admission by a change of insured status: as unfiled",
      { ...BEFORE_CARE, ended: day("2026-10-01") },
      BROKEN,
      "10 off, manual",
      "HUN-13",
    ],
    [
      "long-term filing ended during the stay still covers it",
      { ...BEFORE_CARE, ended: day("2026-10-10") },
      BROKEN,
      "0 off, manual",
      "HUN-20.4",
    ],
    [
      "filing after discharge, bill unpaid: still direct? (Q17)",
      { date: day("2026-10-25") },
      UNPAID,
      "Q17",
      "HUN-27",
    ],
    [
      "inside Hunan without filing: the pool says whether one is needed",
      null,
      { place: YUEYANG },
      "Q10",
      "HUN-8",
    ],
    [
      "outpatient self-paid is never automatically unfiled",
      null,
      { care: "outpatient" },
      "Q9",
      "HUN-8",
    ],
  ])("%s", (_name, filed, stayed, expected, clause) => {
    const receipt = treat(filed, stayed);
    expect(inShort(receipt)).toBe(expected);
    expect(clauses(receipt)).toContain(clause);
  });
});

describe("Hunan: a filing made up after self-paid discharge (HUN-17)", () => {
  test.each(["long-term-resident", "referral", "other-temporary"] as const)(
    "%s: undetermined with the question, and each reading's money beside it",
    (category) => {
      const receipt = treat({ ...MADE_UP, category });
      expect(receipt.standing).toBe("undetermined");
      expect(inShort(receipt)).toBe("Q3");
      expect(receipt.settlement).toBeNull();
      const question = receipt.openQuestions.find((open) => open.id === "Q3");
      expect(question?.readings.every((reading) => reading.fund !== null && !reading.used)).toBe(
        true,
      );
    },
  );

  test.each([
    ["by-category", "5 off, manual"],
    ["as-unfiled", "10 off, manual"],
  ])("the pool's answer %s gives the rate and is cited", (reading, expected) => {
    const receipt = treat({ ...MADE_UP, category: "referral" }, {}, answer("Q3", reading));
    expect(inShort(receipt)).toBe(expected);
    expect(receipt.treatment.kind === "payable" && receipt.treatment.terms.sources).toContainEqual({
      kind: "answer",
      question: "Q3",
      reading,
      document: "长医保发〔2023〕1号",
      by: "赵敏",
      on: "2026-11-01",
    });
  });

  test("inside Hunan, an answer that a filing is required makes the stay unfiled (Q10)", () => {
    expect(inShort(treat(null, { place: YUEYANG }, answer("Q10", "required")))).toBe(
      "10 off, manual",
    );
  });
});

describe("Hunan: a commitment whose deadline passes after the stay (HUN-22, Q6)", () => {
  const pledged = filing({ date: day("2026-09-01"), basis: "commitment" });
  const recordedOn = (text: string): Receipt =>
    adjudicate(
      hunan,
      NO_SETTINGS,
      facts({ pool: CHANGSHA, recorded: day(text), filing: pledged, stay: stay(BROKEN) }),
    );

  test("on the last day it is open and nothing is asked of it", () => {
    const receipt = recordedOn("2027-03-01");
    expect(inShort(receipt)).toBe("0 off, manual");
    expect(receipt.openQuestions.map((open) => open.id)).not.toContain("Q6");
  });

  test("the day after, the proposed reading keeps the stay and shows the other money", () => {
    const receipt = recordedOn("2027-03-02");
    expect(inShort(receipt)).toBe("0 off, manual");
    const question = receipt.openQuestions.find((open) => open.id === "Q6");
    const [kept, unfiled] = question?.readings ?? [];
    expect(kept?.used).toBe(true);
    expect([kept?.fund, unfiled?.fund]).toEqual([y("16065.00"), y("14175.00")]);
  });
});

describe("Hunan: validity (HUN-13, HUN-22)", () => {
  test("long-term holds without end and without a change lock; the commitment is due in six months", () => {
    const { treatment } = treat({ ...BEFORE_CARE, basis: "commitment" }, UNPAID);
    expect(treatment.validity).toEqual({
      from: "2026-09-01",
      until: null,
      changeLockedUntil: null,
      commitmentDue: "2027-03-01",
      sources: [
        { kind: "clause", clause: "HUN-13" },
        { kind: "clause", clause: "HUN-22" },
      ],
    });
  });

  test("temporary holds six months; a stay begun within them is covered (HUN-14)", () => {
    const { treatment } = treat({ ...BEFORE_CARE, category: "referral" }, UNPAID);
    expect(treatment.validity?.until).toBe("2027-03-01");
  });
});

describe("Hunan: a pool that has reported to the province may take off fewer points (HUN-20.6)", () => {
  const raised = (rule: string, points: string): PoolSettings => ({
    answers: {},
    confirmed: {},
    raised: { [rule]: { points, document: "长医保发〔2023〕9号", by: "赵敏", on: "2026-11-01" } },
  });

  test("the smaller reduction rules and is cited", () => {
    const receipt = treat(null, {}, raised("unfiled", "0.08"));
    expect(inShort(receipt)).toBe("8 off, manual");
    expect(receipt.treatment.kind === "payable" && receipt.treatment.terms.sources).toEqual(
      expect.arrayContaining([
        { kind: "clause", clause: "HUN-20.6" },
        expect.objectContaining({ kind: "answer", document: "长医保发〔2023〕9号" }),
      ]),
    );
  });

  test("a larger one, or another rule's, changes nothing", () => {
    expect(inShort(treat(null, {}, raised("unfiled", "0.12")))).toBe("10 off, manual");
    expect(inShort(treat(null, {}, raised("referral", "0.03")))).toBe("10 off, manual");
  });
});

describe("Hunan: the hospital has already settled directly (HUN-58, Q11)", () => {
  const direct = { ...UNPAID, settled: day("2026-10-21"), directFund: y("15000") };

  test("a manual claim stops and asks", () => {
    const receipt = treat(BEFORE_CARE, direct);
    expect(inShort(receipt)).toBe("E-TRT-07");
    expect(receipt.openQuestions.map(({ id }) => id)).toContain("Q11");
    expect(clauses(receipt)).toEqual(["HUN-58"]);
  });

  test("a pool that recomputes goes on to what its other answers give", () => {
    const answers = { Q11: "yes", "own-choice": "rate-of-filing" } as const;
    const receipt = treat(BEFORE_CARE, direct, settings({}, answers));
    expect(inShort(receipt)).toBe("0 off, settled");
    expect(receipt.settlement?.difference).toBe(y("1065.00"));
  });
});

describe("Hunan: a filing made up for another stay (HUN-17, Q12)", () => {
  const forAnother = { ...MADE_UP, category: "referral", madeFor: "another-stay" } as const;

  test.each([
    ["counts", "Q3"],
    ["not-counts", "10 off, manual"],
  ])("is asked about; answered %s: %s", (reading, expected) => {
    expect(inShort(treat(forAnother))).toBe("Q12");
    expect(inShort(treat(forAnother, {}, settings({}, { Q12: reading })))).toBe(expected);
  });
});

describe("Hunan: an emergency without rescue (HUN-7)", () => {
  const OTHER = { ...BEFORE_CARE, category: "other-temporary", basis: "declaration" } as const;
  test.each<[string, Partial<Filing> | null, Partial<Stay>, string, string]>([
    ["unfiled, self-paid", null, {}, "as-rescue", "5 off, manual"],
    ["unfiled, self-paid", null, {}, "as-other", "10 off, manual"],
    ["unfiled, unpaid", null, UNPAID, "as-rescue", "5 off, direct"],
    ["unfiled, unpaid", null, UNPAID, "as-other", "E-TRT-02"],
    ["filed as other temporary", OTHER, UNPAID, "as-rescue", "5 off, direct"],
    ["filed as other temporary", OTHER, UNPAID, "as-other", "10 off, direct"],
  ])("%s: asked; %s answered %s", (_name, filed, stayed, reading, expected) => {
    const plain = { ...stayed, emergency: "plain" } as const;
    expect(inShort(treat(filed, plain))).toBe("HUN-7");
    expect(inShort(treat(filed, plain, settings({}, { "HUN-7": reading })))).toBe(expected);
  });

  test("is no rescue of the critically ill outside the designated institutions (HUN-20.5)", () => {
    expect(inShort(treat(null, { emergency: "plain", designated: false }))).toBe("E-TRT-05");
  });
});

describe("Hunan: filed to one city of a province that one may file to as a whole (HUN-15)", () => {
  const haikou = { ...BEFORE_CARE, place: area("460100") };
  const sanya = { ...UNPAID, place: area("460200") };

  test.each([
    ["province", "0 off, direct"],
    ["city", "E-TRT-02"],
  ])("海口 and treated in 三亚 is asked; answered %s: %s", (reading, expected) => {
    expect(inShort(treat(haikou, sanya))).toBe("HUN-15");
    expect(inShort(treat(haikou, sanya, settings({}, { "HUN-15": reading })))).toBe(expected);
  });

  test("filed to 海南 as a whole, 三亚 is covered", () => {
    expect(inShort(treat({ ...haikou, place: area("460000") }, sanya))).toBe("0 off, direct");
  });
});

describe("Hunan: a hospital that may not settle directly (HUN-24)", () => {
  const apart = { failure: "not-networked" } as const;
  test.each<[string, Partial<Filing> | null, Partial<Stay>, string]>([
    ["direct settlement is impossible", BEFORE_CARE, { ...UNPAID, ...apart }, "E-TRT-07"],
    ["the manual claim is open, by the filing's rate (Q4)", BEFORE_CARE, apart, "0 off, manual"],
    ["the unfiled lose 10 as everywhere (HUN-20.3)", null, apart, "10 off, manual"],
  ])("%s", (_name, filed, stayed, expected) => {
    expect(inShort(treat(filed, stayed))).toBe(expected);
  });
});

describe("Hunan: outpatient care (HUN-8, HUN-55)", () => {
  const visit = { ...UNPAID, care: "outpatient" } as const;

  test("HUN-8: settled directly it needs no filing, and its scale is the pool's (HUN-18)", () => {
    const receipt = treat(null, visit);
    expect(inShort(receipt)).toBe("Q9");
    expect(receipt.treatment.applied).toEqual([
      expect.objectContaining({ id: "outpatient-direct", clauses: ["HUN-8", "HUN-18"] }),
    ]);
  });

  test("HUN-8: paid by oneself it is not ruled at all", () => {
    const { treatment } = treat(null, { care: "outpatient" });
    expect(treatment.applied.map(({ id }) => id)).toEqual(["outpatient"]);
  });

  test("HUN-55: an emergency is deemed filed, 5 off; the scale is still the pool's", () => {
    const receipt = treat(null, { ...visit, emergency: "yes" });
    expect(inShort(receipt)).toBe("5 off, direct");
    expect(clauses(receipt)).toEqual(["HUN-55", "HUN-20.2"]);
    expect(receipt.standing).toBe("undetermined");
    expect(receipt.lacks.map(lackKey)).toContain("settlement.rows.outpatient.bands");
  });
});

describe("Hunan: whose catalogue rules (HUN-18, HUN-53)", () => {
  const scopeOf = (receipt: Receipt) => receipt.settlement?.scope[0]?.sources;
  const REFERRAL = { ...BEFORE_CARE, category: "referral" } as const;
  const toYueyang = { ...REFERRAL, place: YUEYANG };

  test.each<[string, Partial<Filing>, Partial<Stay>, string]>([
    ["direct, another province", REFERRAL, UNPAID, "HUN-18"],
    ["direct, inside Hunan", toYueyang, { ...UNPAID, place: YUEYANG }, "HUN-18"],
    ["manual after a failure, another province", REFERRAL, BROKEN, "HUN-53"],
  ])("%s: by clause %s", (_name, filed, stayed, clause) => {
    expect(scopeOf(treat(filed, stayed))).toEqual([{ kind: "clause", clause }]);
  });

  test.each<[string, Partial<Filing> | null, Partial<Stay>]>([
    ["never filed", null, {}],
    ["a failure inside Hunan", toYueyang, { ...BROKEN, place: YUEYANG }],
  ])("manual, %s: HUN-53 does not reach it, so the pool confirms", (_name, filed, stayed) => {
    expect(scopeOf(treat(filed, stayed))).toEqual([
      expect.objectContaining({ path: "settlement.catalogue", confirmed: false }),
    ]);
  });

  test.each([
    ["crossProvince", "place-of-care"],
    ["intraProvince", "province"],
  ] as const)("%s: the catalogue of the %s", (span, catalogue) => {
    expect(hunan.pack.settlement.directCatalogue[span]).toMatchObject({ value: catalogue });
  });
});

test("HUN-51: one bill always, so no pool of Hunan may split it by days (Q7)", () => {
  for (const insurance of ["employee", "resident"] as const) {
    const { questions } = shipped(CHANGSHA, insurance).pack;
    const readings = questions.find(({ id }) => id === "Q7")?.readings.map(({ id }) => id);
    expect(readings).toEqual(["discharge-year", "admission-year"]);
  }
});

test.each([
  ["resettled-retiree", "HUN-9.1"],
  ["long-term-resident", "HUN-9.2"],
  ["posted-worker", "HUN-9.3"],
  ["referral", "HUN-9.4"],
  ["emergency", "HUN-9.5"],
  ["other-temporary", "HUN-9.6"],
])("the materials of %s are those of %s", (category, clause) => {
  const routes = hunan.pack.filing.routes.filter((route) => route.category === category);
  for (const route of routes) expect(route.clauses).toContain(clause);
  expect(routes.length).toBeGreaterThan(0);
});
