import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { fen } from "../../core/money.ts";
import { type ClaimFigure, DIMENSIONS, groupsOf, wholeOf } from "../../core/statistics/claims.ts";
import { perHundred, ratioOf } from "../../core/statistics/ratio.ts";

const claim = (more: Partial<ClaimFigure> = {}): ClaimFigure => ({
  person: "a",
  discharge: "2026-10-21",
  place: "上海市",
  level: "level3",
  cause: "not-filed",
  disease: "C34.1",
  total: fen(1_000_000),
  paid: { inScope: fen(800_000), fund: fen(400_000) },
  ...more,
});

describe("statistics of the counter's own claims (HUN-74, HEN-3.2, HEN-3.3)", () => {
  it("HUN-74: average cost, what is in scope, and what the funds pay of it and of the cost", () => {
    expect(wholeOf([claim(), claim({ total: fen(500_001), paid: null })])).toMatchObject({
      cases: 2,
      persons: 1,
      total: 1_500_001,
      average: 750_001,
      settled: 1,
      fund: 400_000,
      inScopeRatio: 8_000,
      paidOfScope: 5_000,
      paidOfTotal: 4_000,
    });
  });

  it("HEN-3.2: cases for each person, and the growth of the average cost over the month before", () => {
    const months = groupsOf(
      [
        claim({ discharge: "2026-08-31", total: fen(100_000) }),
        claim({ discharge: "2026-09-01", total: fen(125_000) }),
        claim({ discharge: "2026-09-30", total: fen(125_000), person: "b" }),
        claim({ discharge: "2026-11-01", total: fen(50_000) }),
      ],
      "month",
    );
    expect(months.map(({ key, growth }) => [key, growth])).toEqual([
      ["2026-08", null],
      ["2026-09", 2_500],
      ["2026-11", null],
    ]);
    expect(wholeOf([claim(), claim(), claim({ person: "b" })]).casesPerPerson).toBe(150);
  });

  test.each([
    ["2025-12-31", "2026-01-01", "month", ["2025-12", "2026-01"]],
    ["2025-12-31", "2026-01-01", "quarter", ["2025-4", "2026-1"]],
    ["2026-03-31", "2026-04-01", "quarter", ["2026-1", "2026-2"]],
  ] as const)("HEN-3.3: %s and %s fall into two %ss that follow each other", (a, b, by, keys) => {
    const groups = groupsOf(
      [claim({ discharge: a, total: fen(200) }), claim({ discharge: b, total: fen(150) })],
      by,
    );
    expect(groups.map(({ key }) => key)).toEqual(keys);
    expect(groups[1]?.growth).toBe(-2_500);
  });

  it("says nothing of what nothing is known: no ratio of no cost, no zero in its place", () => {
    const open = wholeOf([claim({ paid: null })]);
    expect([open.inScopeRatio, open.paidOfScope, open.paidOfTotal]).toEqual([null, null, null]);
    expect(wholeOf([])).toMatchObject({ cases: 0, persons: 0, share: 0, average: 0 });
  });
});

const figures = fc.array(
  fc.record({
    person: fc.constantFrom("a", "b", "c"),
    discharge: fc.constantFrom("2026-01-31", "2026-02-28", "2026-05-01", "2027-01-01"),
    place: fc.constantFrom("上海市", "北京市", ""),
    level: fc.constantFrom("level3" as const, "level2" as const, "" as const),
    cause: fc.constantFrom("network" as const, "" as const),
    disease: fc.constantFrom("C34.1", ""),
    total: fc.integer({ min: 0, max: 9_999_999_999 }).map(fen),
    paid: fc.option(
      fc.record({
        inScope: fc.integer({ min: 0, max: 9_999_999_999 }).map(fen),
        fund: fc.integer({ min: 0, max: 9_999_999_999 }).map(fen),
      }),
      { freq: 3 },
    ),
  }),
  { maxLength: 30 },
);

test.each(DIMENSIONS)(
  "the groups by %s add up to the whole, in whatever order the claims stand",
  (by) => {
    fc.assert(
      fc.property(figures, (claims) => {
        const groups = groupsOf(claims, by);
        const whole = wholeOf(claims);
        const added = (of: "cases" | "settled" | "total" | "fund"): number =>
          groups.reduce((total, group) => total + group[of], 0);
        for (const of of ["cases", "settled", "total", "fund"] as const) {
          expect(added(of)).toBe(whole[of]);
        }
        expect(groupsOf(claims.toReversed(), by)).toEqual(groups);
      }),
    );
  },
);

test("a ratio is exact however large the sums are, half away from zero", () => {
  expect(ratioOf(1, 3)).toBe(3_333);
  expect(ratioOf(-1, 8)).toBe(-1_250);
  expect(ratioOf(1, 20_000)).toBe(1);
  expect(ratioOf(-1, 20_000)).toBe(-1);
  expect(ratioOf(9_007_199_254_740_991, 9_007_199_254_740_991)).toBe(10_000);
  expect(ratioOf(5, 0)).toBeNull();
  expect(perHundred(5, 4)).toBe(125);
});
