import { z } from "zod";
import { parseDate } from "../../core/calendar.ts";
import type { LedgerEntry } from "../../core/forms/ledger.ts";
import type { Answer } from "./answer.ts";
import { copies } from "./printing.ts";

/** Channels of the day's ledger (业务台账). */

/** A day as the calendar of the core has it. */
const date = z.iso.date().refine((text) => parseDate(text).ok);

/** What a ledger is saved as: the page, or a table for a spreadsheet. */
export const LEDGER_FILES = ["pdf", "csv"] as const;
export type LedgerFile = (typeof LEDGER_FILES)[number];

export const ledgerRequests = {
  "ledger.day": z.strictObject({ date }),
  /** Draws the ledger and hands it over; null: by the dialog of the operating system. */
  "ledger.print": z.strictObject({
    date,
    printer: z.string().min(1).max(200).nullable(),
    copies,
  }),
  /** Asks where, and writes a file that lies unprotected outside the program. */
  "ledger.save": z.strictObject({ date, as: z.enum(LEDGER_FILES) }),
} as const;

export interface LedgerDay {
  /** `YYYY-MM-DD`, a day in China. */
  readonly date: string;
  /** In the order of the work. */
  readonly entries: readonly LedgerEntry[];
}

/** A ledger on paper or in a file. */
export interface LedgerDone {
  /** Name of the printer as people call it, or the file written; empty for the system's dialog. */
  readonly where: string;
  /** Characters that no font has: empty boxes on the paper, to be filled by hand. */
  readonly missingGlyphs: readonly string[];
}

export interface LedgerAnswers {
  "ledger.day": Answer<LedgerDay>;
  "ledger.print": Answer<LedgerDone>;
  /** Null when the clerk closed the dialog. */
  "ledger.save": Answer<LedgerDone | null>;
}
