import { type ExpenseLine, type Split, splitBill } from "../claim/expenses.ts";
import type { Stay } from "../claim/stay.ts";
import { minus, plus, ZERO, type Fen } from "../money.ts";
import { readChoice } from "../policy/local-value.ts";
import { each, errorsOf, isNonEmpty, ok, type NonEmpty, type Result } from "../result.ts";
import { balanceLacks } from "./balance-lacks.ts";
import type { ClaimFacts, Continued } from "./facts.ts";
import { paymentOf } from "./payment.ts";
import type { PooledPlan } from "./plan.ts";
import type { Policy, StayPlan } from "./policy.ts";
import { payPooled, type PooledPayment, ratioShareOf } from "./pooled.ts";
import type { Lack, LayerId, LayerState, Payment } from "./receipt.ts";
import { type Left, paySupplement, stateBehind, type SupplementPayment } from "./supplement.ts";
import type { Continuation, Sourced, Terms } from "./terms.ts";
import { yearsOf, type YearPart, type YearParts } from "./year-parts.ts";
import { daysOf } from "./years.ts";

/**
 * A settled stay: every amount, and beside it every figure from which they came.
 * `settlementOf` writes it out with its steps; who only adds up or compares
 * amounts needs no steps and makes none.
 */
export interface SettledStay {
  readonly lines: readonly ExpenseLine[];
  readonly split: Split;
  readonly plan: StayPlan;
  /** The benefit years that bear the bill, in their order; none while the pooled fund is undetermined. */
  readonly years: readonly PaidYear[];
  /** What became of the pooled fund over all years. */
  readonly pooled: LayerState;
  /** What became of each supplement of the plan over all years. */
  readonly supplements: readonly LayerOutcome[];
  readonly fund: Fen | null;
  readonly hospital: Fen;
  readonly person: Fen | null;
  readonly payment: Payment | null;
  readonly difference: Fen | null;
  readonly leavesOut: readonly LayerId[];
}

interface LayerOutcome {
  readonly state: LayerState;
}

/** What each layer paid of the part of the bill that one benefit year bears. */
export interface PaidYear {
  readonly pooled: PooledPayment;
  readonly supplements: readonly SupplementPayment[];
}

type PaidYears = readonly [PaidYear] | readonly [PaidYear, PaidYear];

/**
 * Who pays what. The layers are settled one by one; one that is undetermined
 * leaves the others standing, and the totals say what they leave out.
 */
export function settle(policy: Policy, facts: ClaimFacts, terms: Terms): SettledStay {
  const { lines } = facts;
  const split = splitBill(lines);
  const plan = policy.plan(terms, facts);
  const { pooled } = plan;
  const parts = yearsOf(policy, facts, split);
  const continued = facts.continued === null ? NOT_CONTINUED : continuedOf(policy, facts.continued);
  if (!parts.ok || !pooled.ok || !continued.ok) {
    return unpaid(facts, split, plan, errorsOf([parts, pooled, each(continued)]));
  }
  const lacks = balanceLacks(pooled.value, parts.value);
  if (isNonEmpty(lacks)) return unpaid(facts, split, plan, lacks);
  const years = payYears(plan, pooled.value, facts.stay, parts.value, continued.value);
  const supplements = supplementsOver(years);
  const paid = pooledOver(years);
  const fund = sumPaid(paid, supplements);
  const hospital = facts.hospitalPart;
  const left = minus(minus(split.total, fund), hospital);
  const { directFund } = facts.stay;
  return {
    lines,
    split,
    plan,
    years,
    pooled: { kind: "paid", amount: paid },
    supplements,
    fund,
    hospital,
    person: left < 0 ? null : left,
    payment: paymentOf(policy, facts, terms, left),
    difference: directFund === null ? null : minus(fund, directFund),
    leavesOut: undetermined(supplements, plan),
  };
}

function unpaid(
  facts: ClaimFacts,
  split: Split,
  plan: StayPlan,
  lacks: NonEmpty<Lack>,
): SettledStay {
  const pooled = { kind: "undetermined", lacks } as const;
  const supplements = plan.supplements.map((supplement): LayerOutcome => {
    return { state: stateBehind(supplement, pooled) };
  });
  return {
    lines: facts.lines,
    split,
    plan,
    years: [],
    pooled,
    supplements,
    fund: null,
    hospital: facts.hospitalPart,
    person: null,
    payment: null,
    difference: null,
    leavesOut: ["pooled", ...undetermined(supplements, plan)],
  };
}

