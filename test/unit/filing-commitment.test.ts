import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { day } from "../../core/calendar.ts";
import { CATEGORIES } from "../../core/filing/category.ts";
import { clawback, deductFromLater, type EnjoyedStay } from "../../core/filing/clawback.ts";
import { commitmentDue, commitmentSeen, mayCommit, reach } from "../../core/filing/commitment.ts";
import type { InEffect, OnCommitment, Revoked } from "../../core/filing/states.ts";
import type { CommitmentTerms } from "../../core/filing/terms.ts";
import { type Fen, fen, minus, plus, smaller, sum } from "../../core/money.ts";
import { SHANGHAI, y } from "../support/facts.ts";

const HUNAN: CommitmentTerms = {
  months: 6,
  beforeCompletion: "both-ways",
  onLapse: "as-unfiled",
  clawback: null,
};
const LIAONING: CommitmentTerms = {
  months: 6,
  beforeCompletion: "filing-place",
  onLapse: "revoked",
  clawback: null,
};

const owing: OnCommitment = {
  state: "in-effect-on-commitment",
  filing: {
    term: "long-term",
    category: "long-term-resident",
    basis: "commitment",
    date: day("2026-08-31"),
    place: SHANGHAI,
  },
  effective: day("2026-08-31"),
  due: day("2027-02-28"),
};
const revoked: Revoked = {
  ...owing,
  state: "revoked",
  due: day("2027-02-28"),
  on: day("2027-03-10"),
};

describe("who may file on a commitment", () => {
  test.each(CATEGORIES)("HUN-11, LN-1.2b: %s", (category) => {
    const longTerm = ["resettled-retiree", "long-term-resident", "posted-worker"];
    const result = mayCommit(category, [], HUNAN);
    expect(result.ok ? "may" : result.error.kind).toBe(
      longTerm.includes(category) ? "may" : "not-long-term",
    );
  });

  test("LN-1.2c: after a revocation no further commitment, from the first one on", () => {
    const earlier = { ...revoked, on: day("2025-05-01") };
    expect(mayCommit("posted-worker", [owing, revoked, earlier], LIAONING)).toEqual({
      ok: false,
      error: { kind: "barred", since: "2025-05-01" },
    });
    expect(mayCommit("posted-worker", [owing], LIAONING).ok).toBe(true);
  });

  test("HUN-22: Hunan bars nobody", () => {
    expect(mayCommit("posted-worker", [revoked], HUNAN).ok).toBe(true);
  });

  test("HUN-11: a pool that takes no commitments offers none", () => {
    expect(mayCommit("posted-worker", [], null)).toEqual({
      ok: false,
      error: { kind: "not-offered" },
    });
  });
});

describe("when the materials are due", () => {
  test("HUN-22, LN-1.2b: six months from effect, or the month's last day", () => {
    expect(commitmentDue(HUNAN, day("2026-11-20"))).toBe("2027-05-20");
    expect(commitmentDue(LIAONING, day("2026-08-31"))).toBe("2027-02-28");
  });

  test("KF-2.5c: the notice names no deadline; without the pool's there is none", () => {
    expect(commitmentDue({ ...HUNAN, months: null }, day("2026-11-20"))).toBeNull();
  });

  test.each([
    // completed, admission, recorded, seen as
    [null, "2027-05-20", "2027-05-20", "open"],
    [null, "2027-05-20", "2027-05-21", "overdue"],
    [null, "2027-05-21", "2027-06-01", "lapsed"],
    ["2027-05-20", "2027-01-01", "2027-06-01", "completed"],
    ["2027-05-20", "2027-06-01", "2027-06-01", "completed"],
    ["2027-07-01", "2027-01-01", "2027-08-01", "late"],
    ["2027-07-01", "2027-06-30", "2027-08-01", "lapsed"],
    ["2027-07-01", "2027-07-01", "2027-08-01", "late"],
  ] as const)(
    "HUN-22: due 2027-05-20, completed %s, admitted %s, recorded %s: %s",
    (completed, admission, recorded, seen) => {
      const commitment = {
        due: day("2027-05-20"),
        completed: completed === null ? null : day(completed),
      };
      expect(commitmentSeen(commitment, day(admission), day(recorded))).toBe(seen);
    },
  );

  test("KF-2.5c: a commitment without a deadline stays open until it is kept", () => {
    const later = day("2040-01-01");
    expect(commitmentSeen({ due: null, completed: null }, later, later)).toBe("open");
    expect(commitmentSeen({ due: null, completed: later }, later, later)).toBe("completed");
  });
});

