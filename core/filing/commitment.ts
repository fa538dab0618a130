import { addMonths, type IsoDate } from "../calendar.ts";
import { fail, ok, type Result } from "../result.ts";
import { type FilingCategory, isLongTerm, type LongTermCategory } from "./category.ts";
import type { Barred, NotOffered } from "./refusal.ts";
import type { FilingLife, InEffect, OnCommitment } from "./states.ts";
import type { CommitmentTerms } from "./terms.ts";

/**
 * Last day for the promised materials: months counted from effect (HUN-22,
 * LN-1.2b). Null where the pool names no deadline: then none can pass.
 */
export function commitmentDue(terms: CommitmentTerms, effective: IsoDate): IsoDate | null {
  return terms.months === null ? null : addMonths(effective, terms.months);
}

/** A temporary filing cannot rest on a commitment (HUN-11, LN-1.2b). */
export interface NotLongTerm {
  readonly kind: "not-long-term";
  readonly category: FilingCategory;
}

/**
 * Whether a filing may be made on a commitment: for the three long-term
 * categories (HUN-11, LN-1.2b), and in Liaoning not once an earlier one was
 * revoked (不再享受承诺制备案服务, LN-1.2c).
 * @param history earlier filings of the same person in this pool
 */
export function mayCommit(
  category: FilingCategory,
  history: readonly FilingLife[],
  terms: CommitmentTerms | null,
): Result<LongTermCategory, NotLongTerm | NotOffered | Barred> {
  if (!isLongTerm(category)) return fail({ kind: "not-long-term", category });
  if (terms === null) return fail({ kind: "not-offered" });
  const since = barredSince(history, terms);
  return since === null ? ok(category) : fail({ kind: "barred", since });
}

/** The day from which no commitment filing is left to the person (LN-1.2c); null when there is no bar. */
export function barredSince(
  history: readonly FilingLife[],
  terms: CommitmentTerms,
): IsoDate | null {
  if (terms.onLapse !== "revoked") return null;
  const days = history.flatMap((life) => (life.state === "revoked" ? [life.on] : []));
  return days.reduce<IsoDate | null>(
    (first, on) => (first === null || on < first ? on : first),
    null,
  );
}

/** What is known of a commitment: its last day, and when the materials came in. */
export interface Commitment {
  /** Null: the pool names none. */
  readonly due: IsoDate | null;
  /** Null while they are owed. */
  readonly completed: IsoDate | null;
}

/**
 * State of a commitment as a stay sees it. HUN-22 breaks it for stays admitted
 * past its last day (`lapsed`) until the materials come in after all; stays
 * before are Q6 when they came too late (`late`) or not yet (`overdue`).
 * @param recorded day of recording, since a deadline may have passed since the stay
 */
export function commitmentSeen(
  { due, completed }: Commitment,
  admission: IsoDate,
  recorded: IsoDate,
): "open" | "overdue" | "completed" | "lapsed" | "late" {
  if (due === null) return completed === null ? "open" : "completed";
  if (completed !== null && completed <= due) return "completed";
  if (admission > due && (completed === null || admission < completed)) return "lapsed";
  if (completed !== null) return "late";
  return recorded > due ? "overdue" : "open";
}

/**
 * Where a filing serves. A long-term one serves at the filing place and back at
 * the insured place (KF-2.2b, HUN-21.1); in Liaoning one on a commitment serves
 * at the filing place only, until its materials are in (LN-1.2b). A temporary
 * one serves where the person went.
 */
export function reach(
  life: InEffect | OnCommitment,
  terms: Pick<CommitmentTerms, "beforeCompletion">,
): "filing-place" | "both-ways" {
  if (life.state === "in-effect-on-commitment") return terms.beforeCompletion;
  return life.filing.term === "long-term" ? "both-ways" : "filing-place";
}
