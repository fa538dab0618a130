import { describe, expect, test } from "vitest";
import { day } from "../../core/calendar.ts";
import type { Stay } from "../../core/claim/stay.ts";
import type { Filing } from "../../core/filing/filing.ts";
import { NO_SETTINGS } from "../../core/policy/questions.ts";
import type { Situation } from "../../core/policy/situation.ts";
import { adjudicate, lackKey } from "../../core/settlement/adjudicate.ts";
import type { ClaimFacts } from "../../core/settlement/facts.ts";
import {
  area,
  CHANGSHA,
  facts,
  filing,
  inScope,
  KAIFENG,
  shipped,
  SHANGHAI,
  stay,
  SUZHOU,
  y,
} from "../support/facts.ts";
import { settings } from "../support/settings.ts";

/** What the rules look at, read off the facts of a case; the stay is 2026-10-08 to 2026-10-21. */

const SHENYANG = area("210100");
const ZHENGZHOU = area("410100");
const BEFORE = day("2026-09-01");

const judged = (changes: Partial<ClaimFacts>, pool = NO_SETTINGS) => {
  const given = facts(changes);
  return adjudicate(shipped(given.pool, "resident"), pool, given);
};
const seen = (stayed: Partial<Stay>, filed: Partial<Filing> | null, changes = {}) =>
  judged({
    stay: stay(stayed),
    filing: filed === null ? null : filing(filed),
    ...changes,
  }).treatment.situation;

test("a stay that was never filed has nothing of a filing", () => {
  expect(seen({}, null)).toEqual({
    care: "inpatient",
    span: "cross-province",
    route: "manual",
    category: "none",
    basis: "none",
    timing: "none",
    place: "elsewhere",
    validity: "none",
    commitment: "none",
    designated: "yes",
    networked: "yes",
    emergency: "no",
    referredOn: "no",
    household: "no",
    failure: "not-filed",
  });
});

type Seen = [string, Partial<Stay>, Partial<Filing> | null, Partial<Situation>];

describe("the stay", () => {
  test.each<Seen>([
    ["HUN-58: a fund amount on the invoice", { directFund: y("1") }, {}, { route: "settled" }],
    [
      "HUN-58: on an open bill too",
      { directFund: y("1"), settled: null },
      {},
      { route: "settled" },
    ],
    ["unpaid", { settled: null }, {}, { route: "direct" }],
    [
      "HUN-2: in another city of the province",
      { place: ZHENGZHOU },
      {},
      { span: "intra-province" },
    ],
    ["HUN-2: at home", { place: KAIFENG }, {}, { span: "inside", place: "insured-place" }],
    ["HUN-2: at home, never filed", { place: KAIFENG }, null, { place: "insured-place" }],
    ["HUN-20.5: not designated", { designated: false }, {}, { designated: "no" }],
    [
      "KF-1.4: not networked",
      { failure: "not-networked" },
      {},
      { networked: "no", failure: "breakdown" },
    ],
    [
      "HUN-20.4: the network failed",
      { failure: "network" },
      {},
      { networked: "yes", failure: "breakdown" },
    ],
    ["by choice", { failure: "own-choice" }, {}, { networked: "yes", failure: "own-choice" }],
  ])("%s", (_name, stayed, filed, expected) => {
    expect(seen(stayed, filed)).toMatchObject(expected);
  });
});

describe("the place, as the filing sees it (HUN-15)", () => {
  test.each([
    ["filed for it", SHANGHAI, SHANGHAI, "filing-place"],
    ["filed for another", SHANGHAI, SUZHOU, "elsewhere"],
    [
      "two cities of a province that may be filed to as a whole",
      area("460100"),
      area("460200"),
      "sister-city",
    ],
    ["filed to all of that province", area("460100"), area("460000"), "filing-place"],
  ])("%s", (_name, care, filed, place) => {
    expect(seen({ place: care }, { place: filed })?.place).toBe(place);
  });
});

describe("who is referred on, and whose household moved (GD-93-4, GD-93-4b)", () => {
  const RETIREE = { category: "resettled-retiree", household: true } as const;
  test.each<[string, Partial<Filing> | null, boolean, Partial<Situation>]>([
    ["a long-term resident, referred on", { referredOn: true }, false, { referredOn: "yes" }],
    ["a long-term resident, not referred on", {}, false, { referredOn: "no" }],
    [
      "a referral is none of it",
      { category: "referral", referredOn: true },
      false,
      { referredOn: "no" },
    ],
    ["a retiree with the household", RETIREE, true, { household: "yes" }],
    ["resettled, not retired", RETIREE, false, { household: "no" }],
    ["retired, without the household", { ...RETIREE, household: false }, true, { household: "no" }],
    ["another category", { household: true }, true, { household: "no" }],
  ])("%s", (_name, filed, retired, expected) => {
    expect(seen({}, filed, { retired })).toMatchObject(expected);
  });
});

