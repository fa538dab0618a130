import { halfWidth } from "../text.ts";
import type { Role } from "./headings.ts";
import type { SheetRow } from "./sheet.ts";

/** 合计 rows: never lines, always compared. */

const WHOLE = /^(?:.{0,10}(?:合计|总计|共计|累计)|总金额|总费用)/u;
const PART = /^(?:.{0,12}小计|本页合计|本页总计|本日合计|当日合计)/u;
/** Nothing but the word, what it is of, and its figure: `西药费小计：1,234.50元`. */
const ONLY = /^[^0-9]*[:：(（]?[-−￥¥0-9.,，]*元?[)）]?$/u;

export interface TotalLabel {
  readonly text: string;
  /** Of the whole list, not of the rows since the last total. */
  readonly whole: boolean;
}

/** The words by which a row is a total; null when it is none. */
export function totalLabel(
  row: SheetRow,
  place: Readonly<Partial<Record<Role, number>>>,
): TotalLabel | null {
  const has = (role: Role): boolean => cellAt(row, place[role]) !== "";
  // What has a price and a quantity was charged, whatever it is called.
  if (has("price") && has("quantity")) return null;
  const first = row.cells.find((cell) => cell.trim() !== "") ?? "";
  for (const cell of [cellAt(row, place.name), first]) {
    const text = plain(cell);
    if (!ONLY.test(text)) continue;
    const words = text.replace(/[:：(（￥¥0-9].*$/u, "");
    if (PART.test(text)) return { text: words, whole: false };
    if (WHOLE.test(text)) return { text: words, whole: true };
  }
  return null;
}

function cellAt(row: SheetRow, column: number | undefined): string {
  return (column === undefined ? "" : (row.cells[column] ?? "")).trim();
}

function plain(cell: string): string {
  return halfWidth(cell).replaceAll(/[\s\u00A0]/gu, "");
}
