import { randomBytes, randomUUID } from "node:crypto";
import { mkdir, rename, rm, rmdir } from "node:fs/promises";
import path from "node:path";
import type { Problem } from "../../core/problem.ts";
import { ok, type Result } from "../../core/result.ts";
import type { Office, Operator } from "../contract/session.ts";
import { syncFolder } from "../security/atomic-file.ts";
import { signedSlots, writeKeySlots } from "../security/keyslots.ts";
import { passwordSlot, recoverySlot } from "../security/slot.ts";
import { ifThere } from "./if-there.ts";
import { createStore } from "./open.ts";
import { noteIndexIsCurrent } from "./reindex.ts";
import { dataFiles, type DataFiles } from "./profile.ts";

export interface FirstSetup {
  readonly office: Office;
  readonly operator: Operator;
  readonly password: string;
  /** 咨询电话; empty or absent: none. */
  readonly telephone?: string;
  readonly at: string;
}

export interface FirstKeys {
  /** Opens the database. */
  readonly key: Uint8Array;
  /** For the sheet in the office's safe, as it is printed. */
  readonly recoveryKey: string;
}

/**
 * Makes the data of a new workstation. Everything is written in a folder of its
 * own that gets its name in the last step: an interrupted setup leaves no half
 * of a database behind.
 */
export async function createData(
  files: DataFiles,
  setup: FirstSetup,
): Promise<Result<FirstKeys, Problem>> {
  const profile = path.dirname(files.folder);
  const building = dataFiles(path.join(profile, `setup-${randomUUID()}`));
  await mkdir(building.folder, { recursive: true });
  try {
    const keys = await build(building, setup);
    if (!keys.ok) return keys;
    await removeEmpty(files.folder);
    await rename(building.folder, files.folder);
    await syncFolder(profile);
    return keys;
  } finally {
    // Gone after the rename; on a full disk what is left of it would take the space for the next try.
    await rm(building.folder, { recursive: true, force: true }).catch(() => undefined);
  }
}

/** Writes database and key slots into the folder that is not yet the data folder. */
async function build(building: DataFiles, setup: FirstSetup): Promise<Result<FirstKeys, Problem>> {
  const key = randomBytes(32);
  const store = await createStore(building.database, key);
  if (!store.ok) return store;
  try {
    await store.value.write(async (tx) => {
      const { office, operator, telephone = "" } = setup;
      await tx.run(
        "INSERT INTO office (only, name, window, pool, telephone) VALUES (1, ?, ?, ?, ?)",
        [office.name, office.window, office.pool, telephone],
      );
      await tx.run("INSERT INTO operator (id, name, role, created_at) VALUES (?, ?, ?, ?)", [
        operator.id,
        operator.name,
        operator.role,
        setup.at,
      ]);
      await noteIndexIsCurrent(tx);
    });
  } finally {
    await store.value.close();
  }
  const { operator, password, at } = setup;
  const recovery = await recoverySlot(key, at);
  const slots = [await passwordSlot(operator, password, key, at), recovery.slot];
  await writeKeySlots(building.keySlots, signedSlots(slots, key, at));
  return ok({ key, recoveryKey: recovery.recoveryKey });
}

/** A folder of the final name may exist, but only empty: `rmdir` refuses anything else. */
async function removeEmpty(folder: string): Promise<void> {
  await ifThere(rmdir(folder));
}