describe("when it was filed, seen from the stay (KF-1.4, HUN-27, Q17)", () => {
  const PAID_LATER = { settled: day("2026-10-25") };
  test.each<[string, Partial<Stay>, string, Filing["sameDayOrder"], Situation["timing"]]>([
    ["the day before the admission", {}, "2026-10-07", null, "before-admission"],
    ["on the day of admission", {}, "2026-10-08", null, "before-discharge"],
    ["on the day of discharge, unpaid", { settled: null }, "2026-10-21", null, "before-discharge"],
    ["the day after the discharge, unpaid", { settled: null }, "2026-10-22", null, "discharged"],
    ["the day after, paid later", PAID_LATER, "2026-10-22", null, "discharged"],
    ["on the day it was paid, before that", PAID_LATER, "2026-10-25", "filing-first", "discharged"],
    ["and after that", PAID_LATER, "2026-10-25", "settlement-first", "after-settlement"],
    ["the day after it was paid", PAID_LATER, "2026-10-26", null, "after-settlement"],
  ])("%s", (_name, stayed, date, sameDayOrder, timing) => {
    expect(seen(stayed, { date: day(date), sameDayOrder })?.timing).toBe(timing);
  });

  test("Q12: made for another stay", () => {
    const filed = { date: day("2026-11-01"), madeFor: "another-stay" } as const;
    expect(seen({}, filed)?.timing).toBe("for-another-stay");
    expect(seen({}, { ...filed, date: BEFORE })?.timing).toBe("before-admission");
  });

  test("Q1: on the day it was paid, in an order nobody has said", () => {
    const receipt = judged({ filing: filing({ date: day("2026-10-21") }) });
    expect(receipt.lacks.map(lackKey)).toEqual(["same-day-order"]);
    expect(receipt.treatment).toMatchObject({ situation: null, validity: { from: "2026-10-21" } });
  });
});

describe("how the filing stands on the day of admission (KF-1.3.1, KF-1.3.2)", () => {
  const referral = { category: "referral", date: BEFORE } as const;
  test.each<[string, Partial<Filing>, Situation["validity"]]>([
    ["open-ended", { date: BEFORE }, "covers"],
    ["ended on the day of admission", { date: BEFORE, ended: day("2026-10-08") }, "covers"],
    ["ended the day before", { date: BEFORE, ended: day("2026-10-07") }, "expired"],
    ["half a year, to its last day", { ...referral, date: day("2026-04-08") }, "covers"],
    ["half a year and a day", { ...referral, date: day("2026-04-07") }, "expired"],
    [
      "in effect only after the admission",
      { ...referral, effective: day("2026-10-09") },
      "expired",
    ],
    ["in effect from the admission", { ...referral, effective: day("2026-10-08") }, "covers"],
    ["made up for the stay", { date: day("2026-11-01") }, "covers"],
    [
      "made on the day of admission, in effect later",
      { ...referral, date: day("2026-10-08"), effective: day("2026-10-09") },
      "covers",
    ],
  ])("%s", (_name, filed, validity) => {
    expect(seen({}, filed)?.validity).toBe(validity);
  });

  test.each([
    [
      "long-term: no last day, and a lock",
      { date: BEFORE },
      { from: "2026-09-01", until: null, changeLockedUntil: "2027-03-01", commitmentDue: null },
    ],
    [
      "temporary: a last day, and no lock",
      referral,
      { from: "2026-09-01", until: "2027-03-01", changeLockedUntil: null, commitmentDue: null },
    ],
    [
      "on a commitment: its day (KF-2.5c)",
      { date: BEFORE, basis: "commitment" },
      { until: null, commitmentDue: "2027-03-01" },
    ],
  ] as const)("%s", (_name, filed, expected) => {
    expect(judged({ filing: filing(filed) }).treatment.validity).toMatchObject(expected);
  });

  test("what gives the days is named: the term, the term of the commitment, Q2", () => {
    const words = (filed: Partial<Filing>) =>
      judged({ filing: filing(filed) }).treatment.validity?.sources.map((source) =>
        source.kind === "clause"
          ? source.clause
          : source.kind === "parameter"
            ? source.path
            : source.kind,
      );
    expect(words({ date: BEFORE })).toEqual(["KF-1.3.1"]);
    expect(words({ date: BEFORE, basis: "commitment" })).toEqual([
      "KF-1.3.1",
      "filing.commitmentMonths",
    ]);
    expect(words(referral)).toEqual(["KF-1.3.2"]);
    expect(words({ ...referral, date: day("2026-11-01") })).toEqual(["KF-1.3.2", "reading"]);
    expect(words({ ...referral, date: day("2026-11-01"), effective: BEFORE })).toEqual([
      "KF-1.3.2",
    ]);
    expect(words({ ...referral, date: day("2026-10-08") })).toEqual(["KF-1.3.2"]);
  });

  test.each([
    ["admission-day", "2026-10-08"],
    ["filing-day", "2026-11-01"],
  ])("Q2: a referral made up counts from the %s", (reading, from) => {
    const made = filing({ ...referral, date: day("2026-11-01") });
    expect(judged({ filing: made }, settings({}, { Q2: reading })).treatment.validity?.from).toBe(
      from,
    );
  });

  test("Q2: an answer that no reading has leaves its day open", () => {
    const made = filing({ ...referral, date: day("2026-11-01") });
    const receipt = judged({ filing: made }, settings({}, { Q2: "some-day" }));
    expect(receipt.lacks.map(lackKey)).toEqual(["Q2"]);
    expect(receipt.standing).toBe("undetermined");
  });

  test("HUN-13: made up for an earlier stay, only the record tells from when it counts", () => {
    const earlier = { ...referral, madeFor: "another-stay" } as const;
    expect(judged({ filing: filing(earlier) }).lacks.map(lackKey)).toEqual(["effective"]);
    for (const known of [
      { ...earlier, effective: BEFORE },
      { ...earlier, date: day("2026-10-08") },
      { ...earlier, category: "long-term-resident" as const },
    ]) {
      expect(judged({ filing: filing(known) }).lacks.map(lackKey)).not.toContain("effective");
    }
  });
});

