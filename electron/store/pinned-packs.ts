import type { Revision } from "../../core/casefile/revision.ts";
import { type LoadedPack, readPack } from "../../core/policy/load.ts";
import { PACKS } from "../../core/policy/packs.ts";
import { hasBlob, putBlob, readBlob, sha256Hex } from "./blobs.ts";
import type { Reader, Transaction } from "./connection.ts";

/**
 * Keeps a pack beside the versions that pin it, once, so that they can be
 * computed again with it after an update of the program has brought another.
 */
export async function keepPack(tx: Transaction, loaded: LoadedPack): Promise<void> {
  if (await hasBlob(tx, loaded.hash)) return;
  await putBlob(tx, Buffer.from(loaded.canonical, "utf8"), "application/json");
}

/** The pack that a version pins: the shipped one if it still is the same, else the one kept. */
export async function pinnedPack(
  reader: Reader,
  { hash }: Revision["pack"],
): Promise<LoadedPack | undefined> {
  const shipped = PACKS.find((loaded) => loaded.hash === hash);
  if (shipped !== undefined) return shipped;
  const bytes = await readBlob(reader, hash);
  return bytes === undefined ? undefined : keptPack(bytes, hash);
}

/** Bytes of a kept pack as a pack; nothing when they are not what the hash says. */
export function keptPack(bytes: Uint8Array, hash: string): LoadedPack | undefined {
  if (sha256Hex(bytes) !== hash) return undefined;
  try {
    const read = readPack(JSON.parse(Buffer.from(bytes).toString("utf8")));
    return read.ok && read.value.hash === hash ? read.value : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
