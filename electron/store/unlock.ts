import { CIPHER } from "./cipher.ts";
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
  const sqlite = await Sqlite.open(file, mode);
  try {
    await unlock(sqlite, key);
    // Nothing is ever written outside the encrypted files; a busy writer is waited for.
    await sqlite.exec("PRAGMA temp_store = MEMORY; PRAGMA busy_timeout = 3000");
    return await job(sqlite);
  } finally {
    await sqlite.close();
  }
}
