import { openDevice } from "../security/device-slot.ts";
import { areAuthentic, readKeySlots } from "../security/keyslots.ts";
import type { Desk } from "../store/cases.ts";
import { readOffice } from "../store/office.ts";
import { openStore } from "../store/open.ts";
import type { DataFiles } from "../store/profile.ts";
import type { Means } from "./open-session.ts";

/** Whom the journal names for what is done while nobody is logged in. */
const MACHINE = { id: "device", name: "本机（锁屏时）", role: "clerk" } as const;

/** The data, open for work that nobody sees. */
export interface OpenForMachine {
  readonly desk: Desk;
  readonly key: Uint8Array;
}

/**
 * Opens the data by the secret that this machine's keychain keeps; null where the
 * office has not bound the machine, the keychain does not know it any more, or the
 * data do not open. It gives no session: the screen stays locked.
 */
export async function openForMachine(
  files: DataFiles,
  { clock, keychain }: Means,
): Promise<OpenForMachine | null> {
  const slots = await readKeySlots(files.keySlots);
  if (!slots.ok) return null;
  const key = await openDevice(files.deviceKey, keychain, slots.value.slots);
  if (key === null) return null;
  if (!areAuthentic(slots.value, key)) return null;
  const store = await openStore(files.database, key);
  if (!store.ok) return null;
  const office = await store.value.read(readOffice);
  return { desk: { store: store.value, office, operator: MACHINE, clock }, key };
}
