import { createHash, createHmac, hkdfSync, timingSafeEqual } from "node:crypto";
import { readFile } from "node:fs/promises";
import { z } from "zod";
import { canonicalJson } from "../../core/casefile/canonical.ts";
import type { Problem } from "../../core/problem.ts";
import { fail, ok, type Result } from "../../core/result.ts";
import { CIPHER } from "../store/cipher.ts";
import type { Transaction } from "../store/connection.ts";
import { ifThere } from "../store/if-there.ts";
import { prepareFile, replaceFile } from "./atomic-file.ts";
import { KEYS_ALTERED } from "./key-faults.ts";
import { resealed, Slot } from "./slot.ts";

const FORMAT = "keyslots/2";

const KeySlots = z.strictObject({
  format: z.literal(FORMAT),
  /** Cipher of the database that these keys open. */
  cipher: z.literal(CIPHER),
  /** When the database key was made. */
  made: z.iso.datetime(),
  slots: z.array(Slot).min(1).readonly(),
  /** Over all of the above, keyed by the database key: only who has that key can add a slot. */
  mac: z.string(),
  /** SHA-256 over all of the above: damage shows without any key. */
  sum: z.string(),
});

/** The ways to one database key, as they lie beside the database. */
export type KeySlots = Readonly<z.output<typeof KeySlots>>;

/** `missing`: no such file; `newer`: a later program wrote it. */
export type KeySlotsFault = "missing" | "damaged" | "newer";

/** Slots for a database key made at `made` (an instant), under that key's mac. */
export function signedSlots(slots: readonly Slot[], key: Uint8Array, made: string): KeySlots {
  const content = { format: FORMAT, cipher: CIPHER, made, slots } as const;
  const signed = { ...content, mac: macOf(content, key) };
  return { ...signed, sum: sumOf(signed) };
}

/** Whether nobody without the database key has changed the slots. To be asked at each log-in. */
export function areAuthentic(slots: KeySlots, key: Uint8Array): boolean {
  const { mac, sum: _sum, ...content } = slots;
  const given = Buffer.from(mac, "base64");
  const right = Buffer.from(macOf(content, key), "base64");
  return given.length === right.length && timingSafeEqual(given, right);
}

/** The same key with other slots. Slots that somebody has altered are not carried on (E-KEY-01). */
export function changedSlots(
  current: KeySlots,
  key: Uint8Array,
  change: (slots: readonly Slot[]) => readonly Slot[],
): Result<KeySlots, Problem> {
  if (!areAuthentic(current, key)) return fail(KEYS_ALTERED);
  return ok(signedSlots(change(current.slots), key, current.made));
}

/** A new database key for every slot, without anyone's secret. Refuses altered slots (E-KEY-01). */
export function slotsForNewKey(
  current: KeySlots,
  oldKey: Uint8Array,
  newKey: Uint8Array,
  made: string,
): Result<KeySlots, Problem> {
  if (!areAuthentic(current, oldKey)) return fail(KEYS_ALTERED);
  const slots = current.slots.map((slot) => resealed(slot, newKey));
  return ok(signedSlots(slots, newKey, made));
}

export async function readKeySlots(file: string): Promise<Result<KeySlots, KeySlotsFault>> {
  const text = await ifThere(readFile(file, "utf8"));
  if (text === null) return fail("missing");
  const json = jsonOf(text);
  const read = KeySlots.safeParse(json);
  if (read.success) {
    const { sum, ...signed } = read.data;
    return sum === sumOf(signed) ? ok(read.data) : fail("damaged");
  }
  return fail(isNewer(json) ? "newer" : "damaged");
}

export async function writeKeySlots(file: string, slots: KeySlots): Promise<void> {
  await replaceFile(file, textOf(slots));
}

/**
 * Writes slots that change with the data: they count once the transaction is on
 * disk. Otherwise a full disk would refuse a change of which half is done, such
 * as a new recovery key that nobody has seen.
 */
export async function writeSlotsWith(
  tx: Transaction,
  file: string,
  slots: KeySlots,
): Promise<void> {
  tx.alongside(await prepareFile(file, textOf(slots)));
}

function textOf(slots: KeySlots): string {
  return `${JSON.stringify(slots, null, 2)}\n`;
}

function macOf(content: Omit<KeySlots, "mac" | "sum">, key: Uint8Array): string {
  const own = hkdfSync("sha256", key, new Uint8Array(), `${FORMAT} mac`, 32);
  return createHmac("sha256", Buffer.from(own)).update(canonicalJson(content)).digest("base64");
}

function sumOf(signed: Omit<KeySlots, "sum">): string {
  return createHash("sha256").update(canonicalJson(signed)).digest("base64");
}

const AnyFormat = z.looseObject({ format: z.string().regex(/^keyslots\/\d+$/u) });

function isNewer(json: unknown): boolean {
  const other = AnyFormat.safeParse(json);
  return other.success && Number(other.data.format.slice("keyslots/".length)) > 2;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
