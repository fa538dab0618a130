import { z } from "zod";
import type { Answer } from "./answer.ts";

/**
 * Channels of the error log (每日报错治理, LN-4): the problems that the desktop process has answered
 * with, by their codes, and what was done about them. Nothing of an insured person is in it.
 */

const day = z.iso.date();

export const errorRequests = {
  "errors.day": z.strictObject({ day }),
  /** Records what was done about a code of a day (处理情况); what was said before stays. */
  "errors.handle": z.strictObject({
    day,
    code: z.string().regex(/^[EWUN]-[A-Z]+-\d{2}$/u),
    words: z.string().trim().min(1).max(300),
  }),
} as const;

export interface Handled {
  readonly words: string;
  readonly by: string;
  readonly at: string;
}

/** One code on one day. */
export interface ShownProblem {
  readonly code: string;
  readonly count: number;
  readonly operators: number;
  readonly last: string;
  /** The newest first. */
  readonly handled: readonly Handled[];
}

/** A day on which something was shown. */
export interface ProblemDay {
  readonly day: string;
  readonly count: number;
  /** Codes about which nobody has recorded anything. */
  readonly open: number;
}

export interface ErrorLog {
  /** The most frequent first. */
  readonly problems: readonly ShownProblem[];
  /** The days with problems, the newest first. */
  readonly days: readonly ProblemDay[];
}

export interface ErrorAnswers {
  "errors.day": Answer<ErrorLog>;
  "errors.handle": Answer<ErrorLog>;
}
