import type { IsoDate } from "../calendar.ts";
import { type Fen, larger, minus, smaller, sum, ZERO } from "../money.ts";
import { fail, isNonEmpty, type NonEmpty, ok, type Result } from "../result.ts";
import type { ClawbackMeasure } from "./terms.ts";

/** A stay that had the benefit of a commitment filing. */
export interface EnjoyedStay {
  /** Identifier of the stay or its settlement. */
  readonly id: string;
  readonly admission: IsoDate;
  /** What the funds paid under the commitment filing. */
  readonly paid: Fen;
  /** What they would have paid under the measure; null where that cannot be computed. */
  readonly wouldHavePaid: Fen | null;
}

/** 待遇差 that is to be taken off later settlements (LN-1.2c). */
export interface Clawback {
  readonly measure: ClawbackMeasure;
  readonly stays: readonly { readonly id: string; readonly difference: Fen }[];
  readonly total: Fen;
}

/** The city has not said against what the difference is measured (Q13), or has no figure for it. */
export type ClawbackLack =
  | { readonly kind: "question"; readonly question: "Q13" }
  | { readonly kind: "no-comparison"; readonly stays: NonEmpty<string> };

/**
 * The benefit difference enjoyed under a revoked commitment filing (LN-1.2c).
 * What a stay enjoyed more is owed; a stay that would have got more owes nothing
 * and offsets nothing, since the clause speaks of what was enjoyed.
 * @param measure the city's parameter; null while it has none
 */
export function clawback(
  measure: ClawbackMeasure | null,
  stays: readonly EnjoyedStay[],
): Result<Clawback, ClawbackLack> {
  if (measure === null) return fail({ kind: "question", question: "Q13" });
  const unknown = stays.filter((stay) => stay.wouldHavePaid === null).map((stay) => stay.id);
  if (isNonEmpty(unknown)) return fail({ kind: "no-comparison", stays: unknown });
  const differences = stays.map(({ id, paid, wouldHavePaid }) => ({
    id,
    difference: larger(ZERO, minus(paid, wouldHavePaid ?? paid)),
  }));
  const total = sum(differences.map((stay) => stay.difference));
  return ok({ measure, stays: differences, total });
}

/** A later settlement with the deduction made from it; all in fen. */
export interface Deduction {
  readonly deducted: Fen;
  /** What the funds still pay of this settlement. */
  readonly payable: Fen;
  /** What later settlements still owe. */
  readonly remaining: Fen;
}

/**
 * Takes what is owed off a later fund payment (在后续医保结算时予以扣减, LN-1.2c). A
 * payment never falls below zero: the rest waits for the next one. A mirror
 * record (negative payment) bears no deduction.
 */
export function deductFromLater(owed: Fen, laterFundPayment: Fen): Deduction {
  const deducted = smaller(owed, larger(ZERO, laterFundPayment));
  return {
    deducted,
    payable: minus(laterFundPayment, deducted),
    remaining: minus(owed, deducted),
  };
}
