import path from "node:path";
import { z } from "zod";
import type { Problem } from "../../core/problem.ts";
import { fail, ok, type Result } from "../../core/result.ts";
import { copyFirst } from "../backup/before-migration.ts";
import { APPLICATION_ID } from "./application-id.ts";
import { Store } from "./connection.ts";
import { DATABASE_DAMAGED, DATABASE_NEWER, NOT_ENCRYPTED } from "./faults.ts";
import { migrate, SCHEMA_VERSION } from "./migrations.ts";
import { onlyReading, refusalOf } from "./refusal.ts";
import { Sqlite } from "./sqlite.ts";
import { hasCipher, onConnection, openAsItLies, unlock } from "./unlock.ts";

/**
 * Opens the data with its 32-byte key. A file of a newer program is looked at
 * read-only and left as it is; of the data that an older one wrote a copy is made
 * before they are changed. On a disk that takes no writing they are opened for
 * reading. Failures of the machine are thrown as they come.
 */
export async function openStore(file: string, key: Uint8Array): Promise<Result<Store, Problem>> {
  const found = await probe(file, key);
  if (!found.ok) return found;
  const older = found.value < SCHEMA_VERSION;
  const copied = older ? await copyFirst(file, key) : ok(null);
  if (!copied.ok) return copied;
  try {
    return ok(await ready(await Sqlite.open(file, "write"), key, found.value));
  } catch (error) {
    const refusal = await refusalOf(error, path.dirname(file));
    if (refusal === null) throw error;
    if (older) return fail(onlyReading(refusal));
    const sqlite = await openAsItLies(file, key);
    for (const setting of READING) await sqlite.exec(`PRAGMA ${setting}`);
    return ok(new Store(sqlite, refusal));
  }
}

/** Creates the data in a file that does not exist yet. */
export async function createStore(file: string, key: Uint8Array): Promise<Result<Store, Problem>> {
  const sqlite = await Sqlite.open(file, "create");
  if (await hasCipher(sqlite)) return ok(await ready(sqlite, key, 0));
  await sqlite.close();
  return fail(NOT_ENCRYPTED);
}

async function probe(file: string, key: Uint8Array): Promise<Result<number, Problem>> {
  return onConnection(file, "read", key, async (sqlite) => {
    if (!(await hasCipher(sqlite))) return fail(NOT_ENCRYPTED);
    const version = await pragma(sqlite, "user_version");
    if (version > SCHEMA_VERSION) return fail(DATABASE_NEWER);
    const application = await pragma(sqlite, "application_id");
    return application === APPLICATION_ID ? ok(version) : fail(DATABASE_DAMAGED);
  });
}

async function ready(sqlite: Sqlite, key: Uint8Array, version: number): Promise<Store> {
  try {
    await unlock(sqlite, key);
    for (const setting of SETTINGS) await sqlite.exec(`PRAGMA ${setting}`);
    await migrate(sqlite, version);
    return new Store(sqlite);
  } catch (error) {
    await sqlite.close();
    throw error;
  }
}

const READING = [
  // No part of the data is ever written outside the encrypted file.
  "temp_store = MEMORY",
  // 32 MB of pages: a search among a hundred thousand cases finds most of what it needs decrypted.
  "cache_size = -32000",
  "trusted_schema = OFF",
];

const SETTINGS = [
  "busy_timeout = 3000",
  "journal_mode = WAL",
  "synchronous = FULL",
  "foreign_keys = ON",
  // Without it a REPLACE would delete an append-only row past its trigger.
  "recursive_triggers = ON",
  ...READING,
];

async function pragma(sqlite: Sqlite, name: "user_version" | "application_id"): Promise<number> {
  const [row] = await sqlite.all(`PRAGMA ${name}`);
  return z.record(z.string(), z.int()).parse(row)[name] ?? 0;
}
