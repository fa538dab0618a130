import { describe, expect, it, test } from "vitest";
import { day } from "../../core/calendar.ts";
import type { Filing } from "../../core/filing/filing.ts";
import { openSteps } from "../../core/filing/open-steps.ts";
import { live, type RecordedStep, type StepName, STEPS } from "../../core/filing/recorded.ts";
import { filedAs, filingAt, suspendedOn } from "../../core/filing/recorded-filing.ts";
import type { AnyFiling } from "../../core/filing/states.ts";
import { clausesOfStep } from "../../core/filing/step-clauses.ts";
import { sidesOf } from "../../core/filing/step-sides.ts";
import { filing, SHANGHAI, SUZHOU } from "../support/facts.ts";
import { committed, HUNAN, LIAONING, proven, temporary } from "../support/filings.ts";

/** A filing with its steps, as it stood on the day that somebody asks about. */

const D = day;
const PLEDGED = filing({ category: "posted-worker", basis: "commitment", date: D("2026-01-10") });
const MOVED: AnyFiling = {
  ...proven,
  date: D("2026-03-15"),
  place: SUZHOU,
  proofEnds: D("2029-03-01"),
};

describe("what was filed, free of any stay", () => {
  const made = (changes: Partial<Filing>) =>
    filedAs(filing({ date: D("2026-01-10"), proofEnds: D("2028-06-30"), ...changes }));
  const long = { category: "long-term-resident", date: D("2026-01-10"), place: SHANGHAI } as const;

  it.each<[string, Partial<Filing>, AnyFiling | null]>([
    [
      "HUN-13: a long-term filing on proof ends with it",
      {},
      { ...long, term: "long-term", basis: "proof", proofEnds: D("2028-06-30") },
    ],
    [
      "HUN-22: a long-term filing on a commitment has no proof yet",
      { basis: "commitment" },
      { ...long, term: "long-term", basis: "commitment" },
    ],
    ["HUN-10: no long-term filing is made on a bare declaration", { basis: "declaration" }, null],
    [
      "KF-1.3.2: a referral is temporary, whatever proof there is",
      { category: "referral" },
      { ...long, term: "temporary", category: "referral", basis: "proof" },
    ],
    [
      "HUN-10: nobody promises the proof of a temporary filing",
      { category: "referral", basis: "commitment" },
      null,
    ],
  ])("%s", (_name, changes, filed) => {
    expect(made(changes)).toEqual(filed);
  });
});

describe("the filing that counts for a stay", () => {
  const CHANGE: RecordedStep = { do: "change", to: MOVED, reason: "迁居" };

  it.each<[string, readonly RecordedStep[], string, Partial<Filing>]>([
    [
      "HUN-22: completed since, with the end of the proof that was brought",
      [{ do: "complete", on: D("2026-04-01"), proofEnds: D("2028-01-31") }],
      "2026-10-08",
      { completed: D("2026-04-01"), proofEnds: D("2028-01-31") },
    ],
    [
      "HUN-22: completed by a proof without an end, it keeps what was known",
      [{ do: "complete", on: D("2026-04-01"), proofEnds: null }],
      "2026-10-08",
      { completed: D("2026-04-01"), proofEnds: D("2027-12-31") },
    ],
    [
      "HUN-16: cancelled since",
      [{ do: "cancel", on: D("2026-05-01"), reason: "回本地" }],
      "2026-10-08",
      { ended: D("2026-05-01") },
    ],
    [
      "KF-1.3.1: ended since",
      [{ do: "end", on: D("2026-05-02") }],
      "2026-10-08",
      { ended: D("2026-05-02") },
    ],
    [
      "LN-1.2c: revoked since",
      [{ do: "revoke", on: D("2026-08-01") }],
      "2026-10-08",
      { ended: D("2026-08-01") },
    ],
    [
      "HUN-16: a suspension that is over has left it as it was",
      [
        { do: "suspend", on: D("2026-05-01") },
        { do: "resume", on: D("2026-06-01") },
      ],
      "2026-10-08",
      {},
    ],
    [
      "HUN-16: changed, of an admission before, is the first, which ended with the change",
      [CHANGE],
      "2026-03-14",
      { ended: D("2026-03-15") },
    ],
    [
      "HUN-16: changed, of an admission on the day of the change, is the new one",
      [CHANGE],
      "2026-03-15",
      {
        category: "long-term-resident",
        basis: "proof",
        date: D("2026-03-15"),
        effective: D("2026-03-15"),
        place: SUZHOU,
        proofEnds: D("2029-03-01"),
      },
    ],
    [
      "HUN-16: of an admission before anything was filed, is the first that was made",
      [CHANGE],
      "2026-01-01",
      { ended: D("2026-03-15") },
    ],
  ])("%s", (_name, steps, admission, as) => {
    const first = { ...PLEDGED, proofEnds: D("2027-12-31"), household: true, referredOn: true };
    expect(filingAt({ filing: first, steps }, D(admission))).toEqual({ ...first, ...as });
  });

  it.each<[string, AnyFiling]>([
    ["on a commitment", { ...committed, date: D("2026-03-15") }],
    ["for a time", { ...temporary, date: D("2026-03-15") }],
  ])("HUN-16: changed into one %s, has no proof that ends, and was made for the stay", (_, to) => {
    const steps: readonly RecordedStep[] = [{ do: "change", to, reason: "工作" }];
    const { basis, category, proofEnds, madeFor } = filingAt(
      { filing: filing({ proofEnds: D("2027-12-31"), madeFor: "another-stay" }), steps },
      D("2026-10-08"),
    );
    const { basis: itsBasis, category: itsCategory } = to;
    expect({ basis, category, proofEnds, madeFor }).toEqual({
      basis: itsBasis,
      category: itsCategory,
      proofEnds: null,
      madeFor: "this-stay",
    });
  });
});

