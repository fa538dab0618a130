import type { Sheet } from "../../core/import/sheet.ts";
import type { Problem } from "../../core/problem.ts";
import { fail, type Result } from "../../core/result.ts";
import { EMPTY_FILE, LOCKED_XLSX, NO_TABLE, OLD_XLS, TOO_BIG } from "./faults.ts";
import { MOST_FILE_BYTES, type TableLimits } from "./limits.ts";
import { readTextTable } from "./text-table.ts";
import { readXlsx } from "./xlsx.ts";

/**
 * Reads a file as tables, by what it is and not by what it is called. A table of
 * up to some thousand rows takes well under a second; run it off the main thread.
 */
export function readTable(
  bytes: Uint8Array,
  limits: TableLimits,
): Result<readonly Sheet[], Problem> {
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
const LOCKED = Buffer.from("EncryptedPackage", "utf16le");
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

function startsWith(bytes: Uint8Array, mark: readonly number[]): boolean {
  return mark.every((byte, at) => bytes[at] === byte);
}

function holds(bytes: Uint8Array, mark: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(Buffer.from(mark));
}
