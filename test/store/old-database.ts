import { z } from "zod";
import { CIPHER } from "../../electron/store/cipher.ts";
import { MIGRATIONS } from "../../electron/store/migrations.ts";
import { Sqlite } from "../../electron/store/sqlite.ts";

const Name = z.object({ name: z.string() });
const Row = z.record(
  z.string(),
  z.union([z.string(), z.number(), z.null(), z.instanceof(Uint8Array)]),
);

/** Opens an encrypted file as it lies, without bringing it up to date. */
export async function openAsItIs(
  file: string,
  key: Uint8Array,
  mode: "create" | "write" | "read",
): Promise<Sqlite> {
  const sqlite = await Sqlite.open(file, mode);
  await sqlite.exec(
    `PRAGMA cipher = '${CIPHER}'; PRAGMA key = "x'${Buffer.from(key).toString("hex")}'"`,
  );
  return sqlite;
}

/** Makes a database as an earlier program left it: the first so many migrations and no more. */
export async function oldDatabase(file: string, key: Uint8Array, version: number): Promise<Sqlite> {
  const sqlite = await openAsItIs(file, key, "create");
  await sqlite.exec("PRAGMA journal_mode = WAL");
  for (const script of MIGRATIONS.slice(0, version)) await sqlite.exec(script);
  await sqlite.exec(`PRAGMA user_version = ${version}`);
  return sqlite;
}

/** Fills an old database with the rows of a new one, as far as it has the tables and columns. */
export async function fillFrom(old: Sqlite, source: Sqlite): Promise<void> {
  await old.exec("PRAGMA foreign_keys = OFF");
  for (const table of await tablesOf(old)) {
    const columns = await columnsOf(old, table);
    const shared = (await columnsOf(source, table)).filter((column) => columns.includes(column));
    if (shared.length === 0) continue;
    const rows = z.array(Row).parse(await source.all(`SELECT ${shared.join(", ")} FROM ${table}`));
    const marks = shared.map(() => "?").join(", ");
    for (const row of rows) {
      await old.run(
        `INSERT OR REPLACE INTO ${table} (${shared.join(", ")}) VALUES (${marks})`,
        shared.map((column) => row[column] ?? null),
      );
    }
  }
}

/** Ordinary tables, in the order of their names; those that SQLite keeps for itself are left out. */
export async function tablesOf(sqlite: Sqlite): Promise<readonly string[]> {
  const rows = await sqlite.all(
    `SELECT name FROM pragma_table_list
     WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name`,
  );
  return z
    .array(Name)
    .parse(rows)
    .map(({ name }) => name);
}

export async function columnsOf(sqlite: Sqlite, table: string): Promise<readonly string[]> {
  const rows = await sqlite.all(`SELECT name FROM pragma_table_info('${table}')`);
  return z
    .array(Name)
    .parse(rows)
    .map(({ name }) => name);
}
