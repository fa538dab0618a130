import type { Split } from "../claim/expenses.ts";
import { larger, minus, plus, share, smaller, ZERO, type Fen } from "../money.ts";
import { baseIn, type Span } from "./bands.ts";
import { type Deductible, deductibleOf } from "./deductible.ts";
import type { Opening } from "./facts.ts";
import type { PlannedBand, PooledPlan } from "./plan.ts";
import type { Continuation, Sourced } from "./terms.ts";
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
export interface PooledPayment {
  readonly plan: PooledPlan;
  readonly stay: PooledStay;
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
export function payPooled(plan: PooledPlan, stay: PooledStay): PooledPayment {
  const { split, opening } = stay.part;
  const first = borneFirst(plan, split);
  const entering = first === null ? split.inScope : minus(split.inScope, first.amount);
  const deductible = deductibleOf(plan, stay, entering);
  const keptOut = keptOutOf(plan, minus(entering, deductible.amount), opening);
  const counted = minus(entering, keptOut);
  const banded = payBands(plan, spanOf(plan, deductible.amount, counted));
  const floor = heldUp(plan, banded, split.total, counted, deductible.amount);
  const due = floor === null ? banded : plus(banded, floor.added);
  const cut = overPaid(plan, due, opening);
  const paid = minus(due, cut);
  return { plan, stay, first, deductible, keptOut, counted, floor, due, cut, paid };
}

/** What the person bears of the bands: what they took in and the fund does not owe. */
export function ratioShareOf({ counted, deductible, due }: PooledPayment): Fen {
  return minus(minus(counted, deductible.amount), due);
}

/** It never enters the fund, and is never more than what is in scope. */
function borneFirst({ terms }: PooledPlan, { inScope, total }: Split): BorneFirst | null {
  const first = terms.selfPayFirst;
  if (first === null) return null;
  const base = first.of === "total" ? total : inScope;
  const due = share(base, first.share.value);
  const limited = due > inScope;
  return { base, amount: limited ? inScope : due, limited };
}

/** 封顶 on what enters the fund in the year (E04): the part above it stays out. */
function keptOutOf({ cap }: PooledPlan, above: Fen, opening: Opening): Fen {
  return cap?.on === "entering" ? overCap(cap.amount, enteredBefore(opening), above) : ZERO;
}

/** 年度封顶 on what the fund pays in the year (E07). */
function overPaid({ cap }: PooledPlan, due: Fen, opening: Opening): Fen {
  return cap?.on === "payment" ? overCap(cap.amount, opening.pooledPaid, due) : ZERO;
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
  let due = ZERO;
  for (const band of plan.bands) due = plus(due, bandPays(plan, band, baseIn(band, span)));
  return due;
}

/** The fund's part of a band is rounded, or the person's is and the fund's remains (E08). */
export function bandPays(plan: PooledPlan, band: PlannedBand, base: Fen): Fen {
  if (plan.rounds === "fund") return share(base, band.rate);
  return minus(base, share(base, band.restRate));
}

/** 保底: at least a share of what lies above the deductible, and never more than entered. */
function heldUp(
  { terms }: PooledPlan,
  banded: Fen,
  total: Fen,
  counted: Fen,
  deductible: Fen,
): HeldUp | null {
  const floor = terms.paymentFloor;
  if (floor === null) return null;
  const base = larger(ZERO, minus(floor.of === "total" ? total : counted, deductible));
  const least = smaller(share(base, floor.share.value), minus(counted, deductible));
  return least <= banded ? null : { base, added: minus(least, banded) };
}
