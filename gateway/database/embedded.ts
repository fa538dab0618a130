import { PGlite, type Transaction } from "@electric-sql/pglite";
import { type Database, PLANNING, queriesOver, type RawResult, type Value } from "./database.ts";

/**
 * The package turns syncing off (-F). A commit is acknowledged to a counter, so the log is
 * written through: of the ways to sync, opening it so is the one that reaches the disk here.
 */
const DURABLE = [
  ...PGlite.defaultStartParams.filter((param) => param !== "-F"),
  "-c",
  "wal_sync_method=open_datasync",
  ...PLANNING,
];

/** PostgreSQL within this process, its files in a folder: one node alone has them open. */
export async function openEmbedded(folder: string): Promise<Database> {
  const db = await PGlite.create({ dataDir: folder, startParams: DURABLE });
  return {
    kind: "embedded",
    ...queriesOver((sql, values) => send(db, sql, values)),
    transaction: (work) =>
      db.transaction((tx) => work(queriesOver((sql, values) => send(tx, sql, values)))),
    close: () => db.close(),
  };
}

async function send(
  sender: Pick<PGlite | Transaction, "query">,
  sql: string,
  values: readonly Value[],
): Promise<RawResult> {
  const { rows, affectedRows } = await sender.query(sql, [...values]);
  return { rows, changed: affectedRows ?? rows.length };
}
