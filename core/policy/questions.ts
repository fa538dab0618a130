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
  "Q15",
  "Q16",
  "Q17",
  "KF-1.4",
  "KF-2.2b",
  "KF-2.2c",
  "HUN-20.5",
  "own-choice",
  "large-amount",
] as const;
export type QuestionId = (typeof QUESTIONS)[number];

/** The pool's recorded answer to a question (◆ 主管决定), part of every receipt that used it. */
export interface PoolAnswer {
  readonly reading: string;
  /** Document in which the pool says so. */
  readonly document: string;
  readonly by: string;
  readonly on: string;
}

/** A local parameter that a supervisor has confirmed against the pool's own document. */
export interface Confirmation {
  readonly document: string;
  readonly by: string;
  readonly on: string;
}

/** What an office has settled for its pool: input of every computation. */
export interface PoolSettings {
  readonly answers: { readonly [Q in QuestionId]?: PoolAnswer | undefined };
  /** By parameter path, such as `settlement.cap.amount`. */
  readonly confirmed: { readonly [path: string]: Confirmation };
}

export const NO_SETTINGS: PoolSettings = { answers: {}, confirmed: {} };
