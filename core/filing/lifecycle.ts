import type { IsoDate } from "../calendar.ts";
import { fail, ok, type Result } from "../result.ts";
import { earliestAfter, type Holding, mayEnd, mayRelease } from "./closing.ts";
import { barredSince, commitmentDue } from "./commitment.ts";
import type { Locked } from "./lock.ts";
import type {
  Barred,
  MustBeRevoked,
  NoClause,
  NotClosable,
  NotYet,
  NotOffered,
  OutOfOrder,
  Overdue,
  ProofEnded,
} from "./refusal.ts";
import type {
  AnyFiling,
  Applied,
  Cancelled,
  Changed,
  CommittedFiling,
  Ended,
  Expired,
  FilingLife,
  InEffect,
  Lapsed,
  OnCommitment,
  ProvenFiling,
  Revoked,
  TemporaryFiling,
} from "./states.ts";
import type { FilingTerms } from "./terms.ts";
import { longTermValidity, temporaryValidity, type Validity } from "./validity.ts";

/**
 * Every step in the life of a filing. Each has a function below whose parameter
 * type is the states it may start from: a step from any other state does not
 * compile. All of them return the state that follows or say why not.
 */
export type Transition =
  | { readonly do: "take-effect"; readonly effective: IsoDate }
  | { readonly do: "take-effect-on-commitment"; readonly effective: IsoDate }
  | { readonly do: "complete"; readonly on: IsoDate; readonly proofEnds: IsoDate | null }
  | { readonly do: "complete-late"; readonly on: IsoDate; readonly proofEnds: IsoDate | null }
  | { readonly do: "change"; readonly to: AnyFiling; readonly reason: string }
  | { readonly do: "cancel"; readonly on: IsoDate; readonly reason: string }
  | { readonly do: "end"; readonly on: IsoDate }
  | { readonly do: "lapse"; readonly asOf: IsoDate }
  | { readonly do: "revoke"; readonly on: IsoDate }
  | { readonly do: "expire"; readonly asOf: IsoDate };
export type TransitionName = Transition["do"];

type Details<N extends TransitionName> = Omit<Extract<Transition, { do: N }>, "do">;

/**
 * A filing is recorded (登记). One on a commitment needs a pool that takes them,
 * and a person none of whose commitment filings was revoked (LN-1.2c).
 * @param history earlier filings of the same person in this pool
 */
export function apply<F extends AnyFiling>(
  filing: F,
  history: readonly FilingLife[],
  terms: FilingTerms,
): Result<Applied<F>, Barred | NotOffered> {
  if (filing.basis === "commitment") {
    if (terms.commitment === null) return fail({ kind: "not-offered" });
    const since = barredSince(history, terms.commitment);
    if (since !== null) return fail({ kind: "barred", since });
  }
  return ok({ state: "applied", filing });
}

/**
 * A filing on proof, or a temporary one, takes effect. A long-term filing never
 * does before the day of filing (KF-2.5c); a temporary one made up for a stay
 * may, on its admission (Q2).
 */
export function takeEffect(
  { filing }: Applied<ProvenFiling | TemporaryFiling>,
  { effective }: Details<"take-effect">,
  terms: FilingTerms,
): Result<InEffect, OutOfOrder | ProofEnded> {
  if (filing.term === "temporary") {
    const validity = temporaryValidity(terms.temporary, effective);
    return ok({ ...validity, state: "in-effect", filing, effective, commitment: null });
  }
  if (effective < filing.date) return fail({ kind: "out-of-order", earliest: filing.date });
  const proven = proofValidity(terms, filing.proofEnds, effective);
  if (!proven.ok) return proven;
  return ok({ ...proven.value, state: "in-effect", filing, effective, commitment: null });
}

/** A filing on a commitment takes effect and owes its materials (HUN-22, LN-1.2b). */
export function takeEffectOnCommitment(
  { filing }: Applied<CommittedFiling>,
  { effective }: Details<"take-effect-on-commitment">,
  terms: FilingTerms,
): Result<OnCommitment, OutOfOrder | NotOffered> {
  if (terms.commitment === null) return fail({ kind: "not-offered" });
  if (effective < filing.date) return fail({ kind: "out-of-order", earliest: filing.date });
  const due = commitmentDue(terms.commitment, effective);
  return ok({ state: "in-effect-on-commitment", filing, effective, due });
}

/** The promised materials come in on or before the last day (补齐, HUN-22, LN-1.2b). */
export function complete(
  from: OnCommitment,
  { on, proofEnds }: Details<"complete">,
  terms: FilingTerms,
): Result<InEffect, OutOfOrder | Overdue | ProofEnded> {
  const { due } = from;
  if (due !== null && on > due) return fail({ kind: "overdue", due });
  return keep(from, on, proofEnds, terms);
}

