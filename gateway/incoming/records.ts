import { lostDigits } from "../../core/import/cells.ts";
import { columnLetters, isEmptyRow, type SheetRow } from "../../core/import/sheet.ts";
import { fail, ok, type Result } from "../../core/result.ts";

/** One row of a table whose first row has the national field names. */
export interface TableRecord {
  /** Number of the row in its file. */
  readonly line: number;
  readonly fields: Readonly<Record<string, string>>;
}

/**
 * The rows below the first by the names in it, or what is wrong, with its row and its column:
 * what stands there may be a person's and is not repeated.
 */
export function recordsOf(rows: readonly SheetRow[]): Result<readonly TableRecord[], string> {
  const [head, ...body] = rows.filter((row) => !isEmptyRow(row));
  if (head === undefined || body.length === 0) return fail("表里没有数据");
  const columns = head.cells.map((cell) => cell.trim());
  const twice = columns.findIndex((column, at) => column !== "" && columns.indexOf(column) !== at);
  if (twice !== -1) return fail(`表头的 ${nameOf(columns, twice)} 重复`);
  for (const row of [head, ...body]) {
    const fault = cellFault(columns, row);
    if (fault !== null) return fail(`第 ${row.line} 行：${fault}`);
  }
  return ok(body.map((row) => recordOf(columns, row)));
}

function recordOf(columns: readonly string[], { line, cells }: SheetRow): TableRecord {
  const fields = columns.map((column, at) => [column, (cells[at] ?? "").trim()] as const);
  return { line, fields: Object.fromEntries(fields) };
}

/** A cell whose text is not what the sender meant, or is not said to be anything. */
function cellFault(columns: readonly string[], { cells, marks = [] }: SheetRow): string | null {
  const [mark] = marks;
  if (mark !== undefined) return `${nameOf(columns, mark.column)} ${MARKED[mark.kind]}`;
  const long = cells.findIndex(lostDigits);
  if (long !== -1) return `${nameOf(columns, long)} 的长号码成了数，后几位丢了，这一列要设成文本`;
  return cells.slice(columns.length).some((cell) => cell.trim() !== "") ? "比表头多一格" : null;
}

/** A column by its field; one whose heading is none, as where it was left out, by its letter. */
function nameOf(columns: readonly string[], at: number): string {
  const name = columns[at] ?? "";
  return /^[a-z]\w*$/iu.test(name) ? name : `${columnLetters(at)} 列`;
}

const MARKED = {
  "no-value": "是没有算过的公式",
  error: "是出错的公式",
  merged: "是合并的单元格",
} as const;
