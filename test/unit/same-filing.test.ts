import { describe, expect, test } from "vitest";
import { day } from "../../core/calendar.ts";
import type { CaseForm } from "../../core/casefile/form.ts";
import { NO_SETTINGS, type PoolSettings } from "../../core/policy/questions.ts";
import { cancellingOwn, usingTheirs } from "../../core/sync/give-way.ts";
import { type BroughtFiling, broughtFilings, isSameFiling } from "../../core/sync/same-filing.ts";
import { commitment, referral } from "../store/people.ts";
import { KAIFENG, shipped } from "../support/facts.ts";
import { settings } from "../support/settings.ts";

const TODAY = day("2026-11-20");
const PACK = shipped(KAIFENG, "resident");

function brought(form: CaseForm, own: PoolSettings = NO_SETTINGS): readonly BroughtFiling[] {
  return broughtFilings(form, PACK, own, TODAY);
}

function filed(form: CaseForm, filing: Partial<CaseForm["filing"]>): CaseForm {
  return { ...form, filing: { ...form.filing, ...filing } };
}

/** A filing in time, so that no question is open. */
const IN_TIME = filed(referral(), { date: "2026-10-01" });

const SPAN: BroughtFiling = {
  category: "referral",
  basis: "proof",
  date: "2026-10-01",
  place: "310000",
  from: "2026-10-01",
  effective: "2026-10-01",
  until: "2027-04-01",
  follows: "",
};

describe("what a case brings", () => {
  test("KF-1.3.2: a temporary filing holds for half a year from its effect", () => {
    expect(brought(IN_TIME)).toEqual([SPAN]);
  });

  test("KF-1.3.1: a long-term filing holds without end", () => {
    const long = filed(commitment(), { date: "2026-10-01" });
    expect(brought(long)).toMatchObject([
      { category: "long-term-resident", from: "2026-10-01", until: "" },
    ]);
  });

  test.each([
    ["admission-day", "2026-10-08", "2026-10-08"],
    ["filing-day", "2026-11-20", "2026-11-20"],
    // Read otherwise than this program knows: the days that it may hold on at the most.
    ["", "2026-10-08", ""],
  ])(
    "Q2: a filing made up afterwards, counted from %j, holds from there",
    (reading, from, effective) => {
      expect(brought(referral(), settings({}, { Q2: reading }))).toMatchObject([
        { date: "2026-11-20", from, effective },
      ]);
    },
  );

  test.each(["existing", "none", ""] as const)(
    "a case whose filing is %j brings none",
    (wanted) => {
      expect(brought(filed(IN_TIME, { wanted }))).toEqual([]);
    },
  );

  test("a filing alone is brought as well, without a stay", () => {
    expect(brought({ ...IN_TIME, purpose: "filing" })).toEqual([SPAN]);
  });

  test.each([
    ["in time", IN_TIME],
    ["made up afterwards", referral()],
    ["made up with Q2 open", referral(), settings({}, { Q2: "" })],
  ])(
    "HUN-16: a filing %s that was cancelled counts for no day",
    (_how, form, own = NO_SETTINGS) => {
      const step = { id: "s1", on: TODAY, reason: "重复备案" };
      expect(brought(cancellingOwn(form, step), own)).toEqual([]);
    },
  );

  test("HUN-16: of one that was changed each part counts for its own days", () => {
    const to = { category: "referral", basis: "proof", place: "110000" } as const;
    const change = { id: "s1", do: "change", on: "2026-11-02", reason: "转往北京", to } as const;
    expect(brought(filed(IN_TIME, { steps: [change] }))).toMatchObject([
      { place: "310000", from: "2026-10-01", until: "2026-11-01" },
      { place: "110000", from: "2026-11-02", until: "2027-05-02" },
    ]);
  });

  test("HUN-16: one that ended with the insured status holds until that day", () => {
    const end = { id: "s1", do: "end", on: "2026-11-02", reason: "参保地变更" } as const;
    expect(brought(filed(IN_TIME, { steps: [end] }))).toMatchObject([{ until: "2026-11-02" }]);
  });

  test("HUN-12: it says which case it follows", () => {
    const repeat = {
      follows: "410203-A1-20260901-003",
      category: "referral",
      date: "2026-09-01",
      place: "310000",
      diagnosis: "",
      reason: "",
    } as const;
    expect(brought(filed(IN_TIME, { repeat }))).toMatchObject([{ follows: repeat.follows }]);
  });
});

describe("two filings of one person", () => {
  const same: readonly (readonly [string, Partial<BroughtFiling>])[] = [
    ["the same days and place", {}],
    ["HUN-7: another category of the same group", { category: "other-temporary" }],
    ["one common day at the beginning", { from: "2027-04-01", until: "2027-10-01" }],
    ["one common day at the end", { from: "2026-04-01", until: "2026-10-01" }],
    ["one without end", { from: "2026-01-01", until: "" }],
  ];
  const other: readonly (readonly [string, Partial<BroughtFiling>])[] = [
    ["HUN-7: the other group", { category: "long-term-resident" }],
    ["another place", { place: "110000" }],
    ["the day after its last", { from: "2027-04-02", until: "2027-10-02" }],
    ["until the day before", { from: "2026-03-30", until: "2026-09-30" }],
  ];

  test.each(same)("%s: the same filing", (_why, over) => {
    const theirs = { ...SPAN, ...over };
    expect([isSameFiling(SPAN, theirs), isSameFiling(theirs, SPAN)]).toEqual([true, true]);
  });

  test.each(other)("%s: not the same", (_why, over) => {
    const theirs = { ...SPAN, ...over };
    expect([isSameFiling(SPAN, theirs), isSameFiling(theirs, SPAN)]).toEqual([false, false]);
  });

  test.each([
    ["a city and its province filed to as a whole", "460000", "460100", true],
    ["two cities of that province", "460200", "460100", false],
    ["two cities of a province that is not", "330100", "330200", false],
  ])("HUN-15: %s", (_places, one, two, expected) => {
    const [a, b] = [
      { ...SPAN, place: one },
      { ...SPAN, place: two },
    ];
    expect([isSameFiling(a, b), isSameFiling(b, a)]).toEqual([expected, expected]);
  });
});

describe("the later case gives way", () => {
  test("it uses the other's filing as one found in the system, and brings none itself", () => {
    const form = usingTheirs(referral(), SPAN);
    expect(form.filing).toMatchObject({
      wanted: "existing",
      category: "referral",
      basis: "proof",
      date: "2026-10-01",
      place: "310000",
      effective: "2026-10-01",
      reason: "",
    });
    expect(form.filing.proofEnds).toBeUndefined();
    expect(brought(form)).toEqual([]);
  });

  test("LN-1.1a: the last day of the other's proof comes with it", () => {
    const proven: BroughtFiling = { ...SPAN, category: "posted-worker", until: "2028-12-31" };
    expect(usingTheirs(referral(), proven).filing.proofEnds).toBe("2028-12-31");
  });
});
