import { randomBytes } from "node:crypto";
import { mkdir } from "node:fs/promises";
import path from "node:path";
import { createCase, type Desk } from "../../../electron/store/cases.ts";
import { Store } from "../../../electron/store/connection.ts";
import { createStore } from "../../../electron/store/open.ts";
import { sealRevision } from "../../../electron/store/seal.ts";
import { Sqlite, type SqlValue } from "../../../electron/store/sqlite.ts";
import { unlock } from "../../../electron/store/unlock.ts";
import { caseOf } from "./people.ts";
import { deskOver, must, type Quantiles, quantiles } from "./tools.ts";

const SAVES = 1200;
const WARM = 200;

type Statement = readonly [sql: string, params: readonly SqlValue[]];

/**
 * Sealing a version as the program does it, beside the very same statements run
 * by plain SQL in the same encrypted build, and in a database without
 * encryption. In turns, so that all three meet the same disk.
 */
export async function saves(folder: string): Promise<{
  readonly save: Quantiles;
  readonly plainSql: Quantiles;
  readonly unencrypted: Quantiles;
}> {
  await mkdir(folder, { recursive: true });
  const key = randomBytes(32);
  const own = path.join(folder, "own.db");
  await must(await createStore(own, key)).close();
  const { store, taken } = await recording(own, key);
  const encrypted = await sameSchema(path.join(folder, "encrypted.db"), key, own);
  const plain = await sameSchema(path.join(folder, "plain.db"), null, own, key);
  const desk = deskOver(store);
  const times = { save: [] as number[], plainSql: [] as number[], unencrypted: [] as number[] };
  for (let index = 0; index < SAVES + WARM; index += 1) {
    const one = await saveOne(desk, taken, index);
    const others = {
      plainSql: await replay(encrypted, one.before, one.statements),
      unencrypted: await replay(plain, one.before, one.statements),
    };
    if (index < WARM) continue;
    times.save.push(one.milliseconds);
    times.plainSql.push(others.plainSql);
    times.unencrypted.push(others.unencrypted);
  }
  await store.close();
  await encrypted.close();
  await plain.close();
  return {
    save: quantiles(times.save),
    plainSql: quantiles(times.plainSql),
    unencrypted: quantiles(times.unencrypted),
  };
}

interface Saved {
  /** What was written before the version was sealed, not measured. */
  readonly before: readonly Statement[];
  /** What sealing wrote. */
  readonly statements: readonly Statement[];
  readonly milliseconds: number;
}

async function saveOne(desk: Desk, taken: Statement[], index: number): Promise<Saved> {
  taken.length = 0;
  const { caseId } = must(await createCase(desk, "resident"));
  const before = [...taken];
  taken.length = 0;
  const form = caseOf(index);
  const start = performance.now();
  must(await sealRevision(desk, caseId, form));
  const milliseconds = performance.now() - start;
  return { before, statements: [...taken], milliseconds };
}

/** A store whose every writing statement is noted. */
async function recording(
  file: string,
  key: Uint8Array,
): Promise<{ store: Store; taken: Statement[] }> {
  const sqlite = await Sqlite.open(file, "write");
  await unlock(sqlite, key);
  await settle(sqlite);
  const taken: Statement[] = [];
  const run = sqlite.run.bind(sqlite);
  sqlite.run = (...args) => {
    const [sql, params = []] = args;
    if (!/^(BEGIN|COMMIT|ROLLBACK)/u.test(sql)) taken.push([sql, params]);
    return run(...args);
  };
  const all = sqlite.all.bind(sqlite);
  sqlite.all = (...args) => {
    const [sql, params = []] = args;
    if (/RETURNING/u.test(sql)) taken.push([sql, params]);
    return all(...args);
  };
  return { store: new Store(sqlite), taken };
}

async function settle(sqlite: Sqlite): Promise<void> {
  await sqlite.exec(
    "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY",
  );
}

/** A database with the schema of another, encrypted under a key or not at all. */
async function sameSchema(
  file: string,
  key: Uint8Array | null,
  from: string,
  fromKey = key,
): Promise<Sqlite> {
  const source = await Sqlite.open(from, "read");
  if (fromKey !== null) await unlock(source, fromKey);
  const rows = await source.all(
    "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'case_words_%' ORDER BY rowid",
  );
  await source.close();
  const sqlite = await Sqlite.open(file, "create");
  if (key !== null) await unlock(sqlite, key);
  await settle(sqlite);
  for (const row of rows) {
    if (typeof row === "object" && row !== null && "sql" in row) await sqlite.exec(String(row.sql));
  }
  return sqlite;
}

async function replay(
  sqlite: Sqlite,
  before: readonly Statement[],
  statements: readonly Statement[],
): Promise<number> {
  await transaction(sqlite, before);
  const start = performance.now();
  await transaction(sqlite, statements);
  return performance.now() - start;
}

async function transaction(sqlite: Sqlite, statements: readonly Statement[]): Promise<void> {
  await sqlite.run("BEGIN IMMEDIATE");
  for (const [sql, params] of statements) await sqlite.run(sql, params);
  await sqlite.run("COMMIT");
}
