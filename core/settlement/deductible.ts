import { larger, minus, multiple, share, smaller, times, ZERO, type Fen } from "../money.ts";
import type { Repeat } from "../policy/pack-settlement.ts";
import { assertNever } from "../result.ts";
import type { Opening } from "./facts.ts";
import type { PooledPlan } from "./plan.ts";
import type { PooledStay } from "./pooled.ts";
import { countedBy, staysBefore } from "./repeat-stays.ts";
import type { DeductibleChange, RepeatDeductible, Step } from "./steps.ts";
import type { DeductibleRule } from "./terms.ts";

/** 起付标准 of a stay with everything that made it what it is. */
export interface Deductible {
  readonly amount: Fen;
  /** Standard of the row, after a change for care outside. */
  readonly standard: Fen;
  readonly repeat: RepeatDeductible | null;
  /** Deductible borne before that counts towards this one. */
  readonly already: Fen | null;
  /** What the yearly ceiling leaves. */
  readonly ceilingLeft: Fen | null;
}

/**
 * 起付标准 of this stay: the row's standard, changed for care outside, less for a
 * repeat stay or for what an earlier part of the episode bore, within the yearly
 * ceiling, and never more than enters the fund.
 * @param entering what may enter the fund
 */
export function deductibleOf(plan: PooledPlan, stay: PooledStay, entering: Fen): Deductible {
  const { opening, split } = stay.part;
  const change = plan.terms.deductible;
  const standard =
    change === null ? plan.standard : changedStandard(plan.standard, change, split.total);
  const repeat = repeatOf(plan, opening);
  const already = alreadyBorne(plan, stay);
  const ceilingLeft = ceilingLeftOf(plan, opening);
  const once = repeat === null ? standard : repeated(standard, repeat);
  let own = stay.times === 1 ? once : times(once, stay.times);
  if (already !== null) own = larger(ZERO, minus(own, already));
  if (ceilingLeft !== null) own = smaller(own, ceilingLeft);
  if (isWaived(stay)) own = ZERO;
  return { amount: smaller(own, entering), standard, repeat, already, ceilingLeft };
}

/** The earlier part of the episode has borne it for both (不再付). */
function isWaived({ continued }: PooledStay): boolean {
  return continued?.value.kind === "waived";
}

/** The deductible as a step. */
export function deductibleStep(plan: PooledPlan, stay: PooledStay, deductible: Deductible): Step {
  const { amount, standard, repeat, already, ceilingLeft } = deductible;
  const change = plan.terms.deductible;
  return {
    detail: {
      kind: "deductible",
      standard,
      change: change === null ? null : changeDetail(change),
      repeat,
      times: stay.times,
      waived: isWaived(stay),
      already,
      ceilingLeft,
    },
    amount,
    sources:
      stay.continued === null
        ? plan.deductibleSources
        : [...plan.deductibleSources, stay.continued.source],
  };
}

function changedStandard(standard: Fen, change: DeductibleRule, total: Fen): Fen {
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
  return repeat === null ? null : repeatBy(repeat, opening);
}

function repeatBy(repeat: Repeat, opening: Opening): RepeatDeductible | null {
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

function alreadyBorne(plan: PooledPlan, stay: PooledStay): Fen | null {
  if (plan.repeat === null && stay.continued === null) return null;
  return borneBefore(plan, stay);
}

function borneBefore(plan: PooledPlan, { continued, part }: PooledStay): Fen | null {
  const before = continued?.value;
  const inEpisode = before?.kind === "borne" ? before.amount : null;
  if (plan.repeat?.kind !== "once-a-year") return inEpisode;
  // The year's sum holds the episode's own, so that the larger of the two counts, never both.
  return larger(part.opening.deductiblePaid, inEpisode ?? ZERO);
}

function ceilingLeftOf({ repeat }: PooledPlan, opening: Opening): Fen | null {
  return repeat === null ? null : ceilingLeft(repeat, opening);
}

function ceilingLeft(repeat: Repeat, { deductiblePaid }: Opening): Fen | null {
  if (!("yearlyCeiling" in repeat) || repeat.yearlyCeiling === null) return null;
  return larger(ZERO, minus(repeat.yearlyCeiling.value, deductiblePaid));
}
