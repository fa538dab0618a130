import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { Problem } from "../../core/problem.ts";
import { fail, ok, type Result } from "../../core/result.ts";
import type { KeyStatus } from "../contract/administration.ts";
import { ifThere } from "../store/if-there.ts";
import { replaceFile } from "./atomic-file.ts";
import { NO_KEYCHAIN_HERE } from "./key-faults.ts";
import type { Keychain } from "./keychain.ts";
import { type DeviceSlot, deviceSlot, deviceSlotOf, openSlot, type Slot } from "./slot.ts";

/**
 * Binds this machine: writes a random secret, protected by the keychain, into
 * `file` and returns the slot that it opens. The slot counts once it is written
 * into the key slots; until then the file is of no use.
 */
export async function bindDevice(
  file: string,
  keychain: Keychain,
  key: Uint8Array,
  at: string,
): Promise<Result<DeviceSlot, Problem>> {
  if (!keychain.available()) return fail(NO_KEYCHAIN_HERE);
  const secret = randomBytes(32);
  const slot = await deviceSlot(secret.toString("base64"), key, at);
  await replaceFile(file, keychain.protect(secret));
  secret.fill(0);
  return ok(slot);
}

/** The database key for work in the background; null when this machine is not bound or not any more. */
export async function openDevice(
  file: string,
  keychain: Keychain,
  slots: readonly Slot[],
): Promise<Uint8Array | null> {
  const slot = deviceSlotOf(slots);
  if (slot === undefined || !keychain.available()) return null;
  const kept = await ifThere(readFile(file));
  const secret = kept === null ? null : keychain.reveal(kept);
  return secret === null ? null : openSlot(slot, Buffer.from(secret).toString("base64"));
}

/** How this machine stands; a lost keychain costs nothing but the background work. */
export async function deviceStatus(
  file: string,
  keychain: Keychain,
  slots: readonly Slot[],
): Promise<KeyStatus["device"]> {
  if (deviceSlotOf(slots) === undefined) return keychain.available() ? "off" : "unavailable";
  const key = await openDevice(file, keychain, slots);
  if (key === null) return "lost";
  key.fill(0);
  return "on";
}
