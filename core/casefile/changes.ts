import { canonicalJson } from "./canonical.ts";
import type { CaseForm } from "./form.ts";

/** What differs between two versions of a case, for whoever looks at the newer one. */
export type Change =
  | {
      readonly kind: "field";
      /** As in problems: `person.payeeBank`, `lines.3.grade` (the row of the newer version). */
      readonly path: string;
      /** As typed; empty where nothing stood. */
      readonly before: string;
      readonly after: string;
    }
  | { readonly kind: "row-added"; readonly list: RowList; readonly row: number }
  /** `row` counts in the older version. */
  | { readonly kind: "row-removed"; readonly list: RowList; readonly row: number };

export type RowList = "invoices" | "lines";

/** Rows are the same by their id, wherever they stand: a moved row is no change. */
export function changesBetween(older: CaseForm, newer: CaseForm): readonly Change[] {
  const { invoices: _i, lines: _l, ...before } = older;
  const { invoices: _j, lines: _m, ...after } = newer;
  return [
    ...fieldChanges("", before, after),
    ...rowChanges("invoices", older.invoices, newer.invoices),
    ...rowChanges("lines", older.lines, newer.lines),
  ];
}

interface Row {
  readonly id: string;
}

function rowChanges(list: RowList, older: readonly Row[], newer: readonly Row[]): Change[] {
  const known = new Map(older.map((row) => [row.id, row]));
  const kept = new Set(newer.map((row) => row.id));
  return [
    ...newer.flatMap((row, index): Change[] => {
      const before = known.get(row.id);
      if (before === undefined) return [{ kind: "row-added", list, row: index }];
      return fieldChanges(`${list}.${index}`, before, row);
    }),
    ...older.flatMap((row, index): Change[] =>
      kept.has(row.id) ? [] : [{ kind: "row-removed", list, row: index }],
    ),
  ];
}

/** Walks both values together; a leaf is text, a tick or an empty place. */
function fieldChanges(path: string, older: unknown, newer: unknown): Change[] {
  if (isBranch(older) || isBranch(newer)) {
    const [a, b] = [entriesOf(older), entriesOf(newer)];
    return [...new Set([...a.keys(), ...b.keys()])].flatMap((key) =>
      fieldChanges(path === "" ? key : `${path}.${key}`, a.get(key), b.get(key)),
    );
  }
  const [before, after] = [leafText(older), leafText(newer)];
  return before === after ? [] : [{ kind: "field", path, before, after }];
}

function isBranch(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

function entriesOf(value: unknown): ReadonlyMap<string, unknown> {
  return new Map(isBranch(value) ? Object.entries(value) : []);
}

function leafText(value: unknown): string {
  if (value === undefined || value === null || value === false) return "";
  return typeof value === "string" ? value : canonicalJson(value);
}
