import type { IsoDate } from "../calendar.ts";
import type { Validity } from "../settlement/receipt.ts";
import { fail, ok, type Result } from "../result.ts";

/** Why a filing may not be changed yet, and until when. */
export interface ChangeLocked {
  readonly lockedUntil: IsoDate;
}

/**
 * Whether a filing may be changed on a day. 原则上: within the lock a change is
 * refused unless the reason for the exception is recorded (KF-1.3.1). The last
 * day of the lock still counts.
 * @param exception why it is changed all the same; empty when there is no reason
 */
export function mayChange(
  validity: Validity,
  on: IsoDate,
  exception: string,
): Result<{ readonly exception: string | null }, ChangeLocked> {
  const lockedUntil = validity.changeLockedUntil;
  if (lockedUntil === null || on > lockedUntil) return ok({ exception: null });
  const reason = exception.trim();
  return reason === "" ? fail({ lockedUntil }) : ok({ exception: reason });
}