describe("HUN-16: an entitlement that was suspended (待遇暂停)", () => {
  const STOPPED: readonly RecordedStep[] = [
    { do: "suspend", on: D("2026-05-01") },
    { do: "resume", on: D("2026-06-01") },
  ];

  it.each([
    ["2026-04-30", STOPPED, null],
    ["2026-05-01", STOPPED, "2026-05-01"],
    ["2026-05-31", STOPPED, "2026-05-01"],
    ["2026-06-01", STOPPED, null],
    ["2026-07-01", STOPPED.slice(0, 1), "2026-05-01"],
    ["2026-07-01", [{ do: "end", on: D("2026-05-01") } as const], null],
  ])("on %s", (on, steps, since) => {
    expect(suspendedOn(steps, D(on))).toBe(since);
  });
});

describe("what is recorded and cannot be", () => {
  const refused = (steps: readonly RecordedStep[], asOf = "2026-11-20") => {
    const lived = live(proven, D("2026-01-10"), steps, LIAONING, D(asOf));
    return lived.ok ? null : lived.error;
  };
  const stop = (on: string): RecordedStep => ({ do: "suspend", on: D(on) });
  const goOn = (on: string): RecordedStep => ({ do: "resume", on: D(on) });

  it.each([
    ["before the filing was made", [stop("2026-01-09")], 0, { kind: "impossible" }],
    [
      "twice without an end between",
      [stop("2026-05-01"), stop("2026-06-01")],
      1,
      { kind: "suspended", since: "2026-05-01" },
    ],
    ["taken back without a beginning", [goOn("2026-05-01")], 0, { kind: "not-suspended" }],
    [
      "taken back before it began",
      [stop("2026-05-01"), goOn("2026-04-30")],
      1,
      { kind: "out-of-order", earliest: "2026-05-01" },
    ],
    [
      "of a filing that has ended",
      [{ do: "end", on: D("2026-04-01") } as const, stop("2026-05-01")],
      1,
      { kind: "impossible", state: "ended", step: "end" },
    ],
  ])("HUN-16: a suspension %s", (_name, steps, at, refusal) => {
    expect(refused(steps)).toMatchObject({ at, refusal });
  });

  it.each([
    ["on the day of the filing", [stop("2026-01-10")]],
    ["that ends on the day on which it began", [stop("2026-05-01"), goOn("2026-05-01")]],
  ])("HUN-16: but a suspension %s can be", (_name, steps) => {
    expect(refused(steps)).toBeNull();
  });
});

test("HUN-16: before the day of what is recorded already, a step is shown with the first day that it may have", () => {
  const completed: RecordedStep = { do: "complete", on: D("2026-04-01"), proofEnds: null };
  const lived = live(committed, committed.date, [completed], HUNAN, D("2026-05-01"));
  if (!lived.ok) throw new Error(lived.error.refusal.kind);
  const against = { kind: "out-of-order", earliest: "2026-04-01" };
  expect(openSteps(lived.value, committed.date, HUNAN, D("2026-03-01"))).toEqual([
    { do: "change", against },
    { do: "cancel", against },
    { do: "end", against },
    { do: "suspend", against: null },
  ]);
});

describe("how a filing stood before a step and stands since", () => {
  const sides = (filed: AnyFiling, steps: readonly RecordedStep[]) =>
    sidesOf(filed, filed.date, steps, HUNAN).map(({ step, before, after }) => [
      step.do,
      before.state,
      after.state,
    ]);
  const COMPLETE: RecordedStep = { do: "complete", on: D("2026-08-01"), proofEnds: null };
  const CANCEL: RecordedStep = { do: "cancel", on: D("2026-09-01"), reason: "回本地" };

  it("HUN-22, HUN-16: the days between count too: what is completed late had lapsed before", () => {
    expect(sides(committed, [COMPLETE, CANCEL])).toEqual([
      ["complete", "lapsed", "in-effect"],
      ["cancel", "in-effect", "cancelled"],
    ]);
  });

  it("HUN-16: after a change stands the filing that took its place", () => {
    const change: RecordedStep = { do: "change", to: MOVED, reason: "迁居" };
    const [side] = sidesOf(committed, committed.date, [change], HUNAN);
    expect(side?.before).toMatchObject({ state: "in-effect-on-commitment", filing: committed });
    expect(side?.after).toMatchObject({ state: "in-effect", filing: MOVED });
  });

  it("ends before the first step that cannot be", () => {
    expect(sides(committed, [CANCEL, COMPLETE])).toEqual([["cancel", "lapsed", "cancelled"]]);
    expect(sides(committed, [{ ...CANCEL, on: D("2026-01-01") }, COMPLETE])).toEqual([]);
  });
});

describe("the clauses that speak of a step", () => {
  it.each<[StepName, AnyFiling, string]>([
    ["complete", committed, "HUN-22 LN-1.2b KF-2.5c"],
    ["change", proven, "HUN-16 KF-1.3.1 LN-1.1a"],
    ["change", temporary, "HUN-16 LN-1.1b"],
    ["cancel", proven, "HUN-16 KF-1.3.1 LN-1.1a"],
    ["cancel", temporary, "HUN-16 LN-1.1b"],
    ["end", proven, "KF-1.3.1 HUN-13 HUN-16"],
    ["suspend", proven, "HUN-16"],
    ["resume", temporary, "HUN-16"],
    ["revoke", committed, "LN-1.2c"],
  ])("%s", (step, of, clauses) => {
    expect(STEPS).toContain(step);
    expect(clausesOfStep(step, of)).toEqual(clauses.split(" "));
  });
});
