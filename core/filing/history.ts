import { assertNever, fail, ok, type Result } from "../result.ts";
import type { Holding } from "./closing.ts";
import {
  cancel,
  change,
  complete,
  completeLate,
  end,
  expire,
  lapse,
  revoke,
  takeEffect,
  takeEffectOnCommitment,
  type Transition,
  type TransitionName,
} from "./lifecycle.ts";
import type { Refusal } from "./refusal.ts";
import type { Applied, FilingLife, InEffect, Lapsed, OnCommitment, StateName } from "./states.ts";
import type { FilingTerms } from "./terms.ts";

/** A step that the state does not know. Only a record from outside can ask for one. */
export interface Impossible {
  readonly kind: "impossible";
  readonly state: StateName;
  readonly step: TransitionName;
}

type Advanced = Result<FilingLife, Refusal | Impossible>;

/**
 * The state after a recorded step. For records read back, whose states are known
 * at run time only; code that knows the state calls the step itself.
 */
export function advance(from: FilingLife, step: Transition, terms: FilingTerms): Advanced {
  switch (from.state) {
    case "applied":
      return fromApplied(from, step, terms);
    case "in-effect":
      return fromInEffect(from, step, terms);
    case "in-effect-on-commitment":
      return fromCommitment(from, step, terms);
    case "lapsed":
      return fromLapsed(from, step, terms);
    case "revoked":
    case "expired":
    case "changed":
    case "cancelled":
    case "ended":
      return impossible(from, step);
    default:
      return assertNever(from);
  }
}

/** Replays recorded steps; `at` is the index of the step that was refused. */
export function replay(
  from: Applied,
  steps: readonly Transition[],
  terms: FilingTerms,
): Result<FilingLife, { readonly at: number; readonly refusal: Refusal | Impossible }> {
  let life: FilingLife = from;
  for (const [at, step] of steps.entries()) {
    const next = advance(life, step, terms);
    if (!next.ok) return fail({ at, refusal: next.error });
    life = next.value;
  }
  return ok(life);
}

function fromApplied(from: Applied, step: Transition, terms: FilingTerms): Advanced {
  const { filing } = from;
  if (step.do === "take-effect" && filing.basis !== "commitment") {
    return takeEffect({ state: "applied", filing }, step, terms);
  }
  if (step.do === "take-effect-on-commitment" && filing.basis === "commitment") {
    return takeEffectOnCommitment({ state: "applied", filing }, step, terms);
  }
  return step.do === "cancel" ? cancel(from, step, terms) : impossible(from, step);
}

function fromInEffect(from: InEffect, step: Transition, terms: FilingTerms): Advanced {
  if (step.do === "expire" && from.validity === "until") return expire(from, step);
  return closing(from, step, terms);
}

function fromCommitment(from: OnCommitment, step: Transition, terms: FilingTerms): Advanced {
  if (step.do === "complete") return complete(from, step, terms);
  if (step.do === "lapse") return lapse(from, step);
  return closing(from, step, terms);
}

function fromLapsed(from: Lapsed, step: Transition, terms: FilingTerms): Advanced {
  if (step.do === "complete-late") return completeLate(from, step, terms);
  if (step.do === "revoke") return revoke(from, step, terms);
  return closing(from, step, terms);
}

function closing(from: Holding, step: Transition, terms: FilingTerms): Advanced {
  if (step.do === "change") return change(from, step, terms);
  if (step.do === "cancel") return cancel(from, step, terms);
  return step.do === "end" ? end(from, step, terms) : impossible(from, step);
}

function impossible(from: FilingLife, step: Transition): Advanced {
  return fail({ kind: "impossible", state: from.state, step: step.do });
}
