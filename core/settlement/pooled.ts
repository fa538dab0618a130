import type { Split } from "../claim/expenses.ts";
import { larger, minus, plus, share, smaller, ZERO, type Fen } from "../money.ts";
import { baseIn, type Span } from "./bands.ts";
import { type Deductible, deductibleOf } from "./deductible.ts";
import type { Opening } from "./facts.ts";
import type { PlannedBand, PooledPlan } from "./plan.ts";
import type { Continuation, ShareOf, Sourced } from "./terms.ts";
import type { YearPart } from "./year-parts.ts";

/** What of a stay the pooled fund's payment depends on, beside the plan. */
export interface PooledStay {
  readonly part: YearPart;
  /** How many deductibles its length makes it bear (满若干天再付一次). */
  readonly times: number;
  /** Deductible borne in an earlier part of the same episode, as far as it counts here. */
  readonly continued: Sourced<Continuation> | null;
}

/** What the pooled fund pays, and every figure on the way to it; `pooledSteps` tells them. */
export interface PooledPayment extends PooledStay {
  readonly plan: PooledPlan;
  /** Null: nothing is borne before the fund is entered. */
  readonly first: BorneFirst | null;
  readonly deductible: Deductible;
  /** What a cap on what enters the fund keeps out. */
  readonly keptOut: Fen;
  /** What has entered; the bands take what of it lies above the deductible. */
  readonly counted: Fen;
  /** Null: the bands give no less than the floor. */
  readonly floor: HeldUp | null;
  /** What the bands give, held up by the floor. */
  readonly due: Fen;
  /** What the cap on payments takes off. */
  readonly cut: Fen;
  readonly paid: Fen;
}

/** 先由个人负担一定比例. */
export interface BorneFirst {
  readonly base: Fen;
  readonly amount: Fen;
  /** Whether the in-scope amount held it down: more cannot be borne of it. */
  readonly limited: boolean;
}

/** 保底: what is added, and the amount of which the least is a share. */
export interface HeldUp {
  readonly base: Fen;
  readonly added: Fen;
}

/**
 * The pooled fund (统筹基金): what is borne first, the deductible, the bands with
 * points off each, the yearly cap. In-scope = paid + what `leftInScope` gives, to the fen.
 */
export function payPooled(
  plan: PooledPlan,
  part: YearPart,
  times: number,
  continued: PooledStay["continued"],
): PooledPayment {
  const { split, opening } = part;
  const { cap, terms } = plan;
  const first = terms.selfPayFirst === null ? null : borneFirst(terms.selfPayFirst, split);
  const entering = first === null ? split.inScope : minus(split.inScope, first.amount);
  const deductible = deductibleOf(plan, { part, times, continued }, entering);
  const above = minus(entering, deductible.amount);
  // 封顶 on what enters the fund in the year (E04): the part above it stays out.
  const keptOut =
    cap?.on === "entering" ? overCap(cap.amount, enteredBefore(opening), above) : ZERO;
  const counted = minus(entering, keptOut);
  const banded = payBands(plan, spanOf(plan, deductible.amount, counted));
  const floor =
    terms.paymentFloor === null
      ? null
      : heldUp(terms.paymentFloor, banded, split.total, counted, deductible.amount);
  const due = floor === null ? banded : plus(banded, floor.added);
  // 年度封顶 on what the fund pays in the year (E07).
  const cut = cap?.on === "payment" ? overCap(cap.amount, opening.pooledPaid, due) : ZERO;
  return {
    plan,
    part,
    times,
    continued,
    first,
    deductible,
    keptOut,
    counted,
    floor,
    due,
    cut,
    paid: minus(due, cut),
  };
}

/** What the person bears of the bands: what they took in and the fund does not owe. */
export function ratioShareOf({ counted, deductible, due }: PooledPayment): Fen {
  return minus(minus(counted, deductible.amount), due);
}

/** It never enters the fund, and is never more than what is in scope. */
function borneFirst(first: ShareOf, { inScope, total }: Split): BorneFirst {
  const base = first.of === "total" ? total : inScope;
  const due = share(base, first.share.value);
  const limited = due > inScope;
  return { base, amount: limited ? inScope : due, limited };
}

/** What has entered the fund in the year before this stay. */
export function enteredBefore({ entered }: Opening): Fen {
  return entered ?? ZERO;
}

/** What of an amount a yearly cap does not let through. */
export function overCap(cap: Fen, before: Fen, amount: Fen): Fen {
  return larger(ZERO, minus(amount, larger(ZERO, minus(cap, before))));
}

/** The interval that the bands are laid on. */
export function spanOf({ countBandsFrom }: PooledPlan, deductible: Fen, counted: Fen): Span {
  const origin = countBandsFrom === "deductible" ? deductible : ZERO;
  return { low: deductible, high: counted, origin };
}

function payBands(plan: PooledPlan, span: Span): Fen {
  const { bands } = plan;
  let due = ZERO;
  for (let place = 0; place < bands.length; place += 1) {
    const band = bands[place];
    if (band !== undefined) due = plus(due, bandPays(plan, band, baseIn(band, span)));
  }
  return due;
}

/** The fund's part of a band is rounded, or the person's is and the fund's remains (E08). */
export function bandPays(plan: PooledPlan, band: PlannedBand, base: Fen): Fen {
  if (plan.rounds === "fund") return share(base, band.rate);
  return minus(base, share(base, band.restRate));
}

/** 保底: at least a share of what lies above the deductible, and never more than entered. */
function heldUp(
  floor: ShareOf,
  banded: Fen,
  total: Fen,
  counted: Fen,
  deductible: Fen,
): HeldUp | null {
  const base = larger(ZERO, minus(floor.of === "total" ? total : counted, deductible));
  const least = smaller(share(base, floor.share.value), minus(counted, deductible));
  return least <= banded ? null : { base, added: minus(least, banded) };
}
