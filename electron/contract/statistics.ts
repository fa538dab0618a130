import { z } from "zod";
import type { Ageing } from "../../core/statistics/ageing.ts";
import { DIMENSIONS, type Group } from "../../core/statistics/claims.ts";
import type { Answer } from "./answer.ts";
import { none } from "./leaf.ts";

/** Channels of the counter's own statistics (HUN-74, HEN-3.2, HEN-3.3). */

const date = z.iso.date();

export const statisticsRequests = {
  /** Claims by their day of discharge, both days included. */
  "statistics.read": z.strictObject({ from: date, to: date, by: z.enum(DIMENSIONS) }),
  /** Cases saved and not handed over, by how long they have waited (账龄). */
  "statistics.ageing": none,
  /** Asks where, and writes every dimension, and the ageing, as sheets of one xlsx file. */
  "statistics.export": z.strictObject({ from: date, to: date }),
} as const;

export interface Statistics {
  readonly whole: Group;
  readonly groups: readonly Group[];
}

export interface StatisticsAnswers {
  "statistics.read": Answer<Statistics>;
  "statistics.ageing": Answer<Ageing>;
  /** The file written; null when the dialog was closed. */
  "statistics.export": Answer<string | null>;
}
