/**
 * A table as a file or the clipboard holds it. Every cell is text, as it was
 * written or as an exact decimal: a leading `=`, `+`, `-` or `@` means nothing.
 */
export interface Sheet {
  readonly name: string;
  readonly rows: readonly SheetRow[];
}

export interface SheetRow {
  /** Number of the row in the file, as the office's spreadsheet shows it. */
  readonly line: number;
  readonly cells: readonly string[];
  /** What the file says of single cells beside their text. */
  readonly marks?: readonly CellMark[];
}

export interface CellMark {
  /** Place of the cell in its row, from 0. */
  readonly column: number;
  /**
   * no-value: a formula that was never computed; error: `#REF!` and its like;
   * merged: the cell is covered by a merged one, whose first cell has the value.
   */
  readonly kind: "no-value" | "error" | "merged";
}

/** Name of a column as spreadsheets show it: 0 is A, 27 is AB. */
export function columnLetters(column: number): string {
  const last = String.fromCodePoint(65 + (column % 26));
  return column < 26 ? last : columnLetters(Math.floor(column / 26) - 1) + last;
}

/** How many columns the widest row has. */
export function widthOf(sheet: Sheet): number {
  return sheet.rows.reduce((most, row) => Math.max(most, row.cells.length), 0);
}

export function isEmptyRow(row: SheetRow): boolean {
  return (
    row.cells.every((cell) => cell.trim() === "") &&
    !(row.marks ?? []).some((mark) => mark.kind !== "merged")
  );
}
