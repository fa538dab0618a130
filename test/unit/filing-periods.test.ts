import fc from "fast-check";
import { describe, expect, expectTypeOf, test } from "vitest";
import { addDays, addMonths, day } from "../../core/calendar.ts";
import { lockedUntil, passLock } from "../../core/filing/lock.ts";
import type { Lock, LongTermTerms } from "../../core/filing/terms.ts";
import {
  admissionSeen,
  effectiveDay,
  longTermValidity,
  type Span,
  temporaryValidity,
} from "../../core/filing/validity.ts";

const KAIFENG_LOCK: Lock = { months: 6, binds: "change", exception: "recorded-reason" };
const LIAONING_LOCK: Lock = { months: 6, binds: "change-and-cancel", exception: "none" };
const HALF_YEAR = { validityMonths: 6, onAdmission: "must-be-filed" } as const;
const someDay = fc.integer({ min: 0, max: 9000 }).map((n) => addDays(day("2015-01-01"), n));

describe("the lock on a long-term filing", () => {
  test.each([
    ["KF-1.3.1", "2026-11-20", "2027-05-20"],
    ["KF-1.3.1, no such day", "2026-08-31", "2027-02-28"],
    ["LN-1.1a, leap year", "2027-08-31", "2028-02-29"],
  ])("%s: six months from %s are locked until %s", (_, effective, last) => {
    expect(lockedUntil(KAIFENG_LOCK, day(effective))).toBe(last);
  });

  test.each([
    // clause, lock, act, day, reason, what it says
    ["KF-1.3.1", KAIFENG_LOCK, "change", "2027-05-20", "", "locked"],
    ["KF-1.3.1", KAIFENG_LOCK, "change", "2027-05-20", "  ", "locked"],
    ["KF-1.3.1", KAIFENG_LOCK, "change", "2027-05-20", "迁往苏州", "迁往苏州"],
    ["KF-1.3.1", KAIFENG_LOCK, "change", "2027-05-21", "迁往苏州", null],
    ["KF-1.3.1", KAIFENG_LOCK, "cancel", "2026-11-21", "", null],
    ["LN-1.1a", LIAONING_LOCK, "change", "2027-05-20", "迁往苏州", "locked"],
    ["LN-1.1a", LIAONING_LOCK, "cancel", "2027-05-20", "迁往苏州", "locked"],
    ["LN-1.1a", LIAONING_LOCK, "cancel", "2027-05-21", "", null],
    ["HUN-13", null, "change", "2026-11-20", "", null],
    ["HUN-16", null, "cancel", "2026-11-20", "", null],
    ["LN-1.1b", null, "cancel", "2026-11-20", "", null],
  ] as const)("%s %o: %s on %s, reason %j: %s", (_, lock, act, on, reason, expected) => {
    const result = passLock(lock, act, day("2026-11-20"), day(on), reason);
    expect(result.ok ? result.value : result.error.kind).toBe(expected);
  });

  test("KF-1.3.1: a refusal says until when and that a recorded reason would help", () => {
    expect(passLock(KAIFENG_LOCK, "change", day("2026-11-20"), day("2026-12-01"), "")).toEqual({
      ok: false,
      error: { kind: "locked", lockedUntil: "2027-05-20", exception: "recorded-reason" },
    });
  });

  test("LN-1.1a: the lock ends with the corresponding day, whatever the day of effect", () => {
    fc.assert(
      fc.property(someDay, (effective) => {
        const last = addMonths(effective, 6);
        const pass = (on: typeof last) => passLock(LIAONING_LOCK, "cancel", effective, on, "").ok;
        expect([pass(effective), pass(last), pass(addDays(last, 1))]).toEqual([false, false, true]);
      }),
    );
  });
});

