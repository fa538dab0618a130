import type { EnjoyedStay } from "../filing/clawback.ts";
import type { Filing } from "../filing/filing.ts";
import type { ClawbackMeasure } from "../filing/terms.ts";
import type { Fen } from "../money.ts";
import type { LoadedPack } from "../policy/load.ts";
import type { PoolSettings } from "../policy/questions.ts";
import { assertNever } from "../result.ts";
import { adjudicate } from "./adjudicate.ts";
import type { ClaimFacts } from "./facts.ts";
import type { Receipt } from "./receipt.ts";

/** The pack and the settings under which the stay was paid. */
export interface PaidUnder {
  readonly loaded: LoadedPack;
  readonly settings: PoolSettings;
}

/**
 * A settled stay with what the funds paid under a commitment filing, and what they would
 * have paid under the pool's measure by the same pack and settings (LN-1.2c). Null where
 * nothing was paid.
 */
export function enjoyedStay(
  id: string,
  facts: ClaimFacts,
  receipt: Receipt,
  measure: ClawbackMeasure | null,
  under: PaidUnder,
): EnjoyedStay | null {
  const paid = receipt.settlement?.fund ?? null;
  if (paid === null || facts.filing === null) return null;
  const wouldHavePaid = measure === null ? null : fundUnder(measure, facts, facts.filing, under);
  return { id, admission: facts.stay.admission, paid, wouldHavePaid };
}

/** Null: the pool's rules give no figure for it, such as a refusal "file first" (LN-1.2a) or an unset rate. */
function fundUnder(
  measure: ClawbackMeasure,
  facts: ClaimFacts,
  filing: Filing,
  { loaded, settings }: PaidUnder,
): Fen | null {
  const receipt = adjudicate(loaded, settings, otherwise(measure, facts, filing));
  return receipt.standing === "refused" ? null : (receipt.settlement?.fund ?? null);
}

/** The same stay without the filing, or filed as 其他临时外出 in time for it. */
function otherwise(measure: ClawbackMeasure, facts: ClaimFacts, filing: Filing): ClaimFacts {
  const { stay } = facts;
  switch (measure) {
    case "as-unfiled":
      // No filing arises either: the stay is taken as one that nobody had registered.
      return { ...facts, filing: null, stay: { ...stay, admittedAs: "self-paying" } };
    case "as-other-temporary":
      return {
        ...facts,
        filing: {
          ...filing,
          category: "other-temporary",
          basis: "declaration",
          date: filing.date < stay.admission ? filing.date : stay.admission,
          effective: stay.admission,
          completed: null,
          ended: null,
          proofEnds: null,
        },
      };
    default:
      return assertNever(measure);
  }
}
