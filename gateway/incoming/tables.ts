import { splitText } from "../../core/import/delimited.ts";
import type { SheetRow } from "../../core/import/sheet.ts";
import { fail, ok, type Result } from "../../core/result.ts";
import { Change } from "../../core/sync/change.ts";
import { type Given, isGiven } from "./publish.ts";
import { recordsOf, type TableRecord } from "./records.ts";

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
  const read = recordsOf(rows);
  if (!read.ok) return read;
  const records = read.value;
  const atOnce = frame["kind"] === "codes" ? records.length : ROWS_AT_ONCE;
  const given: Given[] = [];
  for (let at = 0; at < records.length; at += atOnce) {
    const part = records.slice(at, at + atOnce);
    const parsed = Change.safeParse({ ...frame, rows: part.map(withAnswers) });
    if (!parsed.success) return fail(faultOf(parsed.error.issues[0]?.path ?? [], part));
    const change = parsed.data;
    if (!isGiven(change)) return fail("不能导入");
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

function withAnswers({ fields }: TableRecord): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(fields).map(([column, cell]) => [
      column,
      YES_NO.has(column) ? yesOrNo(cell) : cell,
    ]),
  );
}

/** What a cell answers; what is no answer stays, and the schema refuses it. */
export function yesOrNo(cell: string): boolean | string {
  return SAID[cell.toLowerCase()] ?? cell;
}

/** Which row and column is wrong; what stands there may be a person's and is not repeated. */
export function faultOf(path: readonly PropertyKey[], records: readonly TableRecord[]): string {
  const [, index, column] = path;
  if (typeof index !== "number") return "表头不对（见 docs/gateway.md）";
  const line = records[index]?.line ?? 0;
  const where = column === undefined ? "列不齐，或有不认识的列" : `${String(column)} 不对`;
  return `第 ${line} 行：${where}`;
}
