import { addDays, type IsoDate } from "../calendar.ts";
import { assertNever, fail, ok, type Result } from "../result.ts";
import { type Locked, passLock } from "./lock.ts";
import type { NotClosable } from "./refusal.ts";
import type { InEffect, Lapsed, OnCommitment } from "./states.ts";
import type { FilingTerms } from "./terms.ts";

/** The states in which there is a filing to change, cancel or end. */
export type Holding = InEffect | OnCommitment | Lapsed;

/** Change and cancellation: the filing still holds, and no lock is on it. */
export function mayRelease(
  from: Holding,
  act: "change" | "cancel",
  on: IsoDate,
  reason: string,
  terms: FilingTerms,
): Result<string | null, NotClosable | Locked> {
  const closable = mayEnd(from, on, terms);
  if (!closable.ok) return closable;
  const lock = from.filing.term === "long-term" ? terms.longTerm.lock : null;
  return passLock(lock, act, from.effective, on, reason);
}

/** Whether there is still a filing to end on that day. */
export function mayEnd(from: Holding, on: IsoDate, terms: FilingTerms): Result<null, NotClosable> {
  const earliest = earliestAfter(from);
  if (on < earliest) return fail({ kind: "out-of-order", earliest });
  switch (from.state) {
    case "in-effect":
      if (from.validity !== "until" || on <= from.until) return ok(null);
      return fail({ kind: "over", until: from.until });
    case "in-effect-on-commitment":
      if (from.due === null || on <= from.due) return ok(null);
      return fail({ kind: "overdue", due: from.due });
    case "lapsed":
      return terms.commitment?.onLapse === "revoked" ? fail({ kind: "must-be-revoked" }) : ok(null);
    default:
      return assertNever(from);
  }
}

/** The first day on which the next step may fall. A commitment lapses the day after its last. */
export function earliestAfter(from: Holding): IsoDate {
  const begun = later(from.filing.date, from.effective);
  switch (from.state) {
    case "in-effect":
      return from.commitment === null ? begun : later(begun, from.commitment.completed);
    case "in-effect-on-commitment":
      return begun;
    case "lapsed":
      return addDays(from.due, 1);
    default:
      return assertNever(from);
  }
}

function later(a: IsoDate, b: IsoDate): IsoDate {
  return a > b ? a : b;
}
