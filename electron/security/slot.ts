import { randomUUID } from "node:crypto";
import { z } from "zod";
import { ROLES } from "../contract/administration.ts";
import type { Operator } from "../contract/session.ts";
import { Box } from "./box.ts";
import { newRecoveryKey, printedRecoveryKey } from "./recovery-key.ts";
import { newKeyPair, PublicKey, SealedKey, sealKey, unsealKey } from "./sealed-key.ts";
import { Stretch, unwrap, wrap } from "./wrap.ts";

/**
 * One way to the database key: the key is sealed to the slot's public key, and
 * the private key is wrapped under a secret. So the database key can be renewed
 * for a slot without its secret.
 */
const way = {
  id: z.string().min(1),
  /** When the secret was set. */
  made: z.iso.datetime(),
  stretch: Stretch,
  publicKey: PublicKey,
  /** The private key under the stretched secret. */
  wrapped: Box,
  /** The database key under the public key. */
  sealed: SealedKey,
};

/** Opens an operator's session; its id is the operator's. */
const PasswordSlot = z.strictObject({
  kind: z.literal("password"),
  name: z.string(),
  /** As the login screen shows it. What an operator may do is read from the opened database. */
  role: z.enum(ROLES),
  ...way,
});
export type PasswordSlot = z.output<typeof PasswordSlot>;

/** The printed key of the office. */
const RecoverySlot = z.strictObject({
  kind: z.literal("recovery"),
  /** When somebody has typed its last group from paper; absent until then. */
  proven: z.iso.datetime().exactOptional(),
  ...way,
});
export type RecoverySlot = z.output<typeof RecoverySlot>;

/** Opens the data for work in the background on this machine, never a session. */
const DeviceSlot = z.strictObject({ kind: z.literal("device"), ...way });
export type DeviceSlot = z.output<typeof DeviceSlot>;

export const Slot = z.discriminatedUnion("kind", [PasswordSlot, RecoverySlot, DeviceSlot]);
export type Slot = z.output<typeof Slot>;

/** Gives an operator a password of their own; `at` is the instant. */
export async function passwordSlot(
  operator: Operator,
  password: string,
  key: Uint8Array,
  at: string,
): Promise<PasswordSlot> {
  const { id, name, role } = operator;
  return { kind: "password", name, role, ...(await newWay("password", id, password, key, at)) };
}

/** Makes a recovery key; it is told here once, as it is printed, and kept nowhere. */
export async function recoverySlot(
  key: Uint8Array,
  at: string,
): Promise<{ readonly slot: RecoverySlot; readonly recoveryKey: string }> {
  const secret = newRecoveryKey();
  const slot = await newWay("recovery", randomUUID(), secret, key, at);
  return { slot: { kind: "recovery", ...slot }, recoveryKey: printedRecoveryKey(secret) };
}

/** A slot for a secret that the keychain of this machine keeps. */
export async function deviceSlot(secret: string, key: Uint8Array, at: string): Promise<DeviceSlot> {
  return { kind: "device", ...(await newWay("device", randomUUID(), secret, key, at)) };
}

/**
 * The database key, or null when the secret does not open the slot. The secret
 * is a password as typed, or a recovery key as `parseRecoveryKey` returns it.
 */
export async function openSlot(slot: Slot, secret: string): Promise<Uint8Array | null> {
  const label = labelOf(slot.kind, slot.id);
  const privateKey = await unwrap(slot, secret, label);
  if (privateKey === null) return null;
  const key = unsealKey(slot.sealed, { publicKey: slot.publicKey, privateKey }, label);
  privateKey.fill(0);
  return key;
}

/** The same slot for another database key: its secret stays what it is. */
export function resealed<S extends Slot>(slot: S, key: Uint8Array): S {
  return { ...slot, sealed: sealKey(key, slot.publicKey, labelOf(slot.kind, slot.id)) };
}

/** The slot of an operator. */
export function slotOfOperator(slots: readonly Slot[], id: string): PasswordSlot | undefined {
  return passwordSlots(slots).find((slot) => slot.id === id);
}

export function recoverySlotOf(slots: readonly Slot[]): RecoverySlot | undefined {
  return slots.find((slot) => slot.kind === "recovery");
}

export function deviceSlotOf(slots: readonly Slot[]): DeviceSlot | undefined {
  return slots.find((slot) => slot.kind === "device");
}

/** Operators as the login screen lists them. */
export function operatorsOf(slots: readonly Slot[]): readonly Operator[] {
  return passwordSlots(slots).map(({ id, name, role }) => ({ id, name, role }));
}

/** The slots with this one: it takes the place of the operator's old one, or of the old sheet. */
export function withSlot(slots: readonly Slot[], slot: Slot): readonly Slot[] {
  return [...slots.filter((old) => !sameWay(old, slot)), slot];
}

/** The slots once the recovery key was shown to be on paper; `at` is the instant. */
export function withProvenSheet(slots: readonly Slot[], at: string): readonly Slot[] {
  return slots.map((slot) => (slot.kind === "recovery" ? { ...slot, proven: at } : slot));
}

function sameWay(a: Slot, b: Slot): boolean {
  return a.kind === b.kind && (a.kind !== "password" || a.id === b.id);
}

function passwordSlots(slots: readonly Slot[]): readonly PasswordSlot[] {
  return slots.filter((slot) => slot.kind === "password");
}

async function newWay(
  kind: Slot["kind"],
  id: string,
  secret: string,
  key: Uint8Array,
  made: string,
): Promise<Omit<RecoverySlot, "kind">> {
  const label = labelOf(kind, id);
  const { publicKey, privateKey } = newKeyPair();
  const wrapped = await wrap(privateKey, secret, label);
  privateKey.fill(0);
  return { id, made, publicKey, ...wrapped, sealed: sealKey(key, publicKey, label) };
}

function labelOf(kind: Slot["kind"], id: string): string {
  return `keyslots/2 ${kind} ${id}`;
}
