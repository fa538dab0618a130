import { z } from "zod";

/**
 * Questions that the documents leave open (未载明). Q… are those of the
 * published list; the others are named by the clause that raises them. A pack
 * words the question and its readings; the pool's answer settles it once.
 */
export const QUESTIONS = [
  "Q2",
  "Q3",
  "Q4",
  "Q5",
  "Q6",
  "Q7",
  "Q8",
  "Q9",
  "Q10",
  "Q11",
  "Q12",
  "Q13",
  "Q14",
  "Q15",
  "Q16",
  "Q17",
  "KF-1.4",
  "KF-2.2b",
  "KF-2.2c",
  "HUN-7",
  "HUN-15",
  "HUN-20.5",
  "HUN-20.6",
  "LN-1.2a",
  "LN-2f",
  "GD-1e",
  "GD-93-4",
  "GD-93-4b",
  "GD-93-5a",
  "own-choice",
  "large-amount",
] as const;
export type QuestionId = (typeof QUESTIONS)[number];

/** The pool's recorded answer to a question (◆ 主管决定), part of every receipt that used it. */
export const PoolAnswer = z.strictObject({
  reading: z.string(),
  /** Document in which the pool says so. */
  document: z.string(),
  by: z.string(),
  on: z.string(),
});
export type PoolAnswer = z.output<typeof PoolAnswer>;

/** A local parameter that a supervisor has confirmed against the pool's own document. */
export const Confirmation = z.strictObject({
  document: z.string(),
  by: z.string(),
  on: z.string(),
});
export type Confirmation = z.output<typeof Confirmation>;

/**
 * A reduction that the pool makes smaller than its document does, after reporting
 * to the province (HUN-20.6: 报备后可以适当提高比例).
 */
export const Raise = z.strictObject({
  /** Points taken off instead, as a share of one: `0.03`. */
  points: z.string(),
  document: z.string(),
  by: z.string(),
  on: z.string(),
});
export type Raise = z.output<typeof Raise>;

/**
 * A local parameter that the office has set, or a provincial value that its pool
 * has overridden (HUN-86), each with the document that says so.
 */
export const LocalValue = z.strictObject({
  /** As packs write the value: `"1200"`, `"0.1"`, `"2.5"`, `"2025-07-01"`, `"4000=0.53,*=0.72"` for bands. */
  value: z.string(),
  document: z.string(),
  /** Document of the province's consent, where one is needed (LN-2e). */
  consent: z.string().optional(),
  by: z.string(),
  on: z.string(),
});
export type LocalValue = z.output<typeof LocalValue>;

/** What an office has settled for its pool: input of every computation, pinned by every version. */
export const PoolSettings = z.strictObject({
  answers: z.partialRecord(z.enum(QUESTIONS), PoolAnswer),
  /** By parameter path, such as `settlement.cap.amount`. */
  confirmed: z.record(z.string(), Confirmation),
  /** By the id of the rule whose points are made smaller. */
  raised: z.record(z.string(), Raise).optional(),
  /** By parameter path. */
  values: z.record(z.string(), LocalValue).optional(),
});
export type PoolSettings = z.output<typeof PoolSettings>;

export const NO_SETTINGS: PoolSettings = { answers: {}, confirmed: {} };
