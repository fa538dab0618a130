import { describe, expect, it, test } from "vitest";
import { assess } from "../../core/assess.ts";
import { day } from "../../core/calendar.ts";
import { type CaseForm, emptyCase } from "../../core/casefile/form.ts";
import type { Filing } from "../../core/filing/filing.ts";
import type { RecordedStep } from "../../core/filing/recorded.ts";
import { NO_SETTINGS } from "../../core/policy/questions.ts";
import { compareFilings } from "../../core/settlement/compare-filings.ts";
import { enjoyedStay } from "../../core/settlement/enjoyed-stay.ts";
import { lifeOf } from "../../core/settlement/filing-life.ts";
import { area, filing, shipped, SUZHOU } from "../support/facts.ts";
import { proven } from "../support/filings.ts";
import { inShort } from "../support/obligations.ts";
import { settings } from "../support/settings.ts";
import { pledged, shenyangSettings } from "../support/shenyang.ts";

/** What the terms of a pool make of a filing: how long it holds, its lock, its deadline (KF-1.3, HUN-13, LN-1.1). */

const D = day;
const TODAY = D("2026-11-20");
const POOLS = { kaifeng: "410200", changsha: "430100", shenyang: "210100" } as const;
type Pool = keyof typeof POOLS;
const packOf = (pool: Pool) => shipped(area(POOLS[pool]), "resident");
const ADMITTED = { admission: D("2026-10-08") };

function life(pool: Pool, made: Partial<Filing>, steps: readonly RecordedStep[] = []) {
  const of = { filing: filing({ date: D("2026-01-10"), ...made }), steps };
  return lifeOf(packOf(pool), NO_SETTINGS, of, null, TODAY);
}

describe("how long a filing holds", () => {
  const PROOF = { proofEnds: D("2028-06-30") };
  const PLEDGE = { basis: "commitment" } as const;
  const REFERRAL = { category: "referral" } as const;
  const LOCKED = "2026-07-10";

  it.each<[string, Pool, Partial<Filing>, string | null, string | null, string | null, string]>([
    [
      "KF-1.3.1: open-ended, locked for half a year",
      "kaifeng",
      PROOF,
      null,
      LOCKED,
      null,
      "KF-1.3.1",
    ],
    ["HUN-13: open-ended and never locked", "changsha", PROOF, null, null, null, "HUN-13"],
    ["LN-1.1a: as long as its proof", "shenyang", PROOF, "2028-06-30", LOCKED, null, "LN-1.1a"],
    [
      "HUN-22: unkept, with the day that was due",
      "changsha",
      PLEDGE,
      null,
      null,
      LOCKED,
      "HUN-13 HUN-22",
    ],
    [
      "LN-1.2b: unkept, with the day that was due",
      "shenyang",
      PLEDGE,
      null,
      LOCKED,
      LOCKED,
      "LN-1.1a LN-1.2b",
    ],
    [
      "HUN-22: kept, with the day that had been due",
      "changsha",
      { ...PLEDGE, completed: D("2026-04-01") },
      null,
      null,
      LOCKED,
      "HUN-13 HUN-22",
    ],
    [
      "KF-1.3.2: a temporary one for half a year",
      "kaifeng",
      REFERRAL,
      LOCKED,
      null,
      null,
      "KF-1.3.2",
    ],
    [
      "LN-1.1b: a temporary one is never locked",
      "shenyang",
      REFERRAL,
      LOCKED,
      null,
      null,
      "LN-1.1b",
    ],
  ])("%s", (_name, pool, made, until, changeLockedUntil, commitmentDue, clauses) => {
    const { validity, lacks } = life(pool, made);
    expect(validity).toMatchObject({ from: "2026-01-10", until, changeLockedUntil, commitmentDue });
    expect(validity?.sources.map((one) => ("clause" in one ? one.clause : ""))).toEqual(
      clauses.split(" "),
    );
    expect(lacks).toEqual([]);
  });

  it.each<[string, Pool, Partial<Filing>, string | null]>([
    [
      "LN-1.1a: while nobody knows the end of its proof, nothing is said, and why",
      "shenyang",
      {},
      "proof-end",
    ],
    ["KF-1.3.1: of one that has ended", "kaifeng", { ended: D("2026-05-01") }, null],
    ["HUN-10: of one that cannot be", "changsha", { basis: "declaration" }, null],
  ])("%s", (_name, pool, made, fact) => {
    const { validity, lacks } = life(pool, made);
    expect(validity).toBeNull();
    expect(lacks).toEqual(fact === null ? [] : [{ kind: "fact", fact }]);
  });

  test("LN-1.2b: what the form says was completed late is refused as part of the filing itself", () => {
    const late = { ...PLEDGE, completed: D("2026-08-01") };
    const refusal = { kind: "must-be-revoked" };
    expect(life("shenyang", late).lived).toEqual({ ok: false, error: { at: -1, refusal } });
  });

  test("HUN-16: a step that cannot be is counted as the clerk recorded it, after what the form says", () => {
    const kept = { ...PLEDGE, completed: D("2026-04-01") };
    const steps: readonly RecordedStep[] = [
      { do: "suspend", on: D("2026-05-01") },
      { do: "suspend", on: D("2026-06-01") },
    ];
    expect(life("changsha", kept, steps).lived).toMatchObject({ ok: false, error: { at: 1 } });
  });

  test("HUN-16: after a change the new filing is asked for its own materials", () => {
    const to = { ...proven, date: D("2026-09-01"), place: SUZHOU };
    const changed = life("changsha", PLEDGE, [{ do: "change", to, reason: "迁居" }]);
    expect(changed.validity).toMatchObject({ from: "2026-09-01", commitmentDue: null });
    const asked = changed.obligations.map(inShort);
    expect(asked).toContain("filing material support");
    expect(asked).not.toContain("filing form commitment");
    expect(life("changsha", PLEDGE).obligations.map(inShort)).toContain("filing form commitment");
  });
});

