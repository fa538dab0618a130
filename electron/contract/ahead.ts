import type { DueKind } from "../../core/due/ahead.ts";
import type { Answer } from "./answer.ts";
import { none } from "./leaf.ts";

/** What lies ahead of this counter: deadlines, and what waits for the gateway (工作台). */

export const aheadRequests = {
  "ahead.read": none,
} as const;

/** `answer`: of another office; `confirm`: of its answer by this one (HUN-76, HUN-77). */
export type AheadKind = DueKind | "check-answer" | "coordination-answer" | "confirm" | "summary";

/** Something that is due on a day, of a case or of a request. */
export interface Deadline {
  readonly kind: AheadKind;
  /** `YYYY-MM-DD`, the last day that counts; null: that year's days off are not known yet. */
  readonly day: string | null;
  /** Empty for the monthly summary, which is of no one case. */
  readonly caseId: string;
  /** The request on which it is due; null: the case itself. */
  readonly inquiryId: string | null;
  /** The person. */
  readonly name: string;
  /** Requests in the summary; 1 of everything else. */
  readonly count: number;
}

export interface Ahead {
  /** What is due first comes first; no more than can be looked through. */
  readonly deadlines: readonly Deadline[];
  /** How many there are in all. */
  readonly all: number;
  /** Cases with a version that the gateway has not accepted, counted up to `FOUND_LIMIT`. */
  readonly unsent: number;
}

export interface AheadAnswers {
  "ahead.read": Answer<Ahead>;
}