/**
 * The promised materials come in after the deadline. What that does to the stays
 * in between is Q6; Liaoning revokes instead (LN-1.2c).
 */
export function completeLate(
  from: Lapsed,
  { on, proofEnds }: Details<"complete-late">,
  terms: FilingTerms,
): Result<InEffect, OutOfOrder | ProofEnded | MustBeRevoked> {
  if (terms.commitment?.onLapse === "revoked") return fail({ kind: "must-be-revoked" });
  return keep(from, on, proofEnds, terms);
}

/** Another filing takes its place (变更, HUN-16), where no lock forbids it (KF-1.3.1, LN-1.1a). */
export function change(
  from: Holding,
  { to, reason }: Details<"change">,
  terms: FilingTerms,
): Result<Changed, NotClosable | Locked> {
  const allowed = mayRelease(from, "change", to.date, reason, terms);
  if (!allowed.ok) return allowed;
  const { filing, effective } = from;
  return ok({ state: "changed", filing, effective, on: to.date, to, exception: allowed.value });
}

/** The person gives the filing up (取消, HUN-16, LN-1.1b), where no lock forbids it (LN-1.1a). */
export function cancel(
  from: Applied | Holding,
  { on, reason }: Details<"cancel">,
  terms: FilingTerms,
): Result<Cancelled, NotClosable | Locked> {
  const { filing } = from;
  if (from.state === "applied") {
    if (on < filing.date) return fail({ kind: "out-of-order", earliest: filing.date });
    return ok({ state: "cancelled", filing, effective: null, on, exception: null });
  }
  const allowed = mayRelease(from, "cancel", on, reason, terms);
  if (!allowed.ok) return allowed;
  const { effective } = from;
  return ok({ state: "cancelled", filing, effective, on, exception: allowed.value });
}

/** The insured status changed: no lock holds against that (KF-1.3.1, HUN-13, HUN-16). */
export function end(
  from: Holding,
  { on }: Details<"end">,
  terms: FilingTerms,
): Result<Ended, NotClosable> {
  const closable = mayEnd(from, on, terms);
  if (!closable.ok) return closable;
  return ok({ state: "ended", filing: from.filing, effective: from.effective, on });
}

/**
 * The deadline has passed with materials owed (未履约, HUN-22); the last day itself
 * still counts, and a deadline that the pool does not name never passes.
 */
export function lapse(from: OnCommitment, { asOf }: Details<"lapse">): Result<Lapsed, NotYet> {
  const { filing, effective, due } = from;
  if (due === null || asOf <= due) return fail({ kind: "not-yet", last: due });
  return ok({ state: "lapsed", filing, effective, due });
}

/** A lapsed commitment filing is taken back (撤销备案); only Liaoning has the clause (LN-1.2c). */
export function revoke(
  from: Lapsed,
  { on }: Details<"revoke">,
  terms: FilingTerms,
): Result<Revoked, OutOfOrder | NoClause> {
  if (terms.commitment?.onLapse !== "revoked") return fail({ kind: "no-clause" });
  const earliest = earliestAfter(from);
  if (on < earliest) return fail({ kind: "out-of-order", earliest });
  return ok({ ...from, state: "revoked", on });
}

/** The last day of the validity has passed (KF-1.3.2, HUN-13, LN-1.1a). An open-ended filing has none. */
export function expire(
  from: Extract<InEffect, { validity: "until" }>,
  { asOf }: Details<"expire">,
): Result<Expired, NotYet> {
  const { filing, effective, until } = from;
  if (asOf <= until) return fail({ kind: "not-yet", last: until });
  return ok({ state: "expired", filing, effective, until });
}

function keep(
  from: OnCommitment | Lapsed,
  on: IsoDate,
  proofEnds: IsoDate | null,
  terms: FilingTerms,
): Result<InEffect, OutOfOrder | ProofEnded> {
  const earliest = earliestAfter(from);
  if (on < earliest) return fail({ kind: "out-of-order", earliest });
  const proven = proofValidity(terms, proofEnds, on);
  if (!proven.ok) return proven;
  const { filing, effective, due } = from;
  const commitment = { due, completed: on };
  return ok({ ...proven.value, state: "in-effect", filing, effective, commitment });
}

function proofValidity(
  terms: FilingTerms,
  proofEnds: IsoDate | null,
  on: IsoDate,
): Result<Validity, ProofEnded> {
  const validity = longTermValidity(terms.longTerm, proofEnds);
  if (validity.validity !== "until" || validity.until >= on) return ok(validity);
  return fail({ kind: "proof-ended", proofEnds: validity.until });
}