describe("HUN-22: the materials that a commitment owes", () => {
  const owes = (completed: Filing["completed"], steps: readonly RecordedStep[]) =>
    life("changsha", { basis: "commitment", completed }, steps)
      .obligations.map(inShort)
      .filter((one) => one.startsWith("deadline commitment"));
  const DONE = D("2026-04-01");

  it("are due until the form or a recorded step says that they were brought", () => {
    expect(owes(null, [])).toEqual(["deadline commitment 2026-07-10"]);
    expect(owes(DONE, [])).toEqual([]);
    expect(owes(null, [{ do: "complete", on: DONE, proofEnds: null }])).toEqual([]);
  });
});

describe("Q2: the day of effect of a temporary filing made up for a stay", () => {
  const made = (changes: Partial<Filing> = {}, reading?: string) =>
    lifeOf(
      packOf("kaifeng"),
      reading === undefined ? NO_SETTINGS : settings({}, { Q2: reading }),
      { filing: filing({ category: "referral", ...changes }), steps: [] },
      ADMITTED,
      TODAY,
    );

  it.each([
    ["admission-day", "2026-10-08", "2027-04-08"],
    ["filing-day", "2026-11-20", "2027-05-20"],
  ])("is by the reading %s, and the half year from then", (reading, effective, until) => {
    expect(made({}, reading)).toMatchObject({
      effective,
      validity: { from: effective, until },
      lacks: [],
    });
  });

  it("is the day of admission while the pool has not said", () => {
    expect(made()).toMatchObject({ effective: "2026-10-08", lacks: [] });
  });

  it("is its own where it was made for another stay, and what is recorded rules", () => {
    const madeFor = "another-stay";
    expect(made({ madeFor }).effective).toBe("2026-11-20");
    expect(made({ madeFor, effective: D("2026-10-01") }).effective).toBe("2026-10-01");
  });
});

describe("KF-2.5: the routes without money", () => {
  const routes = (changes: Partial<CaseForm["filing"]>, pool: Pool = "shenyang") => {
    const form = emptyCase({ area: POOLS[pool], insurance: "resident" }, "filing");
    return compareFilings(
      { ...form, filing: { ...form.filing, ...changes } },
      packOf(pool),
      NO_SETTINGS,
      TODAY,
    );
  };

  it.each([
    ["long-term-resident", "commitment"],
    ["referral", "proof"],
  ] as const)("the one that the case has is marked: %s by %s", (category, basis) => {
    const chosen = routes({ category, basis }).filter((route) => route.chosen);
    expect(chosen.map((route) => [route.category, route.basis])).toEqual([[category, basis]]);
  });

  it("none is marked by its category alone", () => {
    expect(routes({ category: "referral" }).some(({ chosen }) => chosen)).toBe(false);
  });

  it("LN-1.1a: the proof that is typed ends the filing on proof, and no other", () => {
    const typed = routes({ date: "2026-03-01", proofEnds: "2028-06-30", place: "310000" });
    const seen = typed.map(({ basis, life: { filing: made, validity } }) => [
      basis,
      made.date,
      made.proofEnds,
      validity?.until ?? null,
    ]);
    expect(seen).toEqual([
      ["proof", "2026-03-01", "2028-06-30", "2028-06-30"],
      ["commitment", "2026-03-01", null, null],
      ["proof", "2026-03-01", "2028-06-30", "2026-09-01"],
      ["declaration", "2026-03-01", null, "2026-09-01"],
    ]);
  });

  it.each([
    ["yes", true],
    ["", false],
  ] as const)("the household of the case is kept: “%s”", (household, kept) => {
    const [first] = routes({ household, place: "310000" });
    expect(first?.life.filing).toMatchObject({
      household: kept,
      madeFor: "this-stay",
      place: "310000",
      referredOn: false,
    });
  });
});

describe("LN-1.2c: the stay that an unkept commitment has paid for", () => {
  const loaded = packOf("shenyang");
  const under = { loaded, settings: shenyangSettings(loaded) };
  const assessed = (form: CaseForm) => {
    const { facts, receipt } = assess(form, loaded, under.settings, TODAY);
    if (facts === null || receipt === null) throw new Error("incomplete");
    return { facts, receipt };
  };

  it("is none where nothing was paid, and none without a filing", () => {
    const { facts, receipt } = assessed(pledged());
    const unpaid = { ...receipt, settlement: null };
    expect(enjoyedStay("a", facts, unpaid, null, under)).toBeNull();
    expect(enjoyedStay("a", { ...facts, filing: null }, receipt, null, under)).toBeNull();
  });

  it("has no figure as unfiled, though the hospital had taken the person in as insured (LN-1.2a)", () => {
    const { facts, receipt } = assessed(pledged());
    const insured = { ...facts, stay: { ...facts.stay, admittedAs: "insured" } as const };
    expect(enjoyedStay("a", insured, receipt, "as-unfiled", under)?.wouldHavePaid).toBeNull();
  });

  it("would have been paid as filed in time, also where the filing was made after the admission", () => {
    const { facts, receipt } = assessed(pledged());
    if (facts.filing === null) throw new Error("no filing");
    const late = { ...facts, filing: { ...facts.filing, date: D("2026-04-20") } };
    const wouldHave = (given: typeof facts) =>
      enjoyedStay("a", given, receipt, "as-other-temporary", under)?.wouldHavePaid;
    expect(wouldHave(late)).toBe(wouldHave(facts));
  });
});
