import { type CaseForm, isBlankLine } from "../../core/casefile/form.ts";
import { fieldLabel, fieldValue } from "../words/field-labels.ts";
import { REVIEW_WORDS } from "../words/review.ts";

/** A field, an invoice or a line of two versions beside each other. */
export interface SideRow {
  readonly key: string;
  readonly label: string;
  /** In words; empty where nothing stands. */
  readonly older: string;
  readonly newer: string;
}

/** Everything that was typed in either version, in the order of the form. */
export function sideBySide(older: CaseForm, newer: CaseForm): readonly SideRow[] {
  const [before, after] = [leavesOf(older), leavesOf(newer)];
  const fields = [...new Set([...after.keys(), ...before.keys()])].map((path) => ({
    key: path,
    label: fieldLabel(path),
    older: before.get(path) ?? "",
    newer: after.get(path) ?? "",
  }));
  return [
    ...fields,
    ...rowPairs("invoices", invoicesOf(older), invoicesOf(newer)),
    ...rowPairs("lines", linesOf(older), linesOf(newer)),
  ];
}

export function differs({ older, newer }: SideRow): boolean {
  return older !== newer;
}

/** Every field outside the lists into which something was typed, with its value in words. */
function leavesOf(form: CaseForm): ReadonlyMap<string, string> {
  const { schema: _schema, invoices: _invoices, lines: _lines, ...typed } = form;
  return new Map(leaves("", typed).map(([path, value]) => [path, fieldValue(path, value)]));
}

function leaves(path: string, value: unknown): readonly (readonly [string, string])[] {
  if (typeof value === "string") return value.trim() === "" ? [] : [[path, value]];
  if (value === true) return [[path, "true"]];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, leaf]) =>
    leaves(path === "" ? key : `${path}.${key}`, leaf),
  );
}

interface Row {
  readonly id: string;
  readonly label: string;
  readonly text: string;
}

function invoicesOf({ invoices }: CaseForm): readonly Row[] {
  return invoices.map(({ id, ...invoice }, index) => ({
    id,
    label: REVIEW_WORDS.invoice(index + 1),
    text: rowText("invoices", invoice),
  }));
}

function linesOf({ lines }: CaseForm): readonly Row[] {
  return lines.flatMap((line, index) => {
    if (isBlankLine(line)) return [];
    const { id, invoice: _invoice, name, date, ...figures } = line;
    const text = rowText("lines", { name, ...figures, date });
    return [{ id, label: REVIEW_WORDS.line(index + 1, ""), text }];
  });
}

/** `头孢呋辛，乙，5600.50`: what stands in a row, in the order of its cells. */
function rowText(list: string, row: object): string {
  return leaves(list, row)
    .map(([path, value]) => fieldValue(path, value))
    .join("，");
}

/** Rows are the same by their id, wherever they stand. */
function rowPairs(list: string, older: readonly Row[], newer: readonly Row[]): readonly SideRow[] {
  const before = new Map(older.map((row) => [row.id, row]));
  const after = new Set(newer.map(({ id }) => id));
  const kept = newer.map(({ id, label, text }) => ({
    key: `${list} ${id}`,
    label,
    older: before.get(id)?.text ?? "",
    newer: text,
  }));
  const gone = older.flatMap(({ id, label, text }) =>
    after.has(id) ? [] : [{ key: `${list} gone ${id}`, label, older: text, newer: "" }],
  );
  return [...kept, ...gone];
}
