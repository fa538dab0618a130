import type { CaseRow } from "../../../electron/contract/contract.ts";
import { initials } from "../../ui/pinyin.ts";

/** Newest change first. */
export function newestFirst(rows: readonly CaseRow[]): readonly CaseRow[] {
  return rows.toSorted((a, b) => (a.changedAt < b.changedAt ? 1 : -1));
}

/** The newest cases that answer to what was typed; with nothing typed, the newest of all. */
export function findCases(
  newest: readonly CaseRow[],
  typed: string,
  limit: number,
): readonly CaseRow[] {
  const query = typed.normalize("NFKC").replace(/\s/gu, "").toLowerCase();
  const found: CaseRow[] = [];
  for (const row of newest) {
    if (query === "" || answers(row, query)) found.push(row);
    if (found.length === limit) break;
  }
  return found;
}

function answers(row: CaseRow, query: string): boolean {
  return (
    row.name.toLowerCase().includes(query) ||
    row.number.toLowerCase().includes(query) ||
    row.certNo.toLowerCase().includes(query) ||
    (/^[a-z]+$/u.test(query) && initials(row.name).startsWith(query))
  );
}
