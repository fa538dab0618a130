import { Decimal } from "decimal.js";
import { readDay, readNumber, readShare } from "../../core/import/cells.ts";
import type { Sheet } from "../../core/import/sheet.ts";
import { fail, ok, type Result } from "../../core/result.ts";
import { VisitDetails } from "../../core/sync/visit-details.ts";
import type { Given } from "./publish.ts";
import { recordsOf, type TableRecord } from "./records.ts";
import { faultOf, yesOrNo } from "./tables.ts";

/**
 * 医院上传的就诊明细 as a workbook: a sheet of visits, and one each for what belongs to a visit,
 * by its `mdtrt_id`. A workbook's numbers and days become the texts that the schema asks for.
 */

const VISITS = "就诊";
/** Sheets of what belongs to a visit, by the field that holds it. */
const PARTS = { invoices: "票据", lines: "明细", classes: "分类" } as const;
type PartName = keyof typeof PARTS;

const KEY = "mdtrt_id";
const AMOUNTS = new Set([
  "medfee_sumamt",
  "amount",
  "det_item_fee_sumamt",
  "fulamt_ownpay_amt",
  "overlmt_selfpay",
  "preselfpay_amt",
  "inscp_scp_amt",
]);
const DAYS = new Set(["begndate", "enddate", "uploadedOn", "fee_ocur_date"]);
const ANSWERS = new Set(["settledDirectly", "settlementList"]);

type Tables = Readonly<Record<PartName | "visits", readonly TableRecord[]>>;

/** Every visit of the workbook, or its first fault with its sheet and row. */
export function givenOfVisits(sheets: readonly Sheet[]): Result<readonly Given[], string> {
  const read = tablesOf(sheets);
  if (!read.ok) return read;
  const tables = read.value;
  const lost = strayOf(tables);
  if (lost !== null) return fail(lost);
  const [invoices, lines, classes] = [tables.invoices, tables.lines, tables.classes].map(byVisit);
  const given: Given[] = [];
  for (const visit of tables.visits) {
    const key = keyOf(visit);
    const parts = {
      invoices: invoices?.get(key) ?? [],
      lines: lines?.get(key) ?? [],
      classes: classes?.get(key) ?? [],
    };
    const parsed = VisitDetails.safeParse({
      ...valuesOf(visit),
      invoices: parts.invoices.map(partValues),
      lines: parts.lines.map(partValues),
      classes: parts.classes.map(partValues),
    });
    if (!parsed.success) return fail(visitFault(parsed.error.issues[0]?.path ?? [], visit, parts));
    given.push({ kind: "details", details: parsed.data });
  }
  return ok(given);
}

function tablesOf(sheets: readonly Sheet[]): Result<Tables, string> {
  const strange = sheets.find(({ name }) => ![VISITS, ...Object.values(PARTS)].includes(name));
  if (strange !== undefined) return fail("有不认识的表；表名是就诊、票据、明细、分类");
  const tables: Record<keyof Tables, readonly TableRecord[]> = {
    visits: [],
    invoices: [],
    lines: [],
    classes: [],
  };
  for (const [part, name] of [["visits", VISITS], ...partNames()] as const) {
    const sheet = sheets.find((one) => one.name === name);
    // What no visit has may be left out, or stand there as a heading alone.
    if (sheet === undefined || (part !== "visits" && sheet.rows.length === 1)) continue;
    const read = recordsOf(sheet.rows);
    if (!read.ok) return fail(`表“${name}”：${read.error}`);
    tables[part] = read.value;
  }
  return tables.visits.length === 0 ? fail(`没有表“${VISITS}”`) : ok(tables);
}

function partNames(): readonly (readonly [PartName, string])[] {
  return [
    ["invoices", PARTS.invoices],
    ["lines", PARTS.lines],
    ["classes", PARTS.classes],
  ];
}

/** A visit that stands twice, or a row that belongs to none; null where all is in its place. */
function strayOf(tables: Tables): string | null {
  const keys = new Set<string>();
  for (const visit of tables.visits) {
    const key = keyOf(visit);
    if (keys.has(key)) return `表“${VISITS}”：第 ${visit.line} 行：${KEY} 重复`;
    keys.add(key);
  }
  for (const [part, name] of partNames()) {
    const stray = tables[part].find((record) => !keys.has(keyOf(record)));
    if (stray !== undefined) {
      return `表“${name}”：第 ${stray.line} 行：${KEY} 不在表“${VISITS}”里`;
    }
  }
  return null;
}

function keyOf({ fields }: TableRecord): string {
  return fields[KEY] ?? "";
}

function byVisit(records: readonly TableRecord[]): ReadonlyMap<string, readonly TableRecord[]> {
  const groups = new Map<string, TableRecord[]>();
  for (const record of records) {
    const group = groups.get(keyOf(record));
    if (group === undefined) groups.set(keyOf(record), [record]);
    else group.push(record);
  }
  return groups;
}

function partValues(record: TableRecord): Readonly<Record<string, unknown>> {
  const { [KEY]: _, ...values } = valuesOf(record);
  return values;
}

/** What cannot be read stays as it is, and the schema refuses it. */
function valuesOf({ fields }: TableRecord): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(fields).map(([column, cell]) => [column, valueOf(column, cell)]),
  );
}

function valueOf(column: string, cell: string): unknown {
  if (AMOUNTS.has(column)) {
    const amount = readNumber(cell, 2);
    return amount.ok ? amount.value.toFixed(2) : cell;
  }
  if (DAYS.has(column)) {
    const day = readDay(cell, "");
    return day.ok ? day.value : cell;
  }
  if (ANSWERS.has(column)) return yesOrNo(cell);
  if (column === "version") return /^\d{1,9}$/u.test(cell) ? Number(cell) : cell;
  return column === "selfpay_prop" ? partOfOne(cell) : cell;
}

/** A cell that shows `10%` is `0.1`, as the field has it. */
function partOfOne(cell: string): string {
  const percent = cell.endsWith("%") ? readShare(cell, "percent") : null;
  return percent?.ok === true ? new Decimal(percent.value).dividedBy(100).toFixed() : cell;
}

function visitFault(
  path: readonly PropertyKey[],
  visit: TableRecord,
  parts: Readonly<Record<PartName, readonly TableRecord[]>>,
): string {
  const part = partNames().find(([name]) => name === path[0]);
  if (part === undefined || path.length < 2) {
    return `表“${VISITS}”：${faultOf(["visits", 0, ...path], [visit])}`;
  }
  return `表“${part[1]}”：${faultOf(path, parts[part[0]])}`;
}
