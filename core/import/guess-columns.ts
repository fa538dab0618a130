import type { Decimal } from "decimal.js";
import { readDay, readGrade, readNumber } from "./cells.ts";
import type { Role } from "./headings.ts";
import { type Sheet, type SheetRow, widthOf } from "./sheet.ts";

/** Rows that are looked at. */
const SAMPLE = 50;

/**
 * What the columns of a table hold whose headings are missing or unknown, such as a
 * part of a spreadsheet that was copied: told by what stands in them. The clerk
 * sees and corrects it before anything is taken over.
 */
export function guessColumns(sheet: Sheet): {
  /** Place of the row of unknown headings; -1 where there is none. */
  readonly header: number;
  readonly columns: readonly (Role | null)[];
} {
  const header = isHeadings(sheet.rows[0], sheet.rows[1]) ? 0 : -1;
  const rows = sheet.rows.slice(header + 1, header + 1 + SAMPLE);
  return { header, columns: rolesOf(rows, widthOf(sheet)) };
}

/** Words only, over a row that has figures. */
function isHeadings(first: SheetRow | undefined, second: SheetRow | undefined): boolean {
  const words = (first?.cells ?? []).filter((cell) => cell.trim() !== "");
  return (
    words.length > 1 &&
    words.every((cell) => !/\d/u.test(cell)) &&
    (second?.cells ?? []).some((cell) => readNumber(cell, 4).ok)
  );
}

function rolesOf(rows: readonly SheetRow[], width: number): readonly (Role | null)[] {
  const columns = Array.from({ length: width }, (_, at) =>
    rows.map((row) => (row.cells[at] ?? "").trim()),
  );
  const roles = columns.map((cells): Role | null => {
    if (most(cells, (cell) => readGrade(cell) !== null && !/\d/u.test(cell))) return "grade";
    return most(cells, (cell) => readDay(cell, "").ok) ? "date" : null;
  });
  const numbers = columns.flatMap((cells, at) =>
    roles[at] === null && most(cells, (cell) => readNumber(cell, 4).ok) ? [at] : [],
  );
  for (const [role, at] of figures(columns, numbers)) roles[at] = role;
  const words = columns.flatMap((cells, at) =>
    roles[at] === null && most(cells, (cell) => /\p{Script=Han}/u.test(cell)) ? [at] : [],
  );
  const longest = words.toSorted((a, b) => lengthOf(columns[b]) - lengthOf(columns[a]))[0];
  if (longest !== undefined) roles[longest] = "name";
  return firstOfEach(roles);
}

/** Quantity, price and amount are the three columns of which two multiply to the third; else the last number is the amount. */
function figures(
  columns: readonly (readonly string[])[],
  numbers: readonly number[],
): readonly (readonly [Role, number])[] {
  const value = (row: number, at: number | undefined): Decimal | null => {
    const read = at === undefined ? null : readNumber(columns[at]?.[row] ?? "", 4);
    return read?.ok === true ? read.value : null;
  };
  for (let at = 0; at + 2 < numbers.length; at += 1) {
    const [a, b, c] = numbers.slice(at, at + 3);
    if (a === undefined || b === undefined || c === undefined) continue;
    const fits = (columns[a] ?? []).filter((_, row) => {
      const [x, y, z] = [value(row, a), value(row, b), value(row, c)];
      return x !== null && y !== null && z !== null && x.times(y).minus(z).abs().lessThan("0.02");
    }).length;
    if (fits * 2 > (columns[a] ?? []).length) {
      const priceFirst = hasCents(columns[a]) && !hasCents(columns[b]);
      return [
        [priceFirst ? "price" : "quantity", a],
        [priceFirst ? "quantity" : "price", b],
        ["amount", c],
      ];
    }
  }
  const last = numbers.at(-1);
  return last === undefined ? [] : [["amount", last]];
}

function hasCents(cells: readonly string[] | undefined): boolean {
  return (cells ?? []).some((cell) => /\.\d/u.test(cell));
}

function most(cells: readonly string[], is: (cell: string) => boolean): boolean {
  const filled = cells.filter((cell) => cell !== "");
  return filled.length > 0 && filled.filter(is).length * 2 > filled.length;
}

function lengthOf(cells: readonly string[] | undefined): number {
  return (cells ?? []).reduce((total, cell) => total + cell.length, 0);
}

function firstOfEach(roles: readonly (Role | null)[]): readonly (Role | null)[] {
  return roles.map((role, at) => (role !== null && roles.indexOf(role) < at ? null : role));
}
