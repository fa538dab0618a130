import type { Problem } from "../../problem.ts";
import { fail, type Result } from "../../result.ts";
import { EMPTY_FILE, LOCKED_XLSX, NO_TABLE, OLD_XLS, TOO_BIG } from "../../words/table-files.ts";
import type { Sheet } from "../sheet.ts";
import { MOST_FILE_BYTES, type TableLimits } from "./limits.ts";
import { readTextTable } from "./text-table.ts";
import { readXlsx } from "./xlsx.ts";

/**
 * Reads a file as tables, by what it is and not by what it is called. A table of
 * up to some thousand rows takes well under a second; run it off the main thread.
 */
export async function readTable(
  bytes: Uint8Array,
  limits: TableLimits,
): Promise<Result<readonly Sheet[], Problem>> {
  if (bytes.length === 0) return fail(EMPTY_FILE);
  if (bytes.length > MOST_FILE_BYTES) return fail(TOO_BIG);
  if (startsWith(bytes, ZIP)) return readXlsx(bytes, limits);
  if (startsWith(bytes, COMPOUND)) return fail(holds(bytes, LOCKED) ? LOCKED_XLSX : OLD_XLS);
  if (OTHERS.some((other) => startsWith(bytes, other))) return fail(NO_TABLE);
  return readTextTable(bytes, limits);
}

const ZIP = [0x50, 0x4b, 0x03, 0x04];
/** The container of Office before 2007, and of files under a password. */
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0];
/** As UTF-16 has it. */
const LOCKED = Array.from("EncryptedPackage", (letter) => [letter.charCodeAt(0), 0]).flat();
/** PDF, PNG, JPEG, RAR, 7z, gzip, an empty zip. */
const OTHERS = [
  [0x25, 0x50, 0x44, 0x46],
  [0x89, 0x50, 0x4e, 0x47],
  [0xff, 0xd8, 0xff],
  [0x52, 0x61, 0x72, 0x21],
  [0x37, 0x7a, 0xbc, 0xaf],
  [0x1f, 0x8b],
  [0x50, 0x4b, 0x05, 0x06],
];

function startsWith(bytes: Uint8Array, mark: readonly number[], from = 0): boolean {
  return mark.every((byte, at) => bytes[from + at] === byte);
}

function holds(bytes: Uint8Array, mark: readonly number[]): boolean {
  return bytes.some((_, at) => startsWith(bytes, mark, at));
}
