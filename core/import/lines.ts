import type { InvoiceForm, LineForm } from "../casefile/form.ts";
import { fen, type Fen, parseYuan, sum, ZERO } from "../money.ts";
import type { Problem } from "../problem.ts";
import { type Mapping, columnCells, headingsOf, repeatsHeader } from "./columns.ts";
import { readDay, readNumber, shareUnitOf } from "./cells.ts";
import type { Role } from "./headings.ts";
import { type ReadLine, readLine } from "./read-line.ts";
import { isEmptyRow, type Sheet, type SheetRow } from "./sheet.ts";
import { totalLabel } from "./totals.ts";

/** What is wrong with one row of the file, and at which column. */
export interface RowFault {
  readonly role: Role | null;
  readonly problem: Pick<Problem, "code" | "what" | "remedy">;
}

/** What became of one row of the file: a line, or a row that is none, and why. Every row is one of them. */
export type RowOutcome =
  | {
      readonly kind: "line";
      readonly line: number;
      readonly values: ReadLine;
      readonly faults: readonly RowFault[];
    }
  | {
      readonly kind: "passed";
      readonly line: number;
      /** above: over the headings; words: a row of words with no figure, such as the name of a group. */
      readonly why: "above" | "heading" | "total" | "empty" | "words";
      readonly text: string;
    };

/** A total that the list itself states, beside what its lines add up to. */
export interface StatedTotal {
  readonly line: number;
  readonly label: string;
  readonly stated: Fen;
  readonly counted: Fen;
}

export interface Imported {
  readonly rows: readonly RowOutcome[];
  readonly totals: readonly StatedTotal[];
}

export interface ImportContext {
  readonly invoices: readonly InvoiceForm[];
  /** The invoice of lines that name none. */
  readonly invoice: string;
  /** Of days that are written without one. */
  readonly year: string;
}

/** Reads a list of expenses by its mapping. As many outcomes as the sheet has rows, in their order. */
export function importLines(sheet: Sheet, mapping: Mapping, context: ImportContext): Imported {
  const place = placesOf(mapping);
  const shares = place.preSelfPay;
  const unit =
    shares === undefined ? "percent" : shareUnitOf(columnCells(sheet, mapping.header, shares));
  const named = headingsOf(sheet.rows[mapping.header]);
  const day = rememberedDays(context.year);
  const totals: StatedTotal[] = [];
  /** Of all lines so far, and of those since the last total. */
  let all = 0;
  let group = 0;
  const rows = sheet.rows.map((row, index): RowOutcome => {
    if (index <= mapping.header) {
      if (isEmptyRow(row)) return passed(row, "empty");
      return passed(row, index === mapping.header ? "heading" : "above");
    }
    if (isEmptyRow(row)) return passed(row, "empty");
    if (repeatsHeader(row, named)) return passed(row, "heading");
    const label = totalLabel(row, place);
    if (label !== null) {
      const stated = statedAmount(row, place.amount);
      if (stated !== null) {
        const counted = fen(countedFor(stated, label.whole, all, group));
        totals.push({ line: row.line, label: label.text, stated, counted });
      }
      group = 0;
      return passed(row, "total");
    }
    if (isWords(row, place)) return passed(row, "words");
    const read = readLine(row, place, { ...context, unit, day });
    all += read.amount;
    group += read.amount;
    return { kind: "line", line: row.line, values: read.values, faults: read.faults };
  });
  return { rows, totals };
}

/** A list has few days and many lines, and reading a day is slow. */
function rememberedDays(year: string): (text: string) => ReturnType<typeof readDay> {
  const known = new Map<string, ReturnType<typeof readDay>>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const read = readDay(text, year);
    known.set(text, read);
    return read;
  };
}

/** What a total is held against: all lines so far or those since the last total, whichever it equals. */
function countedFor(stated: Fen, whole: boolean, all: number, group: number): number {
  if (stated === all || stated === group) return stated;
  return whole ? all : group;
}

export type Places = Readonly<Partial<Record<Role, number>>>;

function placesOf(mapping: Mapping): Places {
  return Object.fromEntries(
    mapping.columns.flatMap((role, at) => (role === null ? [] : [[role, at] as const])),
  );
}

function passed(row: SheetRow, why: Extract<RowOutcome, { kind: "passed" }>["why"]): RowOutcome {
  const text = row.cells.filter((cell) => cell.trim() !== "").join(" ");
  return { kind: "passed", line: row.line, why, text };
}

/** One cell of words and nothing that could be a figure: the name of a group, a remark, a signature. */
function isWords(row: SheetRow, place: Places): boolean {
  const filled = row.cells.flatMap((cell, at) => (cell.trim() === "" ? [] : [at]));
  const marked = (row.marks ?? []).some((mark) => mark.kind !== "merged");
  const [only] = filled;
  if (filled.length !== 1 || only === undefined || marked) return false;
  return ![place.amount, place.price, place.quantity].includes(only);
}

/** The amount that a row of totals states: in its column, else the last figure of the row. */
function statedAmount(row: SheetRow, column: number | undefined): Fen | null {
  const own = column === undefined ? undefined : row.cells[column];
  const texts = own !== undefined && own.trim() !== "" ? [own] : row.cells.toReversed();
  for (const text of texts) {
    const bare = text.replace(/^.*[:：]/u, "");
    const read = bare.trim() === "" ? null : readNumber(bare, 2);
    if (read?.ok === true) return fen(read.value.times(100).toNumber());
  }
  return null;
}

/** Rows that became lines without a fault of the file, with a fault, and rows that are none. */
export function countsOf({ rows }: Imported): {
  readonly clean: number;
  readonly faulty: number;
  readonly passed: number;
} {
  const lines = rows.filter((row) => row.kind === "line");
  const faulty = lines.filter((row) => row.faults.some(isFault)).length;
  return { clean: lines.length - faulty, faulty, passed: rows.length - lines.length };
}

/** Whether a line cannot stand as it came; the rest are warnings. */
export function isFault({ problem }: RowFault): boolean {
  return problem.code.startsWith("E-");
}

/** The lines as the case keeps them; `id` makes an identifier for each. */
export function formLines(imported: Imported, id: () => string): readonly LineForm[] {
  return imported.rows.flatMap((row) => (row.kind === "line" ? [{ ...row.values, id: id() }] : []));
}

/** What the lines add up to, as far as their amounts can be read. */
export function importedTotal(imported: Imported): Fen {
  return sum(
    imported.rows.map((row) => {
      const read = row.kind === "line" ? parseYuan(row.values.amount) : null;
      return read?.ok === true ? read.value : ZERO;
    }),
  );
}