describe("a filing that arises at admission (LN-1.2a: 即申即享)", () => {
  const POOL = settings({
    "period.from": "2025-07-01",
    "filing.longTerm.validity": "until-proof-ends",
    "filing.temporary.validityMonths": "6",
  });
  const inShenyang = (stayed: Partial<Stay>, filed: Filing | null = null) =>
    judged({ pool: SHENYANG, filing: filed, stay: stay(stayed) }, POOL);

  test("admitted as insured: another temporary filing, from that day, for that place", () => {
    const { treatment } = inShenyang({ settled: null, admittedAs: "insured" });
    expect(treatment.situation).toMatchObject({
      category: "other-temporary",
      timing: "before-discharge",
      place: "filing-place",
      validity: "covers",
      commitment: "none",
      referredOn: "no",
      household: "no",
    });
    expect(treatment.validity).toMatchObject({ from: "2026-10-08", until: "2027-04-08" });
  });

  test("paid on the day of admission, it still came first", () => {
    const short = { admission: day("2026-10-21"), admittedAs: "insured" } as const;
    expect(inShenyang(short).treatment.situation?.timing).toBe("before-discharge");
  });

  test.each<[string, Partial<Stay>, Situation["category"]]>([
    ["admitted as self-paying", { admittedAs: "self-paying" }, "none"],
    ["an emergency", { emergency: "yes", admittedAs: "insured" }, "none"],
    ["a visit", { care: "outpatient", admittedAs: "insured" }, "none"],
  ])("%s: none arises", (_name, stayed, category) => {
    expect(inShenyang(stayed).treatment.situation?.category).toBe(category);
  });

  test("as what the person was admitted is asked only where it matters", () => {
    const asked = (stayed: Partial<Stay>, filed: Filing | null = null) =>
      inShenyang(stayed, filed).lacks.map(lackKey).includes("admitted-as");
    expect(asked({})).toBe(true);
    expect(asked({ admittedAs: "insured" })).toBe(false);
    expect(asked({ admittedAs: "self-paying" })).toBe(false);
    expect(asked({ emergency: "yes" })).toBe(false);
    expect(asked({ care: "outpatient" })).toBe(false);
    expect(asked({ place: SHENYANG })).toBe(false);
    expect(asked({}, filing({ category: "referral", date: BEFORE }))).toBe(false);
    expect(judged({ filing: null }).lacks.map(lackKey)).not.toContain("admitted-as");
  });

  test("LN-1.1a: a filing that lasts as long as its proof asks when that ends", () => {
    const filed = filing({ date: BEFORE });
    expect(inShenyang({ settled: null }, filed).lacks.map(lackKey)).toContain("proof-end");
    const known = inShenyang({ settled: null }, { ...filed, proofEnds: day("2026-10-07") });
    expect(known.treatment.situation?.validity).toBe("expired");
    const committed = filing({ date: BEFORE, basis: "commitment" });
    expect(inShenyang({ settled: null }, committed).lacks.map(lackKey)).not.toContain("proof-end");
    const done = { ...committed, completed: day("2026-10-01") };
    expect(inShenyang({ settled: null }, done).lacks.map(lackKey)).toContain("proof-end");
  });
});

describe("the state of a commitment (HUN-22, Q6)", () => {
  const committed = (filed: Partial<Filing>, recorded = "2026-11-20") =>
    judged({
      pool: CHANGSHA,
      recorded: day(recorded),
      filing: filing({ basis: "commitment", ...filed }),
      stay: stay({ settled: null }),
      lines: inScope("20000"),
    }).treatment.situation?.commitment;
  test.each([
    ["on proof there is none", { basis: "proof", date: BEFORE } as const, "none"],
    ["inside its months", { date: BEFORE }, "open"],
    [
      "the materials came in before the admission",
      { date: BEFORE, completed: day("2026-09-20") },
      "completed",
    ],
  ])("%s", (_name, filed, expected) => {
    expect(committed(filed)).toBe(expected);
  });

  test("admitted after its day it has lapsed", () => {
    expect(committed({ date: day("2026-03-01") })).not.toBe("open");
  });
});
