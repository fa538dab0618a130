import type { Cell, CellValue, MergeRange, Sheet as BookSheet } from "hucre/xlsx";
import type { CellMark, SheetRow } from "../sheet.ts";
import { MOST_COLUMNS } from "./limits.ts";
import { type Epoch, shownMoment, shownNumber, shownShare, showsShare } from "./shown-cell.ts";

export interface ReadSheet {
  /** Rows with anything in them, in the order of the file; none beyond the limit. */
  readonly rows: readonly SheetRow[];
  /** How many rows hold anything, those beyond the limit included. */
  readonly filled: number;
  readonly tooWide: boolean;
}

/** More merged cells than a list of expenses has. */
const MOST_MERGES = 50_000;

interface Row {
  readonly line: number;
  readonly cells: string[];
  readonly marks: CellMark[];
}

/** What the cells of a sheet show, and what is to be said of them. */
export function readSheet(sheet: BookSheet, epoch: Epoch, most: number): ReadSheet {
  const rows: Row[] = [];
  let filled = 0;
  let tooWide = false;
  for (const [index, values] of sheet.rows.entries()) {
    const detail = (column: number): Cell | undefined => sheet.cells?.get(`${index},${column}`);
    const row = rowOf(index + 1, values, detail, epoch);
    if (row.cells.length > MOST_COLUMNS) tooWide = true;
    if (row.marks.length === 0 && row.cells.every((cell) => cell.trim() === "")) continue;
    filled += 1;
    if (filled <= most) rows.push(row);
  }
  for (const merge of sheet.merges?.slice(0, MOST_MERGES) ?? []) markMerged(rows, merge);
  return { rows: rows.map(withoutNoMarks), filled, tooWide };
}

function withoutNoMarks({ line, cells, marks }: Row): SheetRow {
  return marks.length === 0 ? { line, cells } : { line, cells, marks };
}

function rowOf(
  line: number,
  values: readonly CellValue[],
  detail: (column: number) => Cell | undefined,
  epoch: Epoch,
): Row {
  const row: Row = { line, cells: [], marks: [] };
  for (const [column, value] of values.entries()) {
    const cell = detail(column);
    const text = shown(value, cell, epoch);
    const mark = markOf(value, cell);
    if (text === "" && mark === null) continue;
    while (row.cells.length < column) row.cells.push("");
    row.cells.push(text);
    if (mark !== null) row.marks.push({ column, kind: mark });
  }
  return row;
}

function shown(value: CellValue, cell: Cell | undefined, epoch: Epoch): string {
  if (value === null) return "";
  if (typeof value === "string") return value;
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  if (typeof value === "object") return shownMoment(value.getTime(), epoch);
  return showsShare(cell?.style?.numFmt ?? "") ? shownShare(value) : shownNumber(value);
}

function markOf(value: CellValue, cell: Cell | undefined): CellMark["kind"] | null {
  if (cell?.type === "error") return "error";
  return cell?.formula !== undefined && value === null ? "no-value" : null;
}

/** The value of merged cells is that of the first; the others are marked. */
function markMerged(rows: readonly Row[], { startRow, startCol, endRow, endCol }: MergeRange) {
  const last = Math.min(endCol, MOST_COLUMNS - 1);
  for (let at = rowFrom(rows, startRow + 1); at < rows.length; at += 1) {
    const row = rows[at];
    if (row === undefined || row.line > endRow + 1) return;
    // A list has its cells merged once; a file with more is made to keep us busy.
    if (row.marks.length >= MOST_COLUMNS) continue;
    for (let column = startCol; column <= last; column += 1) {
      if (row.line !== startRow + 1 || column !== startCol)
        row.marks.push({ column, kind: "merged" });
    }
  }
}

/** Place of the first row with this number or a later one. */
function rowFrom(rows: readonly Row[], line: number): number {
  let [low, high] = [0, rows.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rows[middle]?.line ?? 0) < line) low = middle + 1;
    else high = middle;
  }
  return low;
}
