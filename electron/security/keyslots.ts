import { readFile } from "node:fs/promises";
import { z } from "zod";
import { fail, ok, type Result } from "../../core/result.ts";
import { type Operator, ROLES } from "../contract/contract.ts";
import { replaceFile } from "./atomic-file.ts";
import { Stretch, unwrapKey, WrappedKey, wrapKey } from "./wrap.ts";

/**
 * One way to the database key. `password` opens an operator's session;
 * `recovery` is the printed key of the office; `device` only spares a second
 * secret and never opens a session by itself.
 */
const Slot = z.strictObject({
  id: z.string().min(1),
  kind: z.enum(["password", "recovery", "device"]),
  name: z.string(),
  role: z.enum(ROLES),
  stretch: Stretch,
  wrapped: WrappedKey,
});
export type Slot = z.output<typeof Slot>;

const KeySlots = z.strictObject({ format: z.literal("keyslots/1"), slots: z.array(Slot).min(1) });
export type KeySlots = z.output<typeof KeySlots>;

const AnyFormat = z.looseObject({ format: z.string().regex(/^keyslots\/\d+$/u) });

/** `missing`: no such file; `newer`: a later program wrote it. */
export type KeySlotsFault = "missing" | "damaged" | "newer";

/** Wraps the database key for an operator. */
export async function passwordSlot(
  operator: Operator,
  password: string,
  key: Uint8Array,
): Promise<Slot> {
  const { stretch, wrapped } = await wrapKey(key, password, label("password", operator.id));
  return { ...operator, kind: "password", stretch, wrapped };
}

/** The database key, or null when the secret does not open the slot. */
export function openSlot(slot: Slot, secret: string): Promise<Uint8Array | null> {
  return unwrapKey(slot.stretch, slot.wrapped, secret, label(slot.kind, slot.id));
}

/** Operators as the login screen lists them. What they may do is read from the opened database. */
export function operatorsOf(slots: KeySlots): readonly Operator[] {
  return slots.slots
    .filter((slot) => slot.kind === "password")
    .map(({ id, name, role }) => ({ id, name, role }));
}

export async function readKeySlots(file: string): Promise<Result<KeySlots, KeySlotsFault>> {
  const text = await textOf(file);
  if (text === null) return fail("missing");
  const json = jsonOf(text);
  const slots = KeySlots.safeParse(json);
  if (slots.success) return ok(slots.data);
  const other = AnyFormat.safeParse(json);
  return fail(other.success && other.data.format !== "keyslots/1" ? "newer" : "damaged");
}

export async function writeKeySlots(file: string, slots: readonly Slot[]): Promise<void> {
  const content: KeySlots = { format: "keyslots/1", slots: [...slots] };
  await replaceFile(file, `${JSON.stringify(content, null, 2)}\n`);
}

function label(kind: Slot["kind"], id: string): string {
  return `keyslots/1 ${kind} ${id}`;
}

async function textOf(file: string): Promise<string | null> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw error;
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
