import { stat } from "node:fs/promises";
import path from "node:path";
import { CIPHER } from "./cipher.ts";
import { ifThere } from "./if-there.ts";
import { refusalOf } from "./refusal.ts";
import { Sqlite } from "./sqlite.ts";

/** A build without the cipher ignores the key in silence and would write plain text. */
export async function hasCipher(sqlite: Sqlite): Promise<boolean> {
  return (await sqlite.all("PRAGMA cipher")).length > 0;
}

/** Gives a connection the 32-byte key. Whether it fits shows with the first page that is read. */
export async function unlock(sqlite: Sqlite, key: Uint8Array): Promise<void> {
  await sqlite.exec(`PRAGMA cipher = '${CIPHER}'`);
  await sqlite.exec(`PRAGMA key = "x'${Buffer.from(key).toString("hex")}'"`);
}

/** Runs a job on a connection of its own beside the store's. */
export async function onConnection<T>(
  file: string,
  mode: "write" | "read",
  key: Uint8Array,
  job: (sqlite: Sqlite) => Promise<T>,
): Promise<T> {
  const sqlite = mode === "read" ? await openToRead(file, key) : await Sqlite.open(file, mode);
  try {
    if (mode === "write") await unlock(sqlite, key);
    // Nothing is ever written outside the encrypted files; a busy writer is waited for.
    await sqlite.exec("PRAGMA temp_store = MEMORY; PRAGMA busy_timeout = 3000");
    return await job(sqlite);
  } finally {
    await sqlite.close();
  }
}

/**
 * A connection that only reads. Beside a database with a write-ahead log SQLite
 * needs room for an index of the log even to read; where the disk takes no
 * writing, the data are read as they lie. Whether the key fits shows later.
 */
async function openToRead(file: string, key: Uint8Array): Promise<Sqlite> {
  const sqlite = await Sqlite.open(file, "read");
  try {
    await unlock(sqlite, key);
    if (!(await lacksRoom(sqlite))) return sqlite;
  } catch (error) {
    await sqlite.close();
    throw error;
  }
  await sqlite.close();
  return openAsItLies(file, key);
}

async function lacksRoom(sqlite: Sqlite): Promise<boolean> {
  try {
    await sqlite.all("PRAGMA user_version");
    return false;
  } catch (error) {
    // Anything else the reader meets again.
    return (await refusalOf(error, path.dirname(sqlite.file))) !== null;
  }
}

/** Reads data on a disk that takes no writing, with what lies in their write-ahead log. */
export async function openAsItLies(file: string, key: Uint8Array): Promise<Sqlite> {
  const log = (await ifThere(stat(`${file}-wal`)))?.size ?? 0;
  const sqlite = await Sqlite.openAsItLies(file, log > 0);
  try {
    await unlock(sqlite, key);
    await sqlite.exec("PRAGMA locking_mode = EXCLUSIVE");
    return sqlite;
  } catch (error) {
    await sqlite.close();
    throw error;
  }
}
