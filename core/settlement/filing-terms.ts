import type { CommitmentTerms, FilingTerms, Lock } from "../filing/terms.ts";
import { readChoice, readCount } from "../policy/local-value.ts";
import type { Pack } from "../policy/pack.ts";
import type { Result } from "../result.ts";
import type { Asker } from "./ask.ts";
import type { Lack } from "./receipt.ts";
import type { Sourced } from "./terms.ts";

/** A term of the pack that stands, or what is lacking of it. */
export type Term<T> = Result<Sourced<T>, Lack>;

export function validityTerm(pack: Pack, ask: Asker): Term<"open-ended" | "until-proof-ends"> {
  const kinds = ["open-ended", "until-proof-ends"] as const;
  return ask.value("filing.longTerm.validity", pack.filing.longTerm.validity, readChoice(kinds));
}

export function temporaryMonths(pack: Pack, ask: Asker): Term<number> {
  const path = "filing.temporary.validityMonths";
  return ask.value(path, pack.filing.temporary.validityMonths, readCount);
}

/** Null: the pool takes no commitments. */
export function commitmentMonths(pack: Pack, ask: Asker): Term<number> | null {
  const { commitmentMonths: months } = pack.filing;
  return months === null ? null : ask.value("filing.commitmentMonths", months, readCount);
}

/** Against what the benefit difference is measured, where it is taken back at all (LN-1.2c, Q13). */
export function clawbackMeasure(
  pack: Pack,
  ask: Asker,
): Term<"as-unfiled" | "as-other-temporary"> | null {
  const measure = pack.filing.commitment?.clawback ?? null;
  const kinds = ["as-unfiled", "as-other-temporary"] as const;
  return measure === null
    ? null
    : ask.value("filing.commitment.clawback", measure, readChoice(kinds));
}

/**
 * What the pack says of the life of a filing, for the transitions in
 * `core/filing`. A value that nobody has set is null there, and what depends on
 * it is undetermined.
 */
export function filingTerms(pack: Pack, ask: Asker): FilingTerms {
  const { filing } = pack;
  return {
    longTerm: { validity: known(validityTerm(pack, ask)), lock: lockOf(pack) },
    temporary: {
      validityMonths: known(temporaryMonths(pack, ask)),
      onAdmission: filing.arisesAtAdmission?.value === true ? "arises" : "must-be-filed",
    },
    commitment: commitmentTerms(pack, ask),
    emergency: filing.deemedForEmergency.value ? "deemed-filed" : "unstated",
  };
}

function lockOf({ filing: { longTerm } }: Pack): Lock | null {
  if (longTerm.changeLockMonths === null) return null;
  return {
    months: longTerm.changeLockMonths.value,
    binds: longTerm.lockBinds ?? "change",
    exception: longTerm.lockException ?? "recorded-reason",
  };
}

function commitmentTerms(pack: Pack, ask: Asker): CommitmentTerms | null {
  const months = commitmentMonths(pack, ask);
  if (months === null) return null;
  const { commitment } = pack.filing;
  const measure = clawbackMeasure(pack, ask);
  return {
    months: known(months),
    beforeCompletion: commitment?.beforeCompletion ?? "both-ways",
    onLapse: commitment?.onLapse ?? "unstated",
    clawback: measure === null ? null : known(measure),
  };
}

function known<T>(term: Term<T>): T | null {
  return term.ok ? term.value.value : null;
}
