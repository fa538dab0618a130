import type { Sheet } from "../../core/import/sheet.ts";
import type { Problem } from "../../core/problem.ts";
import { fail, ok, type Result } from "../../core/result.ts";
import { BROKEN_XLSX, EMPTY_TABLE, tooManyColumns, tooManyRows } from "./faults.ts";
import { MOST_COLUMNS, type TableLimits } from "./limits.ts";
import { readBook } from "./xlsx-book.ts";
import { readSheet } from "./xlsx-sheet.ts";
import { openZip, type Zip } from "./zip.ts";

/**
 * The visible sheets of an xlsx file that hold anything. Values only: formulas
 * are never computed, links and code are never read.
 */
export function readXlsx(
  bytes: Uint8Array,
  { rows: most, progress }: TableLimits,
): Result<readonly Sheet[], Problem> {
  const zip = openZip(bytes);
  if (!zip.ok) return zip;
  const text = partText(zip.value);
  const book = readBook(text);
  if (!book.ok) return book;
  progress(0.1);
  const sheets: Sheet[] = [];
  const { sheets: listed, ...shared } = book.value;
  for (const [index, { name, part }] of listed.entries()) {
    const xml = text(part);
    if (xml === null) return fail(BROKEN_XLSX);
    if (!xml.ok) return xml;
    const within = (done: number): void => progress(0.1 + (0.9 * (index + done)) / listed.length);
    const sheet = readSheet(xml.value, shared, most, within);
    if (sheet === null) return fail(BROKEN_XLSX);
    if (sheet.tooWide) return fail(tooManyColumns(name, MOST_COLUMNS));
    if (sheet.filled > most) return fail(tooManyRows(name, sheet.filled, most));
    if (sheet.rows.length > 0) sheets.push({ name, rows: sheet.rows });
  }
  return sheets.length === 0 ? fail(EMPTY_TABLE) : ok(sheets);
}

/** Text of a part; null where there is none of this name. */
export type PartText = (name: string) => Result<string, Problem> | null;

function partText(zip: Zip): PartText {
  return (name) => {
    const bytes = zip.read(name);
    if (bytes === null || !bytes.ok) return bytes;
    const [first, second] = bytes.value;
    const encoding = first === 0xff && second === 0xfe ? "utf-16le" : "utf-8";
    try {
      return ok(new TextDecoder(encoding, { fatal: true }).decode(bytes.value));
    } catch {
      return fail(BROKEN_XLSX);
    }
  };
}