describe("how long a filing holds", () => {
  const open: LongTermTerms = { validity: "open-ended", lock: null };
  const proof: LongTermTerms = { validity: "until-proof-ends", lock: null };

  test.each([
    ["KF-1.3.1, HUN-13: without end", open, null, { validity: "open-ended" }],
    [
      "HUN-13: without end, though the proof has one",
      open,
      "2027-01-01",
      { validity: "open-ended" },
    ],
    [
      "LN-1.1a: as long as the proof",
      proof,
      "2027-01-01",
      { validity: "until", until: "2027-01-01" },
    ],
    [
      "LN-1.1a: the proof has no end date (Q13)",
      proof,
      null,
      { validity: "undetermined", lacks: "proof-end-date" },
    ],
    [
      "LN-1.3: the pool has said nothing",
      { validity: null, lock: null },
      "2027-01-01",
      { validity: "undetermined", lacks: "pool-terms" },
    ],
  ] as const)("%s", (_, terms, ends, expected) => {
    expect(longTermValidity(terms, ends === null ? null : day(ends))).toEqual(expected);
  });

  test("KF-1.3.2, HUN-13, LN-1.1b: a temporary filing holds six months from effect", () => {
    expect(temporaryValidity(HALF_YEAR, day("2026-08-31"))).toEqual({
      validity: "until",
      until: "2027-02-28",
    });
    const unset = { ...HALF_YEAR, validityMonths: null };
    expect(temporaryValidity(unset, day("2026-08-31")).validity).toBe("undetermined");
  });
});

describe("the day of effect", () => {
  const admission = day("2026-10-08");
  const filed = { date: day("2026-11-20"), effective: null };

  test.each([
    ["KF-2.5c", "long-term-resident", "admission-day", "2026-11-20"],
    ["KF-2.5d (Q2)", "other-temporary", "admission-day", "2026-10-08"],
    ["KF-2.5d (Q2)", "other-temporary", "filing-day", "2026-11-20"],
  ] as const)("%s: %s made up afterwards, read as %s: %s", (_, category, reading, expected) => {
    expect(effectiveDay({ ...filed, category }, admission, reading)).toEqual({
      ok: true,
      value: expected,
    });
  });

  test("KF-2.5d: without an answer to Q2 it is not known", () => {
    expect(effectiveDay({ ...filed, category: "referral" }, admission, null)).toEqual({
      ok: false,
      error: { kind: "question", question: "Q2" },
    });
  });

  test("HUN-13: a filing made before or on the day of admission takes effect when it is made", () => {
    const result = effectiveDay(
      { category: "referral", date: admission, effective: null },
      admission,
      null,
    );
    expect(result).toEqual({ ok: true, value: "2026-10-08" });
  });

  test("HUN-13: a recorded day of effect rules, so the six months of a later stay count from it", () => {
    const effective = day("2026-10-08");
    const filing = { category: "referral", date: day("2026-11-20"), effective } as const;
    const from = effectiveDay(filing, day("2027-04-20"), "filing-day");
    if (!from.ok) throw new Error("a recorded day needs no reading");
    const span: Span = { ...temporaryValidity(HALF_YEAR, from.value), effective, ended: null };
    expect(admissionSeen(span, day("2027-04-08"))).toBe("inside");
    expect(admissionSeen(span, day("2027-04-20"))).toBe("after");
  });
});

describe("which admissions a filing covers", () => {
  const effective = day("2026-11-20");
  const temporary: Span = { ...temporaryValidity(HALF_YEAR, effective), effective, ended: null };

  test.each([
    ["2026-11-19", "before"],
    ["2026-11-20", "inside"],
    ["2027-05-20", "inside"],
    ["2027-05-21", "after"],
  ])("KF-1.3.2, HUN-14, LN-1.1b: admitted on %s lies %s the half year", (admission, expected) => {
    expect(admissionSeen(temporary, day(admission))).toBe(expected);
  });

  test("HUN-14: the discharge is not asked at all", () => {
    expectTypeOf(admissionSeen).parameters.toEqualTypeOf<[Span, typeof effective]>();
    expect(admissionSeen(temporary, day("2027-05-20"))).toBe("inside");
  });

  test("KF-1.3.1, HUN-13: an open-ended filing covers every later admission until it ends", () => {
    const open: Span = { validity: "open-ended", effective, ended: null };
    expect(admissionSeen(open, day("2060-01-01"))).toBe("inside");
    const ended: Span = { ...open, ended: day("2027-03-01") };
    expect(admissionSeen(ended, day("2027-03-01"))).toBe("inside");
    expect(admissionSeen(ended, day("2027-03-02"))).toBe("after");
  });

  test("LN-1.1a: with a proof that bears no end date it is not known (Q13)", () => {
    const span: Span = {
      validity: "undetermined",
      lacks: "proof-end-date",
      effective,
      ended: null,
    };
    expect(admissionSeen(span, day("2027-01-01"))).toBe("undetermined");
    expect(admissionSeen({ ...span, ended: day("2026-12-01") }, day("2027-01-01"))).toBe("after");
  });
});
