import { stat } from "node:fs/promises";
import path from "node:path";
import type { Problem } from "../../core/problem.ts";
import { type KeySlots, readKeySlots } from "../security/keyslots.ts";
import { DATABASE_DAMAGED, DATABASE_MISSING, DATABASE_NEWER, KEYSLOTS_MISSING } from "./faults.ts";
import { ifThere } from "./if-there.ts";

/** Where the data of one workstation lie. Database and key slots are of no use without each other. */
export interface DataFiles {
  readonly folder: string;
  readonly database: string;
  readonly keySlots: string;
  /** The secret of the device slot, which the keychain of this machine alone can read. */
  readonly deviceKey: string;
}

export function dataFiles(folder: string): DataFiles {
  return {
    folder,
    database: path.join(folder, "workstation.db"),
    keySlots: path.join(folder, "keyslots.json"),
    deviceKey: path.join(folder, "device.key"),
  };
}

/** The data of a profile. */
export function dataOf(profile: string): DataFiles {
  return dataFiles(path.join(profile, "data"));
}

export type ProfileState =
  | { readonly kind: "empty" }
  | { readonly kind: "ready"; readonly slots: KeySlots }
  | { readonly kind: "blocked"; readonly problem: Problem };

/** Looks at what is there, without a key and without changing anything. */
export async function inspect(files: DataFiles): Promise<ProfileState> {
  const size = await sizeOf(files.database);
  const slots = await readKeySlots(files.keySlots);
  if (slots.ok) {
    if (size === null) return { kind: "blocked", problem: DATABASE_MISSING };
    if (size === 0) return { kind: "blocked", problem: DATABASE_DAMAGED };
    return { kind: "ready", slots: slots.value };
  }
  if (slots.error === "newer") return { kind: "blocked", problem: DATABASE_NEWER };
  if (slots.error === "missing" && size === null) return { kind: "empty" };
  return { kind: "blocked", problem: size === null ? DATABASE_MISSING : KEYSLOTS_MISSING };
}

async function sizeOf(file: string): Promise<number | null> {
  return (await ifThere(stat(file)))?.size ?? null;
}