function pooledOver(years: PaidYears): Fen {
  const { paid } = years[0].pooled;
  const second = years[1];
  return second === undefined ? paid : plus(paid, second.pooled.paid);
}

function supplementsOver(years: PaidYears): readonly LayerOutcome[] {
  const first = years[0];
  const second = years[1];
  if (second === undefined) return first.supplements;
  return first.supplements.map((one, place) => {
    const other = second.supplements[place];
    return other === undefined ? one : { state: together(one.state, other.state) };
  });
}

function sumPaid(pooled: Fen, supplements: readonly LayerOutcome[]): Fen {
  let paid = pooled;
  for (let place = 0; place < supplements.length; place += 1) {
    const state = supplements[place]?.state;
    if (state?.kind === "paid") paid = plus(paid, state.amount);
  }
  return paid;
}

const NOTHING_LEFT_OUT: readonly LayerId[] = [];

function undetermined(supplements: readonly LayerOutcome[], plan: StayPlan): readonly LayerId[] {
  if (!supplements.some(isOpen)) return NOTHING_LEFT_OUT;
  return plan.supplements.flatMap(({ id }, place) => {
    const outcome = supplements[place];
    return outcome !== undefined && isOpen(outcome) ? [id] : [];
  });
}

function isOpen({ state }: LayerOutcome): boolean {
  return state.kind === "undetermined";
}

const NOT_CONTINUED = ok(null);
const CONTINUED = ["own", "difference", "none"] as const;

/** 转院、急诊转住院: how much of the deductible the earlier part of the episode has borne. */
function continuedOf(
  policy: Policy,
  { kind, deductibleBorne }: Continued,
): Result<Sourced<Continuation> | null, Lack> {
  const rule = policy.loaded.pack.settlement.continued[kind];
  const read = policy.ask.value(`settlement.continued.${kind}`, rule, readChoice(CONTINUED));
  if (!read.ok) return read;
  const { value, source } = read.value;
  switch (value) {
    case "own":
      return ok({ value: { kind: "borne", amount: ZERO }, source });
    case "difference":
      return ok({ value: { kind: "borne", amount: deductibleBorne }, source });
    case "none":
      return ok({ value: { kind: "waived" }, source });
  }
}

/** What an earlier part of the episode bore counts in the first year that bears the bill. */
function payYears(
  plan: StayPlan,
  pooled: PooledPlan,
  stay: Stay,
  parts: YearParts,
  continued: Sourced<Continuation> | null,
): PaidYears {
  const first = payYear(pooled, plan, stay, parts[0], continued);
  const second = parts[1];
  return second === undefined ? [first] : [first, payYear(pooled, plan, stay, second, null)];
}

function payYear(
  plan: PooledPlan,
  { supplements }: StayPlan,
  stay: Stay,
  part: YearPart,
  continued: Sourced<Continuation> | null,
): PaidYear {
  const pooled = payPooled(plan, part, timesOf(plan, part, stay), continued);
  const left = leftBy(part.split, pooled);
  return {
    pooled,
    supplements: supplements.map((supplement) => paySupplement(supplement, left, part.opening)),
  };
}

/** 满若干天再付一次: one deductible for each period begun. Days are counted only where they matter. */
function timesOf({ againAfterDays }: PooledPlan, { days }: YearPart, stay: Stay): number {
  if (againAfterDays === null) return 1;
  return Math.max(1, Math.ceil((days ?? daysOf(stay)) / againAfterDays));
}

/** In the order of `BORNE`. */
function leftBy(split: Split, pooled: PooledPayment): Left {
  return [
    pooled.deductible.amount,
    ratioShareOf(pooled),
    plus(pooled.keptOut, pooled.cut),
    pooled.first === null ? ZERO : pooled.first.amount,
    split.preSelfPay,
    split.overLimit,
    split.fullSelfPay,
  ];
}

/** What one year lacks, both lack; a layer that pays in one year only pays that. */
function together(a: LayerState, b: LayerState): LayerState {
  if (a.kind === "undetermined") {
    return b.kind === "undetermined" ? { ...a, lacks: [...a.lacks, ...b.lacks] } : a;
  }
  if (b.kind === "undetermined" || a.kind === "not-applicable") return b;
  return b.kind === "paid" ? { kind: "paid", amount: plus(a.amount, b.amount) } : a;
}
