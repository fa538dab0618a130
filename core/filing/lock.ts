import { addMonths, type IsoDate } from "../calendar.ts";
import { fail, ok, type Result } from "../result.ts";
import type { Lock } from "./terms.ts";

/** Why a filing may not be touched yet, until when, and whether a recorded reason would help. */
export interface Locked {
  readonly kind: "locked";
  /** Last day of the lock. */
  readonly lockedUntil: IsoDate;
  readonly exception: Lock["exception"];
}

/** The last day of the lock, the corresponding day included (民法典 202); null where nothing is locked. */
export function lockedUntil(lock: Lock | null, effective: IsoDate): IsoDate | null {
  return lock === null ? null : addMonths(effective, lock.months);
}

/**
 * Whether a filing may be changed or cancelled on a day. Kaifeng refuses a change
 * within six months of effect unless a reason is recorded (KF-1.3.1); Liaoning
 * refuses change and cancellation without exception (LN-1.1a); Hunan locks
 * nothing (HUN-13, HUN-16).
 * @param lock null for every temporary filing (LN-1.1b)
 * @param reason why it is done all the same; blank when there is none
 * @returns the reason where the lock was overridden, else null
 */
export function passLock(
  lock: Lock | null,
  act: "change" | "cancel",
  effective: IsoDate,
  on: IsoDate,
  reason: string,
): Result<string | null, Locked> {
  const binding = lock !== null && (act === "change" || lock.binds === "change-and-cancel");
  if (!binding) return ok(null);
  const last = addMonths(effective, lock.months);
  if (on > last) return ok(null);
  const recorded = reason.trim();
  if (lock.exception === "recorded-reason" && recorded !== "") return ok(recorded);
  return fail({ kind: "locked", lockedUntil: last, exception: lock.exception });
}
