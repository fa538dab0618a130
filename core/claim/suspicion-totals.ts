import { type Fen, displayYuan } from "../money.ts";
import type { Problem } from "../problem.ts";

/*
 * A total beside what this counter has seen (HEN-3.4): to be looked at, never
 * keeping a case back.
 */

/** The claims that are compared with: as many as a counter sees in some months. */
export const COMPARED_CLAIMS = 200;
/** With fewer the middle one is chance. */
export const FEWEST_CLAIMS = 10;
/** Half of all stays lie within three times the middle one at every level; beyond it is rare. */
export const TIMES_MEDIAN = 3;

/** The middle one; of an even number the lower of the two, which is a real bill. Null: none. */
export function medianOf(totals: readonly Fen[]): Fen | null {
  return totals.toSorted((a, b) => a - b)[Math.floor((totals.length - 1) / 2)] ?? null;
}

/**
 * A bill far above the counter's own median for hospitals of the same level.
 * @param others totals of the other claims at that level and of that kind of care
 */
export function farAboveMedian(total: Fen, others: readonly Fen[]): Problem | null {
  if (others.length < FEWEST_CLAIMS) return null;
  const median = medianOf(others);
  if (median === null || total <= median * TIMES_MEDIAN) return null;
  return {
    code: "N-SUS-07",
    what: `总费用 ${displayYuan(total)}，是本窗口同级医院中位数 ${displayYuan(median)} 的${TIMES_MEDIAN}倍以上。`,
    remedy: "对照病情和清单，看费用是否合理。",
    field: "lines",
    kind: "check",
  };
}
