import { z } from "zod";
import { type Sqlite, SqliteError, type SqlValue } from "../store/sqlite.ts";

const Value = z.union([z.string(), z.number(), z.null(), z.instanceof(Uint8Array)]);
const Row = z.record(z.string(), Value);
export type Row = Readonly<Record<string, SqlValue>>;

const Found = z
  .looseObject({ rowid_: z.int() })
  .transform(({ rowid_, ...row }) => ({ rowid: rowid_, row: Row.parse(row) }));
type Found = z.output<typeof Found>;
const Rowid = z.object({ n: z.int().nullable() });

const BATCH = 16;
/** How far rows are looked for behind the last readable one when no end is known. */
const BEYOND = 20_000;

/**
 * Gives every row of a table that can still be read, in its order. Where a
 * stretch cannot be read its rows are tried one by one. Every page is
 * authenticated by the cipher, so a row that can be read is as it was written.
 */
export async function eachReadable(
  sqlite: Sqlite,
  table: string,
  take: (row: Row) => Promise<void>,
): Promise<void> {
  let end = await lastRowid(sqlite, table);
  let last = 0;
  for (;;) {
    const rows = await attempt(sqlite, `${rowsWhere(table, "rowid > ?")} LIMIT ${BATCH}`, last);
    if (rows?.length === 0) return;
    if (rows === null) {
      end ??= last + BEYOND;
      if (last >= end) return;
    }
    const batch = rows ?? (await oneByOne(sqlite, table, last));
    for (const { row } of batch) await take(row);
    last = rows === null ? last + BATCH : (batch.at(-1)?.rowid ?? last);
    // A row that was read shows that the table goes on at least that far.
    if (rows === null && batch.length > 0 && end !== null) end = Math.max(end, last);
  }
}

async function oneByOne(sqlite: Sqlite, table: string, after: number): Promise<readonly Found[]> {
  const found: Found[] = [];
  for (let rowid = after + 1; rowid <= after + BATCH; rowid += 1) {
    found.push(...((await attempt(sqlite, rowsWhere(table, "rowid = ?"), rowid)) ?? []));
  }
  return found;
}

function rowsWhere(table: string, condition: string): string {
  return `SELECT rowid AS rowid_, * FROM ${table} WHERE ${condition} ORDER BY rowid`;
}

/** Where the table ends: its last row, or the last number it gave out; null when neither can be read. */
async function lastRowid(sqlite: Sqlite, table: string): Promise<number | null> {
  const sources = [
    `SELECT max(rowid) AS n FROM ${table}`,
    `SELECT seq AS n FROM sqlite_sequence WHERE name = '${table}'`,
  ];
  for (const sql of sources) {
    const row = await sqlite.all(sql).then(([first]) => Rowid.safeParse(first), damaged);
    if (row?.success === true) return row.data.n ?? 0;
  }
  return null;
}

async function attempt(
  sqlite: Sqlite,
  sql: string,
  rowid: number,
): Promise<readonly Found[] | null> {
  const rows = await sqlite.all(sql, [rowid]).catch(damaged);
  return rows === null ? null : z.array(Found).parse(rows);
}

/** Null for what cannot be read; anything else that goes wrong is no damage. */
function damaged(error: unknown): null {
  if (error instanceof SqliteError && UNREADABLE.has(error.code)) return null;
  throw error;
}

const UNREADABLE: ReadonlySet<string> = new Set([
  "SQLITE_CORRUPT",
  "SQLITE_IOERR",
  "SQLITE_NOTADB",
]);
