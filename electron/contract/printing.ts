import { z } from "zod";
import { FORM_KINDS, type FormKind } from "../../core/forms/kinds.ts";
import type { Problem } from "../../core/problem.ts";
import type { Answer } from "./answer.ts";
import { id, none, sha256 } from "./leaf.ts";

/** Channels of the printer and of the print journal. */

const printer = z.string().min(1).max(200);
const form = z.enum(FORM_KINDS);
export const copies = z.int().min(1).max(20);
/** How far a printer draws off its place; a sheet that is off by more is put in wrongly. */
const millimetres = z.number().min(-20).max(20);

/** Who prints: a printer's own queue, or the dialog of the operating system. */
export const PRINT_WAYS = ["printer", "dialog"] as const;
export type PrintWay = (typeof PRINT_WAYS)[number];

export const printRequests = {
  "print.printers": none,
  /** Printer of a kind of form, kept; null: the one of the operating system. */
  "print.set-printer": z.strictObject({ form, printer: printer.nullable() }),
  /** How many copies a kind of form is printed in, kept. */
  "print.copies": z.strictObject({ form, copies }),
  /**
   * Fixes the bytes of forms that have none yet and hands them over, each in its
   * number of copies. Nothing is issued by it. `shown`: the version on the screen: papers of
   * another one, which nobody here has seen, are not printed.
   */
  "print.send": z.strictObject({
    caseId: id,
    papers: z.array(z.strictObject({ form, copies })).min(1).max(40),
    way: z.enum(PRINT_WAYS),
    shown: sha256.nullish(),
  }),
  /** What the clerk saw: whether each paper came out (出来了吗). Those that did are issued. */
  "print.confirm": z.strictObject({
    caseId: id,
    papers: z
      .array(z.strictObject({ jobId: id, out: z.boolean() }))
      .min(1)
      .max(40),
  }),
  "print.jobs": z.strictObject({ caseId: id }),
  /** Prints the sheet that is measured; `right` and `down` instead keep what was measured. */
  "print.calibrate": z.strictObject({
    printer,
    offset: z.strictObject({ right: millimetres, down: millimetres }).nullable(),
  }),
} as const;

/** How a printer stands before anything is sent to it. */
export type PrinterState = "ready" | "busy" | "stopped" | "refusing" | "no-answer";

/** How far what is printed is moved, in millimetres, so that it lands where it belongs. */
export interface PrintOffset {
  readonly right: number;
  readonly down: number;
}

export interface Printer {
  /** As the print system knows it. */
  readonly name: string;
  /** As people call it. */
  readonly label: string;
  readonly state: PrinterState;
  /** What the print system says of it in plain words; empty when there is nothing to say. */
  readonly reason: string;
  readonly isDefault: boolean;
}

export type OffsetPrinter = Printer & { readonly offset: PrintOffset };

export interface PrinterList {
  readonly printers: readonly OffsetPrinter[];
  /** Why there is none, or why they cannot be listed. */
  readonly problem: Problem | null;
  /** Printer and copies of each kind of form, where the office has chosen. */
  readonly choices: readonly PrintChoice[];
}

export interface PrintChoice {
  readonly form: FormKind;
  readonly printer: string | null;
  readonly copies: number | null;
}

/** queued: bytes are fixed; sent: the print system has them; the rest says what became of it. */
export const PRINT_STATES = ["queued", "sent", "failed", "confirmed", "not-out"] as const;
export type PrintState = (typeof PRINT_STATES)[number];

/** One paper of one print run, as the print journal has it. */
export interface PrintJob {
  readonly jobId: string;
  /** Papers sent together. */
  readonly runId: string;
  readonly form: FormKind;
  readonly sha256: string;
  readonly pages: number;
  readonly copies: number;
  /** As people call it; empty for the dialog of the operating system. */
  readonly printer: string;
  readonly operator: string;
  /** When it was sent, and when it came to its present state. */
  readonly at: string;
  readonly since: string;
  readonly state: PrintState;
  /** 补打: how often these bytes had come out before; 0 for the first time. */
  readonly reprint: number;
  /** Why it failed, or what holds it up in the print system just now; empty when nothing does. */
  readonly detail: string;
  /** Whether these are the papers of the version at hand. */
  readonly current: boolean;
}

export interface PrintRun {
  readonly jobs: readonly PrintJob[];
  /** Why some or all of them did not get to a printer. */
  readonly problem: Problem | null;
  /** Characters that no font has, on the papers that were drawn for this run. */
  readonly missingGlyphs: readonly string[];
}

/** Answers of the channels; `Confirmed` is what issuing forms answers. */
export interface PrintAnswers<Confirmed> {
  "print.printers": Answer<PrinterList>;
  "print.set-printer": Answer<PrinterList>;
  "print.copies": Answer<PrinterList>;
  "print.send": Answer<PrintRun>;
  "print.confirm": Answer<Confirmed & { readonly jobs: readonly PrintJob[] }>;
  "print.jobs": Answer<readonly PrintJob[]>;
  "print.calibrate": Answer<PrinterList>;
}
