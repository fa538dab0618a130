import { rm } from "node:fs/promises";
import { ok } from "../../core/result.ts";
import type { JournalAction, KeyStatus } from "../contract/administration.ts";
import type { Answer } from "../contract/answer.ts";
import type { Parsed } from "../contract/contract.ts";
import { bindDevice, deviceStatus } from "../security/device-slot.ts";
import { writeSlotsWith } from "../security/keyslots.ts";
import {
  recoverySlot,
  recoverySlotOf,
  type Slot,
  withProvenSheet,
  withSlot,
} from "../security/slot.ts";
import { record } from "../store/journal.ts";
import { readIdleMinutes, setIdleMinutes } from "../store/office.ts";
import { nextSlots, ownPassword, readSlots, type Session } from "./session.ts";

export async function keysStatus(session: Session): Promise<Answer<KeyStatus>> {
  const read = await readSlots(session);
  if (!read.ok) return read;
  const { slots, made, cipher } = read.value;
  const { files, keychain, desk } = session;
  const recovery = recoverySlotOf(slots);
  return ok({
    device: await deviceStatus(files.deviceKey, keychain, slots),
    recoverySince: recovery?.made ?? "",
    sheetProven: recovery?.proven !== undefined,
    keySince: made,
    cipher,
    idleMinutes: await desk.store.read(readIdleMinutes),
  });
}

/** Makes a new recovery key; the old sheet opens nothing any more. */
export async function newRecovery(
  session: Session,
  { own }: Parsed["keys.new-recovery"],
): Promise<Answer<{ readonly recoveryKey: string }>> {
  const allowed = await ownPassword(session, own);
  if (!allowed.ok) return allowed;
  const { desk, key } = session;
  const { slot, recoveryKey } = await recoverySlot(key, desk.clock.now());
  const made = await change(session, "recovery-renewed", (old) => withSlot(old, slot));
  return made.ok ? ok({ recoveryKey }) : made;
}

/** Keeps it that the recovery key is on paper: a program that ends before leaves nobody with a sheet. */
export async function proveSheet(session: Session): Promise<Answer<KeyStatus>> {
  const now = session.desk.clock.now();
  const proven = await change(session, "recovery-proven", (old) => withProvenSheet(old, now));
  return proven.ok ? keysStatus(session) : proven;
}

/** Lets this machine work in the background while it is locked, or no more. */
export async function bindThisDevice(
  session: Session,
  { on, own }: Parsed["keys.bind-device"],
): Promise<Answer<KeyStatus>> {
  const allowed = await ownPassword(session, own);
  if (!allowed.ok) return allowed;
  const changed = await (on ? bind(session) : unbind(session));
  return changed.ok ? keysStatus(session) : changed;
}

async function bind(session: Session): Promise<Answer<null>> {
  const { desk, files, key, keychain } = session;
  const slot = await bindDevice(files.deviceKey, keychain, key, desk.clock.now());
  if (!slot.ok) return slot;
  return change(session, "device-bound", (old) => withSlot(old, slot.value));
}

async function unbind(session: Session): Promise<Answer<null>> {
  const gone = await change(session, "device-unbound", (old) =>
    old.filter((slot) => slot.kind !== "device"),
  );
  // Without its slot the file opens nothing; it goes all the same.
  if (gone.ok) await rm(session.files.deviceKey, { force: true });
  return gone;
}

/** Changes the key slots together with the entry that tells of it: both, or neither. */
function change(
  session: Session,
  action: JournalAction,
  next: (slots: readonly Slot[]) => readonly Slot[],
): Promise<Answer<null>> {
  const { desk, files } = session;
  return desk.store.write(async (tx): Promise<Answer<null>> => {
    const slots = await nextSlots(session, next);
    if (!slots.ok) return slots;
    await record(tx, desk, action, "");
    await writeSlotsWith(tx, files.keySlots, slots.value);
    return ok(null);
  });
}

/** Sets after how many minutes without a key press the screen locks. */
export async function setIdle(
  session: Session,
  { minutes }: Parsed["office.set-idle"],
): Promise<Answer<KeyStatus>> {
  const { desk } = session;
  await desk.store.write(async (tx) => {
    const before = await readIdleMinutes(tx);
    if (before === minutes) return;
    await setIdleMinutes(tx, minutes);
    await record(tx, desk, "office-changed", "自动锁屏", `${before} 分钟改为 ${minutes} 分钟`);
  });
  session.idle.minutes = minutes;
  return keysStatus(session);
}
