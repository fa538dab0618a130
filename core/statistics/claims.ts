import type { FailureCause, HospitalLevel } from "../claim/stay.ts";
import { type Fen, portion, sum, ZERO } from "../money.ts";
import { perHundred, type Ratio, ratioOf } from "./ratio.ts";

/**
 * Statistics of the counter's own manual claims (HUN-74, HEN-3.2, HEN-3.3). What only a
 * province's system knows, such as the rate of direct settlement, is not among them.
 */

/** One claim as statistics see it: no name, and of the person only a key that tells persons apart. */
export interface ClaimFigure {
  readonly person: string;
  /** Day of discharge, `YYYY-MM-DD`. */
  readonly discharge: string;
  readonly place: string;
  readonly level: HospitalLevel | "";
  readonly cause: FailureCause | "";
  readonly disease: string;
  readonly total: Fen;
  /** Null while the claim has no result: it counts as a case, and in no amount of the funds. */
  readonly paid: { readonly inScope: Fen; readonly fund: Fen } | null;
}

export const DIMENSIONS = ["month", "quarter", "place", "level", "cause", "disease"] as const;
export type Dimension = (typeof DIMENSIONS)[number];

export interface Group {
  /** `2026-10`, `2026-4`, the name of a place or disease, the code of a level or cause; empty: not recorded. */
  readonly key: string;
  readonly cases: number;
  readonly persons: number;
  /** 人次人头比 in hundredths: cases for each person (HEN-3.2). */
  readonly casesPerPerson: number;
  readonly total: Fen;
  /** 次均费用 */
  readonly average: Fen;
  /** Growth of the average cost over the group before it (涨幅); of months and quarters only. */
  readonly growth: Ratio;
  /** Share of all cases of the period. */
  readonly share: number;
  /** Cases with a result, on which the two ratios and the fund's amount rest. */
  readonly settled: number;
  /** What those cost; the rest of the cost waits for its result. */
  readonly settledTotal: Fen;
  readonly fund: Fen;
  /** 政策范围内费用占比: in-scope amount in the cost. */
  readonly inScopeRatio: Ratio;
  /** 政策范围内报销比例: what the funds pay of the in-scope amount. */
  readonly paidOfScope: Ratio;
  /** 实际报销比例: what the funds pay of the cost. */
  readonly paidOfTotal: Ratio;
}

/** The claims by one dimension: periods in their order, the rest by the number of cases. */
export function groupsOf(claims: readonly ClaimFigure[], by: Dimension): readonly Group[] {
  const parts = new Map<string, ClaimFigure[]>();
  for (const claim of claims) {
    const key = keyOf(claim, by);
    const part = parts.get(key) ?? [];
    part.push(claim);
    parts.set(key, part);
  }
  const groups = [...parts].map(([key, part]) => groupOf(key, part, claims.length));
  if (by !== "month" && by !== "quarter") {
    return groups.toSorted((a, b) => b.cases - a.cases || (a.key < b.key ? -1 : 1));
  }
  const inOrder = groups.toSorted((a, b) => (a.key < b.key ? -1 : 1));
  return inOrder.map((group, at) => ({ ...group, growth: growthOver(inOrder[at - 1], group, by) }));
}

/** All of them as one group. */
export function wholeOf(claims: readonly ClaimFigure[]): Group {
  return groupOf("", claims, claims.length);
}

function keyOf(claim: ClaimFigure, by: Dimension): string {
  switch (by) {
    case "month":
      return claim.discharge.slice(0, 7);
    case "quarter":
      return quarterOf(claim.discharge);
    case "place":
    case "level":
    case "cause":
    case "disease":
      return claim[by];
  }
}

/** `2026-10-21` is in `2026-4`. */
function quarterOf(date: string): string {
  return `${date.slice(0, 4)}-${Math.ceil(Number(date.slice(5, 7)) / 3)}`;
}

function groupOf(key: string, claims: readonly ClaimFigure[], all: number): Group {
  const persons = new Set(claims.map(({ person }) => person)).size;
  const total = sum(claims.map((claim) => claim.total));
  const settled = claims.flatMap(({ total: cost, paid }) =>
    paid === null ? [] : [{ cost, ...paid }],
  );
  const cost = sum(settled.map((claim) => claim.cost));
  const inScope = sum(settled.map((claim) => claim.inScope));
  const fund = sum(settled.map((claim) => claim.fund));
  return {
    key,
    cases: claims.length,
    persons,
    casesPerPerson: perHundred(claims.length, persons),
    total,
    average: claims.length === 0 ? ZERO : portion(total, 1, claims.length),
    growth: null,
    share: ratioOf(claims.length, all) ?? 0,
    settled: settled.length,
    settledTotal: cost,
    fund,
    inScopeRatio: ratioOf(inScope, cost),
    paidOfScope: ratioOf(fund, inScope),
    paidOfTotal: ratioOf(fund, cost),
  };
}

/** Only over the month or quarter just before: a gap between them is no growth. */
function growthOver(before: Group | undefined, now: Group, by: "month" | "quarter"): Ratio {
  if (before === undefined || nextKey(before.key, by) !== now.key || before.average === 0)
    return null;
  return ratioOf(now.average - before.average, before.average);
}

function nextKey(key: string, by: "month" | "quarter"): string {
  const [year = 0, part = 0] = key.split("-").map(Number);
  const last = by === "month" ? 12 : 4;
  const [nextYear, next] = part === last ? [year + 1, 1] : [year, part + 1];
  return `${nextYear}-${by === "month" ? String(next).padStart(2, "0") : next}`;
}
