import { z } from "zod";
import type { Arrangement } from "../../core/working-days.ts";
import type { Answer } from "./answer.ts";
import { none } from "./leaf.ts";

/** Channels of the days off of a year (放假安排), as the State Council's notices tell them. */

/** Longer than any notice by far. */
export const LONGEST_NOTICE = 10_000;

export const arrangementRequests = {
  "arrangements.list": none,
  /** The notice's own words: the days are read out of them where they are kept. */
  "arrangements.enter": z.strictObject({
    year: z.int().min(2008).max(2200),
    text: z.string().max(LONGEST_NOTICE),
    /** Number of the notice (文号). */
    document: z.string().trim().min(1).max(200),
  }),
} as const;

/** What rules in its year, with who entered it by which notice. */
export interface EnteredArrangement extends Arrangement {
  readonly document: string;
  /** Name of the operator. */
  readonly by: string;
  /** Day on which it was entered, `YYYY-MM-DD`. */
  readonly on: string;
}

export interface Arrangements {
  /** Years that came with the program. */
  readonly shipped: readonly number[];
  readonly entered: readonly EnteredArrangement[];
}

export interface ArrangementAnswers {
  "arrangements.list": Answer<Arrangements>;
  "arrangements.enter": Answer<Arrangements>;
}
