import { splitText } from "../../core/import/delimited.ts";
import { isEmptyRow, type SheetRow } from "../../core/import/sheet.ts";
import { fail, ok, type Result } from "../../core/result.ts";
import { Change } from "../../core/sync/change.ts";
import type { Given } from "./publish.ts";

/** Registers and code tables as tables: the first row has the national field names. */

/** Rows of one change; a register of a district is many. */
const ROWS_AT_ONCE = 2_000;

/** What a name of a file says: `persons.2026-11-01.csv`, `codes.med_type.v3.2026-01-01.csv`. */
const REGISTER = /^(?<kind>persons|institutions)\.(?<asOf>\d{4}-\d{2}-\d{2})\.[a-z]+$/u;
const CODES = /^codes\.(?<table>[\w-]+)\.(?<version>[\w-]+)\.(?<from>\d{4}-\d{2}-\d{2})\.[a-z]+$/u;

/** Columns in which a table says yes or no. */
const YES_NO = new Set(["designated", "networked", "inpatient", "outpatient"]);
const SAID: Readonly<Record<string, boolean>> = {
  是: true,
  "1": true,
  true: true,
  否: false,
  "0": false,
  false: false,
};

/** A CSV file as what it gives out, or its first fault with its row. */
export function givenOfCsv(name: string, text: string): Result<readonly Given[], string> {
  const split = splitText(text);
  if (!split.ok) return fail(`第 ${split.openQuote} 行的引号没有结束`);
  return givenOfRows(name, split.rows);
}

export function givenOfRows(
  name: string,
  rows: readonly SheetRow[],
): Result<readonly Given[], string> {
  const frame = frameOf(name);
  if (frame === null) return fail("文件名不对，看不出是哪种表（见 docs/gateway.md）");
  const [head, ...body] = rows.filter((row) => !isEmptyRow(row));
  if (head === undefined || body.length === 0) return fail("表里没有数据");
  const columns = head.cells.map((cell) => cell.trim());
  const records = body.map((row) => recordOf(columns, row));
  const atOnce = frame["kind"] === "codes" ? records.length : ROWS_AT_ONCE;
  const given: Given[] = [];
  for (let at = 0; at < records.length; at += atOnce) {
    const parsed = Change.safeParse({ ...frame, rows: records.slice(at, at + atOnce) });
    if (!parsed.success) return fail(faultOf(parsed.error.issues[0]?.path ?? [], body, at));
    const change = parsed.data;
    if (change.kind === "revision" || change.kind === "invoice-elsewhere") return fail("不能导入");
    given.push(change);
  }
  return ok(given);
}

function frameOf(name: string): Readonly<Record<string, string>> | null {
  const register = REGISTER.exec(name)?.groups;
  if (register !== undefined) return { kind: register["kind"] ?? "", asOf: register["asOf"] ?? "" };
  const { table, version, from } = CODES.exec(name)?.groups ?? {};
  if (table === undefined || version === undefined || from === undefined) return null;
  return { kind: "codes", table, version, from };
}

function recordOf(
  columns: readonly string[],
  { cells }: SheetRow,
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    columns.map((column, index) => {
      const cell = (cells[index] ?? "").trim();
      return [column, YES_NO.has(column) ? (SAID[cell] ?? cell) : cell];
    }),
  );
}

/** Which row and column is wrong; what stands there may be a person's and is not repeated. */
function faultOf(path: readonly PropertyKey[], body: readonly SheetRow[], from: number): string {
  const [, index, column] = path;
  if (typeof index !== "number") return "表头不对（见 docs/gateway.md）";
  const line = body[from + index]?.line ?? 0;
  const where = column === undefined ? "列不齐，或有不认识的列" : `${String(column)} 不对`;
  return `第 ${line} 行：${where}`;
}
