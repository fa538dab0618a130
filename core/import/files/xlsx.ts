import { zipSync } from "fflate";
import { readXlsx as readBook, type Workbook } from "hucre/xlsx";
import type { Problem } from "../../problem.ts";
import { fail, ok, type Result } from "../../result.ts";
import {
  BROKEN_XLSX,
  EMPTY_TABLE,
  NO_TABLE,
  tooManyColumns,
  tooManyRows,
} from "../../words/table-files.ts";
import type { Sheet } from "../sheet.ts";
import { MOST_COLUMNS, type TableLimits } from "./limits.ts";
import { readSheet } from "./xlsx-sheet.ts";
import { type Parts, unpackZip } from "./zip.ts";

/**
 * The visible sheets of an xlsx file that hold anything. Values only: formulas are never
 * computed, links and code are never read. The library is given a zip of our own making,
 * with the parts of the tables alone, so that nothing it is not asked for is unpacked or read.
 */
export async function readXlsx(
  bytes: Uint8Array,
  { rows: most, progress }: TableLimits,
): Promise<Result<readonly Sheet[], Problem>> {
  const unpacked = unpackZip(bytes, (name) => OF_TABLES.test(name));
  if (!unpacked.ok) return unpacked;
  progress(0.2);
  const opened = await openBook(unpacked.value);
  if (!opened.ok) return opened;
  progress(0.8);
  const { sheets, dateSystem } = opened.value;
  const filled: Sheet[] = [];
  for (const sheet of sheets) {
    const read = readSheet(sheet, dateSystem === "1904" ? 1904 : 1900, most);
    if (read.tooWide) return fail(tooManyColumns(sheet.name, MOST_COLUMNS));
    if (read.filled > most) return fail(tooManyRows(sheet.name, read.filled, most));
    if (read.rows.length > 0) filled.push({ name: sheet.name, rows: read.rows });
  }
  return filled.length === 0 ? fail(EMPTY_TABLE) : ok(filled);
}

const TYPES = "[Content_Types].xml";
const ROOT = "_rels/.rels";
/** The book, what its sheets share, and the sheets: neither pictures nor what else hangs on them. */
const OF_TABLES =
  /^(?:\[Content_Types\]\.xml|_rels\/\.rels|(?:[^/]+\/)?(?:_rels\/|worksheets\/)?[^/]+\.(?:xml|rels))$/iu;
/** Parts that writers of files spell with other capitals than the relations that name them. */
const USUAL = [TYPES, ROOT, "xl/workbook.xml", "xl/sharedStrings.xml", "xl/styles.xml"];
/** A spreadsheet's type, with or without macros; the binary kind (xlsb) is another format. */
const SPREADSHEET = /spreadsheetml|ms-excel\.(?:sheet|template)\.macroEnabled/u;

async function openBook(parts: Parts): Promise<Result<Workbook, Problem>> {
  const texts: Record<string, Uint8Array> = {};
  for (const [name, content] of Object.entries(parts)) {
    const text = inUtf8(content);
    if (text === null) return fail(BROKEN_XLSX);
    const usual = USUAL.find((one) => one.toLowerCase() === name.toLowerCase());
    texts[name] = text;
    if (usual !== undefined) texts[usual] ??= text;
  }
  const types = texts[TYPES];
  // A zip of another kind: a document, a folder.
  if (texts[ROOT] === undefined) return fail(NO_TABLE);
  if (types !== undefined && !SPREADSHEET.test(decoded(types))) return fail(NO_TABLE);
  try {
    const book = await readBook(zipSync(texts, { level: 0 }), {
      readStyles: showsShares(texts),
      sheets: ({ hidden, veryHidden }) => hidden !== true && veryHidden !== true,
    });
    return ok(book);
  } catch (error) {
    // Cells so far apart that the table between them would fill the memory.
    const isSpread = error instanceof Error && error.message.includes(" spans ");
    return fail(isSpread ? tooManyColumns("", MOST_COLUMNS) : BROKEN_XLSX);
  }
}

/** Null where the text of a part is broken. */
function inUtf8(content: Uint8Array): Uint8Array | null {
  const isWide = content[0] === 0xff && content[1] === 0xfe;
  try {
    const text = new TextDecoder(isWide ? "utf-16le" : "utf-8", { fatal: true }).decode(content);
    return isWide ? new TextEncoder().encode(text) : content;
  } catch {
    return null;
  }
}

function decoded(content: Uint8Array): string {
  return new TextDecoder().decode(content);
}

/**
 * Whether any number may be shown as a share. How each cell is shown costs as much as the
 * cells themselves, and nothing else of it is asked for.
 */
function showsShares(parts: Parts): boolean {
  return Object.entries(parts).some(
    ([name, content]) =>
      !/worksheets\/|sharedStrings/iu.test(name) &&
      /%|numFmtId\s*=\s*["'](?:9|10)["']/u.test(decoded(content)),
  );
}
