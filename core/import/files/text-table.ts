import { splitText } from "../delimited.ts";
import type { Sheet } from "../sheet.ts";
import type { Problem } from "../../problem.ts";
import { fail, ok, type Result } from "../../result.ts";
import {
  EMPTY_TABLE,
  NO_TABLE,
  openQuote,
  tooManyColumns,
  tooManyRows,
  WEB_PAGE,
  WRONG_ENCODING,
} from "../../words/table-files.ts";
import { MOST_COLUMNS, type TableLimits } from "./limits.ts";

/** A text table: UTF-8 or UTF-16 by its mark, UTF-8 where it is valid, else the national code. */
export function readTextTable(
  bytes: Uint8Array,
  { rows: most, progress }: TableLimits,
): Result<readonly Sheet[], Problem> {
  const text = decoded(bytes);
  if (text === null) return fail(WRONG_ENCODING);
  if (text.includes("\0")) return fail(NO_TABLE);
  if (/^\s*<(?:!doctype|html|table|meta|\?xml|head|style)/iu.test(text)) return fail(WEB_PAGE);
  progress(0.3);
  const split = splitText(text);
  if (!split.ok) return fail(openQuote(split.openQuote));
  const filled = split.rows.filter((row) => row.cells.some((cell) => cell.trim() !== "")).length;
  if (filled === 0) return fail(EMPTY_TABLE);
  if (filled > most) return fail(tooManyRows("", filled, most));
  if (split.rows.some((row) => row.cells.length > MOST_COLUMNS)) {
    return fail(tooManyColumns("", MOST_COLUMNS));
  }
  return ok([{ name: "", rows: split.rows }]);
}

function decoded(bytes: Uint8Array): string | null {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return decodedAs("utf-16le", bytes);
  if (first === 0xfe && second === 0xff) return decodedAs("utf-16be", bytes);
  return decodedAs("utf-8", bytes) ?? decodedAs("gb18030", bytes);
}

function decodedAs(encoding: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
