import type { Problem } from "../../core/problem.ts";
import { fail, ok, type Result } from "../../core/result.ts";
import { RECOVERY_MISTYPED, RECOVERY_WRONG } from "../security/key-faults.ts";
import { areAuthentic, type KeySlots, readKeySlots } from "../security/keyslots.ts";
import { parseRecoveryKey } from "../security/recovery-key.ts";
import { openSlot, recoverySlotOf, slotOfOperator } from "../security/slot.ts";
import { fault } from "../store/faults.ts";
import { filesOf } from "./copies.ts";

export const COPY_DAMAGED = fault(
  "E-BAK-09",
  "这份备份不完整或被改动过，不能恢复。",
  "现有的数据没有动；请换一份备份。",
);

export const COPY_LOCKED = fault(
  "E-BAK-10",
  "口令打不开这份备份。",
  "请用做这份备份时的口令，或当时的恢复密钥。",
);

/**
 * The database key of a copy, by a secret of the time when it was made or, while
 * the key is the same, by one of today (`now`: where the key slots of today lie).
 * With no operator the secret is the recovery key.
 */
export async function keyOfCopy(
  folder: string,
  operatorId: string | null,
  secret: string,
  now?: string,
): Promise<Result<Uint8Array, Problem>> {
  const slots = await readKeySlots(filesOf({ folder }).keySlots);
  if (!slots.ok) return fail(COPY_DAMAGED);
  const then = await keyFrom(slots.value, operatorId, secret);
  const today = then.ok || now === undefined ? null : await readKeySlots(now).catch(() => null);
  if (today?.ok !== true) return then;
  const key = await keyFrom(today.value, operatorId, secret);
  return key.ok && areAuthentic(slots.value, key.value) ? key : then;
}

/** The database key by an operator's password or, with no operator, by the recovery key. */
export async function keyFrom(
  { slots }: KeySlots,
  operatorId: string | null,
  secret: string,
): Promise<Result<Uint8Array, Problem>> {
  if (operatorId === null) return keyByRecovery(slots, secret);
  const slot = slotOfOperator(slots, operatorId);
  const key = slot === undefined ? null : await openSlot(slot, secret);
  return key === null ? fail(COPY_LOCKED) : ok(key);
}

async function keyByRecovery(
  slots: KeySlots["slots"],
  typed: string,
): Promise<Result<Uint8Array, Problem>> {
  const parsed = parseRecoveryKey(typed);
  if (!parsed.ok) return fail(RECOVERY_MISTYPED);
  const slot = recoverySlotOf(slots);
  const key = slot === undefined ? null : await openSlot(slot, parsed.value);
  return key === null ? fail(RECOVERY_WRONG) : ok(key);
}
