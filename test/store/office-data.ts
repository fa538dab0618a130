import { bindDevice } from "../../electron/security/device-slot.ts";
import type { Keychain } from "../../electron/security/keychain.ts";
import {
  changedSlots,
  type KeySlots,
  readKeySlots,
  writeKeySlots,
} from "../../electron/security/keyslots.ts";
import { openSlot, passwordSlot, type Slot, withSlot } from "../../electron/security/slot.ts";
import type { Store } from "../../electron/store/connection.ts";
import { openStore } from "../../electron/store/open.ts";
import type { DataFiles } from "../../electron/store/profile.ts";
import { createData, type FirstKeys } from "../../electron/store/setup.ts";
import { sealed, TestClock, value } from "./desk.ts";
import { referral } from "./people.ts";

const AT = "2026-11-22T02:00:00.000Z";
const OFFICE = { name: "朱仙镇便民服务中心", window: "A3", pool: "410200" };
export const ZHAO = { id: "operator-1", name: "赵敏", role: "supervisor" } as const;
export const QIAN = { id: "operator-2", name: "钱程", role: "clerk" } as const;
export const ZHAO_PASSWORD = "kaifeng-2026";
export const QIAN_PASSWORD = "窗口 B5 的猫";

/** What a real keychain does with a secret is not the matter here. */
export const keychain: Keychain = {
  available: () => true,
  protect: (secret) => Uint8Array.from(secret),
  reveal: (kept) => kept,
};

/** Makes the data of an office: two operators, a sheet, a bound device, one sealed case. */
export async function makeOffice(files: DataFiles): Promise<FirstKeys> {
  const setup = { office: OFFICE, operator: ZHAO, password: ZHAO_PASSWORD, at: AT };
  const made = value(await createData(files, setup));
  const qian = await passwordSlot(QIAN, QIAN_PASSWORD, made.key, AT);
  const device = value(await bindDevice(files.deviceKey, keychain, made.key, AT));
  await changeSlots(files, made.key, (slots) => withSlot(withSlot(slots, qian), device));
  await withStore(files, made.key, sealOne);
  return made;
}

/** A day's work: one case, sealed. */
export function sealOne(store: Store): Promise<unknown> {
  return sealed({ store, office: OFFICE, operator: ZHAO, clock: new TestClock(AT) }, referral());
}

export async function withStore<T>(
  files: DataFiles,
  key: Uint8Array,
  job: (store: Store) => Promise<T>,
): Promise<T> {
  const store = value(await openStore(files.database, key));
  try {
    return await job(store);
  } finally {
    await store.close();
  }
}

export async function slotsOf(files: DataFiles): Promise<KeySlots> {
  const read = await readKeySlots(files.keySlots);
  if (!read.ok) throw new Error(read.error);
  return read.value;
}

export async function changeSlots(
  files: DataFiles,
  key: Uint8Array,
  change: (slots: readonly Slot[]) => readonly Slot[],
): Promise<void> {
  const next = value(changedSlots(await slotsOf(files), key, change));
  await writeKeySlots(files.keySlots, next);
}

/** The keys that these slots give for the secrets that somebody may hold, in hex. */
export async function keysFor(
  slots: KeySlots,
  secrets: readonly string[],
): Promise<readonly string[]> {
  const keys: string[] = [];
  for (const slot of slots.slots) {
    for (const secret of secrets) {
      const key = await openSlot(slot, secret);
      if (key !== null) keys.push(Buffer.from(key).toString("hex"));
    }
  }
  return keys;
}
