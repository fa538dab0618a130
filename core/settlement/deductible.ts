import { larger, minus, multiple, share, smaller, times, ZERO, type Fen } from "../money.ts";
import { assertNever } from "../result.ts";
import type { Opening } from "./facts.ts";
import type { PooledPlan } from "./plan.ts";
import { countedBy, staysBefore } from "./repeat-stays.ts";
import type { DeductibleChange, RepeatDeductible, Step } from "./steps.ts";
import type { Continuation, DeductibleRule, Sourced } from "./terms.ts";

/** What of a stay its deductible depends on, beside the plan. */
export interface DeductibleFacts {
  readonly total: Fen;
  /** What may enter the fund: the deductible is never more. */
  readonly entering: Fen;
  /** How many times it is borne: once for each period of the stay that has begun (满若干天再付一次). */
  readonly times: number;
  /** Deductible borne in an earlier part of the same episode, as far as it counts here. */
  readonly continued: Sourced<Continuation> | null;
}

/**
 * 起付标准 of this stay: the row's standard, changed for care outside, less for a
 * repeat stay or for what an earlier part of the episode bore, within the yearly
 * ceiling, and never more than enters the fund.
 */
export function deductibleStep(plan: PooledPlan, stay: DeductibleFacts, opening: Opening): Step {
  const change = plan.terms.deductible;
  const standard = change === null ? plan.standard : changedStandard(plan.standard, change, stay);
  const repeat = repeatOf(plan, opening);
  const { times: count } = stay;
  const already = alreadyBorne(plan, stay, opening);
  const ceilingLeft = ceilingLeftOf(plan, opening);
  const once = repeat === null ? standard : repeated(standard, repeat);
  let own = count === 1 ? once : times(once, count);
  const waived = stay.continued?.value.kind === "waived";
  if (already !== null) own = larger(ZERO, minus(own, already));
  if (ceilingLeft !== null) own = smaller(own, ceilingLeft);
  if (waived) own = ZERO;
  return {
    detail: {
      kind: "deductible",
      standard,
      change: change === null ? null : changeDetail(change),
      repeat,
      times: count,
      waived,
      already,
      ceilingLeft,
    },
    amount: smaller(own, stay.entering),
    sources:
      stay.continued === null
        ? plan.deductibleSources
        : [...plan.deductibleSources, stay.continued.source],
  };
}

function changedStandard(standard: Fen, change: DeductibleRule, { total }: DeductibleFacts): Fen {
  switch (change.op) {
    case "factor":
      return multiple(standard, change.factor.value);
    case "amount":
      return change.amount.value;
    case "share-of-total": {
      const part = share(total, change.share.value);
      return smaller(larger(part, change.atLeast.value), change.atMost.value);
    }
    default:
      return assertNever(change);
  }
}

function changeDetail(change: DeductibleRule): DeductibleChange {
  switch (change.op) {
    case "factor":
      return { op: "factor", factor: change.factor.value };
    case "amount":
      return { op: "amount" };
    case "share-of-total":
      return {
        op: "share-of-total",
        share: change.share.value,
        atLeast: change.atLeast.value,
        atMost: change.atMost.value,
      };
    default:
      return assertNever(change);
  }
}

/** What a stay after the first of those that count bears of the standard. */
function repeatOf(plan: PooledPlan, opening: Opening): RepeatDeductible | null {
  const { repeat } = plan;
  if (repeat === null) return null;
  const counts = countedBy(repeat);
  const stays = counts === null ? null : staysBefore(counts, opening);
  if (counts === null || stays === null || stays === 0) return null;
  switch (repeat.kind) {
    case "share-at-same-level":
      return { kind: "share", share: repeat.share.value, stays, counts };
    case "shares-by-stay": {
      const shares = repeat.shares.value;
      const part = shares[Math.min(stays, shares.length - 1)];
      return part === undefined ? null : { kind: "share", share: part, stays, counts };
    }
    case "less-amount":
      return { kind: "less", amount: repeat.amount.value, stays, counts };
    case "once-a-year":
      return null;
    default:
      return assertNever(repeat);
  }
}

function repeated(standard: Fen, repeat: RepeatDeductible): Fen {
  return repeat.kind === "share"
    ? share(standard, repeat.share)
    : larger(ZERO, minus(standard, repeat.amount));
}

function alreadyBorne(plan: PooledPlan, stay: DeductibleFacts, opening: Opening): Fen | null {
  const before = stay.continued?.value;
  const inEpisode = before?.kind === "borne" ? before.amount : null;
  if (plan.repeat?.kind !== "once-a-year") return inEpisode;
  // The year's sum holds the episode's own, so that the larger of the two counts, never both.
  return larger(opening.deductiblePaid, inEpisode ?? ZERO);
}

function ceilingLeftOf({ repeat }: PooledPlan, { deductiblePaid }: Opening): Fen | null {
  if (repeat === null || !("yearlyCeiling" in repeat) || repeat.yearlyCeiling === null) return null;
  return larger(ZERO, minus(repeat.yearlyCeiling.value, deductiblePaid));
}
