import { readTable } from "../../core/import/files/read-table.ts";
import { fail, type Result } from "../../core/result.ts";
import type { Given } from "./publish.ts";
import { givenOfRows } from "./tables.ts";
import { givenOfVisits } from "./visits.ts";

/** A workbook is read at once, while counters wait: longer registers come as CSV or in parts. */
const MOST_ROWS = 100_000;

/**
 * A workbook as what it gives out: visits with their lines, or one register or code table.
 * It is told by its content, so that an old or locked one is refused in plain words.
 */
export async function givenOfXlsx(
  name: string,
  bytes: Uint8Array,
): Promise<Result<readonly Given[], string>> {
  const read = await readTable(bytes, { rows: MOST_ROWS, progress: () => undefined });
  if (!read.ok) return fail(read.error.what.replace(/。$/u, ""));
  if (name.startsWith("details.")) return givenOfVisits(read.value);
  const [sheet, ...others] = read.value;
  if (sheet === undefined) return fail("表里没有数据");
  if (others.length > 0) return fail("文件里有几张表，只留要下发的一张");
  return givenOfRows(name, sheet.rows);
}
