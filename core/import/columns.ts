import { chargeCategoryOf } from "../claim/charge-category.ts";
import { halfWidth } from "../text.ts";
import { readGrade } from "./cells.ts";
import { guessColumns } from "./guess-columns.ts";
import { HEADINGS, type Headings, type Role } from "./headings.ts";
import { type Sheet, type SheetRow, widthOf } from "./sheet.ts";

/** How a table is read; the clerk may correct it. */
export interface Mapping<R extends string = Role> {
  /** Place among the rows of the row with the headings; -1 where there is none. */
  readonly header: number;
  /** What each column holds; null: the column is not used. */
  readonly columns: readonly (R | null)[];
}

/** Headings stand near the top, below the name of the hospital and the patient. */
const HEADER_WITHIN = 40;
/** Cells that are looked at where the heading alone does not tell. */
const SAMPLE = 50;

/** A mapping that the program proposes. */
export interface Recognised extends Mapping {
  /** By what stands in the columns: their headings say nothing that is known. */
  readonly guessed: boolean;
}

/** 识别列: the row with the headings, and what each column holds by its heading. */
export function recognise(sheet: Sheet): Recognised {
  const found = findHeader(sheet, HEADINGS, isHeader);
  if (found.header === -1) return { ...guessColumns(sheet), guessed: true };
  return {
    ...found,
    guessed: false,
    columns: found.columns.map((role, at) => settled(sheet, found.header, at, role)),
  };
}

/** The row whose cells name most columns, and which those are. */
export function findHeader<R extends string>(
  sheet: Sheet,
  headings: Headings<R>,
  enough: (roles: ReadonlySet<R>) => boolean,
): Mapping<R> {
  let best = { header: -1, columns: Array<R | null>(widthOf(sheet)).fill(null), count: 0 };
  for (const [index, row] of sheet.rows.slice(0, HEADER_WITHIN).entries()) {
    const columns = rolesOf(row, headings, best.columns.length);
    const roles = new Set(columns.filter((role) => role !== null));
    if (enough(roles) && roles.size > best.count)
      best = { header: index, columns, count: roles.size };
  }
  return { header: best.header, columns: best.columns };
}

/** A list has the names of what was charged, and something that tells how much. */
function isHeader(roles: ReadonlySet<Role>): boolean {
  return (
    roles.has("name") && (roles.has("amount") || (roles.has("price") && roles.has("quantity")))
  );
}

/** A role that several headings claim goes to the one that hospitals use most strictly. */
function rolesOf<R extends string>(
  row: SheetRow,
  headings: Headings<R>,
  width: number,
): (R | null)[] {
  const claims = row.cells.map((cell) => headings.get(headingOf(cell)));
  return Array.from({ length: width }, (_, at) => {
    const claim = claims[at];
    if (claim === undefined) return null;
    const better = claims.some(
      (other, place) =>
        other?.role === claim.role &&
        (other.rank < claim.rank || (other.rank === claim.rank && place < at)),
    );
    return better ? null : claim.role;
  });
}

/** A heading as it is compared: without blanks, units in brackets and marks. */
export function headingOf(cell: string): string {
  return halfWidth(cell)
    .replaceAll(/[\s\u00A0]/gu, "")
    .replace(/[([【].*$/u, "")
    .replaceAll(/[*:：]/gu, "")
    .toLowerCase();
}

/** 类别 may be the class or the kind of charge: what stands below tells. */
function settled(sheet: Sheet, header: number, column: number, role: Role | null): Role | null {
  if (role !== "grade" && role !== "category") return role;
  const cells = columnCells(sheet, header, column).slice(0, SAMPLE);
  const grades = cells.filter((cell) => readGrade(cell) !== null).length;
  const kinds = cells.filter((cell) => chargeCategoryOf(cell) !== null).length;
  if (grades === kinds) return role;
  return grades > kinds ? "grade" : "category";
}

/** What stands in a column below the headings, without empty cells. */
export function columnCells(sheet: Sheet, header: number, column: number): readonly string[] {
  return sheet.rows
    .slice(header + 1)
    .map((row) => row.cells[column] ?? "")
    .filter((cell) => cell.trim() !== "");
}

/** The headings of a row as they are compared. */
export function headingsOf(row: SheetRow | undefined): readonly string[] {
  return (row?.cells ?? []).map(headingOf);
}

/** Whether a row repeats the headings, as lists printed in pages do. */
export function repeatsHeader(row: SheetRow, named: readonly string[]): boolean {
  let repeated = 0;
  for (const [at, cell] of row.cells.entries()) {
    const heading = cell === "" ? "" : headingOf(cell);
    if (heading === "") continue;
    if (heading !== named[at]) return false;
    repeated += 1;
  }
  return repeated * 2 > named.filter((heading) => heading !== "").length;
}

/**
 * What a table of this layout is known by: its headings, or where it has none how
 * many columns it has. The mapping of a hospital is remembered under it.
 */
export function signatureOf(sheet: Sheet, header: number): string {
  const row = sheet.rows[header];
  if (row === undefined) return `#${widthOf(sheet)}`;
  return row.cells.map(headingOf).join("|").replace(/\|+$/u, "").slice(0, 1000);
}

/** Gives a column a role; another column that had it is not used any more. */
export function withRole<R extends string>(
  mapping: Mapping<R>,
  column: number,
  role: R | null,
): Mapping<R> {
  const columns = mapping.columns.map((before, at) =>
    at === column ? role : before === role ? null : before,
  );
  return { ...mapping, columns };
}