describe("where a filing serves", () => {
  const kept: InEffect = {
    validity: "open-ended",
    state: "in-effect",
    filing: owing.filing,
    effective: owing.effective,
    commitment: { due: day("2027-02-28"), completed: day("2026-12-01") },
  };

  test("LN-1.2b: at the filing place only while materials are owed, both ways afterwards", () => {
    expect(reach(owing, LIAONING)).toBe("filing-place");
    expect(reach(kept, LIAONING)).toBe("both-ways");
  });

  test("HUN-21.1, KF-2.2b: both ways from the first day", () => {
    expect(reach(owing, HUNAN)).toBe("both-ways");
  });

  test("HUN-20.2: a temporary filing serves where the person went", () => {
    const temporary: InEffect = {
      ...kept,
      filing: {
        term: "temporary",
        category: "referral",
        basis: "proof",
        date: owing.filing.date,
        place: SHANGHAI,
      },
      commitment: null,
    };
    expect(reach(temporary, HUNAN)).toBe("filing-place");
  });
});

describe("the benefit difference is taken back (LN-1.2c)", () => {
  const stay = (id: string, paid: Fen, wouldHavePaid: Fen | null): EnjoyedStay => ({
    id,
    admission: day("2026-10-08"),
    paid,
    wouldHavePaid,
  });

  test("LN-1.2c: each stay owes what it enjoyed more; one that would have got more owes nothing", () => {
    const stays = [
      stay("a", y("13163.00"), y("9343.00")),
      stay("b", y("500.00"), y("620.00")),
      stay("c", y("0.03"), y("0.01")),
    ];
    expect(clawback("as-other-temporary", stays)).toEqual({
      ok: true,
      value: {
        measure: "as-other-temporary",
        stays: [
          { id: "a", difference: y("3820.00") },
          { id: "b", difference: y("0") },
          { id: "c", difference: y("0.02") },
        ],
        total: y("3820.02"),
      },
    });
  });

  test("LN-1.2c: against what it is measured the notice does not say (Q13)", () => {
    expect(clawback(null, [stay("a", y("1"), y("0"))])).toEqual({
      ok: false,
      error: { kind: "question", question: "Q13" },
    });
  });

  test("LN-1.2c: a stay whose other payment is not known is named, and nothing is added up without it", () => {
    const stays = [stay("a", y("100"), y("80")), stay("b", y("100"), null)];
    expect(clawback("as-unfiled", stays)).toEqual({
      ok: false,
      error: { kind: "no-comparison", stays: ["b"] },
    });
  });

  const amount = fc.integer({ min: 0, max: 10_000_000 }).map(fen);

  test("LN-1.2c: a deduction never makes a payment negative, and nothing is lost between settlements", () => {
    fc.assert(
      fc.property(amount, fc.array(amount, { maxLength: 8 }), (owed, payments) => {
        let remaining = owed;
        let taken = fen(0);
        for (const payment of payments) {
          const deduction = deductFromLater(remaining, payment);
          expect(deduction.payable).toBeGreaterThanOrEqual(0);
          expect(plus(deduction.payable, deduction.deducted)).toBe(payment);
          remaining = deduction.remaining;
          taken = plus(taken, deduction.deducted);
        }
        expect(taken).toBe(smaller(owed, sum(payments)));
        expect(remaining).toBe(minus(owed, taken));
      }),
    );
  });

  test("LN-1.2c: a mirror record bears no deduction", () => {
    expect(deductFromLater(y("100"), y("-50"))).toEqual({
      deducted: y("0"),
      payable: y("-50"),
      remaining: y("100"),
    });
  });
});
