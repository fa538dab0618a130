import type { EnjoyedStay } from "../filing/clawback.ts";
import type { Filing } from "../filing/filing.ts";
import type { ClawbackMeasure } from "../filing/terms.ts";
import type { Fen } from "../money.ts";
import { assertNever } from "../result.ts";
import type { ClaimFacts } from "./facts.ts";
import type { Receipt } from "./receipt.ts";

/** A stay paid under a commitment filing, as it was settled. */
export interface PaidStay {
  readonly id: string;
  readonly facts: ClaimFacts;
  /** What the funds paid, as it was settled. */
  readonly paid: Fen;
}

/**
 * What each stay had by a commitment filing and what it would have had without
 * it, from which the difference is taken back (待遇差, LN-1.2c; HUN-22 by the
 * reading that recomputes all stays, Q6). A stay that cannot be computed one way
 * or the other has no comparison.
 * @param adjudicate of the pool's pack and settings
 */
export function enjoyedStays(
  adjudicate: (facts: ClaimFacts) => Receipt,
  measure: ClawbackMeasure,
  stays: readonly PaidStay[],
): readonly EnjoyedStay[] {
  return stays.map(({ id, facts, paid }) => {
    const filing = facts.filing === null ? null : insteadOf(facts.filing, measure);
    const other = adjudicate({ ...facts, filing });
    const wouldHavePaid = other.settlement?.fund ?? null;
    return { id, admission: facts.stay.admission, paid, wouldHavePaid };
  });
}

function insteadOf(filing: Filing, measure: ClawbackMeasure): Filing | null {
  switch (measure) {
    case "as-unfiled":
      return null;
    case "as-other-temporary":
      return { ...filing, category: "other-temporary", basis: "declaration", completed: null };
    default:
      return assertNever(measure);
  }
}
