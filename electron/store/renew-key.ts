import { randomBytes } from "node:crypto";
import { copyFile } from "node:fs/promises";
import type { Problem } from "../../core/problem.ts";
import { fail, ok, type Result } from "../../core/result.ts";
import { readKeySlots, slotsForNewKey, writeKeySlots } from "../security/keyslots.ts";
import { deviceSlotOf } from "../security/slot.ts";
import { DATABASE_DAMAGED, KEYSLOTS_MISSING } from "./faults.ts";
import { ifThere } from "./if-there.ts";
import { integrityFaults } from "./integrity.ts";
import type { DataFiles } from "./profile.ts";
import { replaceData } from "./replace-data.ts";
import { onConnection } from "./unlock.ts";

/**
 * Encrypts everything under a new key and returns it. Passwords, the recovery
 * sheet and the bound device stay what they are; the old key opens nothing any
 * more. The store must be closed; until the new data are complete the old ones
 * stay as they are. `at` is the instant.
 *
 * Refuses key slots that somebody has altered (E-KEY-01) and damaged data (E-DB-01).
 */
export async function renewKey(
  files: DataFiles,
  oldKey: Uint8Array,
  at: string,
): Promise<Result<Uint8Array, Problem>> {
  const current = await readKeySlots(files.keySlots);
  if (!current.ok) return fail(KEYSLOTS_MISSING);
  const newKey = randomBytes(32);
  const slots = slotsForNewKey(current.value, oldKey, newKey, at);
  if (!slots.ok) return slots;
  return replaceData(files, { keepOld: false, at }, async (incoming) => {
    await copyUnderNewKey(files.database, oldKey, incoming.database, newKey);
    if (!(await isSound(incoming.database, newKey))) return fail(DATABASE_DAMAGED);
    await writeKeySlots(incoming.keySlots, slots.value);
    if (deviceSlotOf(slots.value.slots) !== undefined) {
      await ifThere(copyFile(files.deviceKey, incoming.deviceKey));
    }
    return ok(newKey);
  });
}

/** Copies the database as it is after the last transaction, and encrypts the copy anew. */
async function copyUnderNewKey(
  from: string,
  oldKey: Uint8Array,
  to: string,
  newKey: Uint8Array,
): Promise<void> {
  await onConnection(from, "read", oldKey, (sqlite) => sqlite.run("VACUUM INTO ?", [to]));
  await encryptAnew(to, oldKey, newKey);
}

/** Encrypts a database that nobody has open yet; cut off, it is of no use any more. */
export function encryptAnew(
  database: string,
  oldKey: Uint8Array,
  newKey: Uint8Array,
): Promise<void> {
  return onConnection(database, "write", oldKey, async (sqlite) => {
    // From a write-ahead log there is no way to none but this. A log to go back would double the file.
    await sqlite.exec("PRAGMA journal_mode = DELETE; PRAGMA journal_mode = OFF");
    await sqlite.exec(`PRAGMA rekey = "x'${Buffer.from(newKey).toString("hex")}'"`);
  });
}

async function isSound(database: string, key: Uint8Array): Promise<boolean> {
  const faults = await onConnection(database, "read", key, (sqlite) =>
    integrityFaults((sql) => sqlite.all(sql)),
  );
  return faults.length === 0;
}
