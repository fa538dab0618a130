import type { Answer } from "./answer.ts";
import { none } from "./leaf.ts";

/** Channels of work that takes long: how far the one under way has come, and its end before its time. */

export const longWorkRequests = {
  "work.progress": none,
  /** Asks the work under way to end and to leave nothing half-done; its own answer tells what came of it. */
  "work.cancel": none,
} as const;

export type LongWork =
  | "read-file"
  | "backup"
  | "verify"
  | "print"
  | "archive"
  | "statistics"
  | "ledger"
  | "journal"
  | "exchange"
  | "rescue";

/** What a long work does just now. */
export type WorkStep =
  | "reading"
  | "waiting"
  | "copying"
  | "checking"
  | "hashing"
  | "structure"
  | "documents"
  | "cases"
  | "drafts"
  | "entries"
  | "drawing"
  | "handing-over"
  | "gathering"
  | "packing"
  | "listing"
  | "sealing"
  | "tables"
  | "writing";

export interface WorkProgress {
  readonly work: LongWork;
  /** Null before the first. */
  readonly step: WorkStep | null;
  /** What it is done with: the name of a file, a form, a place. Nothing of an insured person. */
  readonly on: string;
  readonly done: number;
  /** 0: nobody knows how much there is. */
  readonly of: number;
}

export interface LongWorkAnswers {
  /** Null while none is under way. */
  "work.progress": Answer<WorkProgress | null>;
  "work.cancel": Answer<null>;
}
