import { billOf, type Bill, type Split } from "../claim/expenses.ts";
import type { Stay } from "../claim/stay.ts";
import { larger, minus, plus, smaller, ZERO, type Fen } from "../money.ts";
import { readChoice } from "../policy/local-value.ts";
import { both, each, fail, isNonEmpty, ok, type NonEmpty, type Result } from "../result.ts";
import { balanceLacks } from "./balance-lacks.ts";
import type { ClaimFacts } from "./facts.ts";
import type { PooledPlan } from "./plan.ts";
import type { Policy, StayPlan } from "./policy.ts";
import { payPooled, type PooledPayment } from "./pooled.ts";
import type { Lack, Layer, LayerId, LayerState, Payment, Settlement, Source } from "./receipt.ts";
import type { Step } from "./steps.ts";
import { type Left, paySupplement } from "./supplement.ts";
import type { Continuation, Sourced, Terms } from "./terms.ts";
import { yearsOf, type YearPart } from "./year-parts.ts";
import { daysOf } from "./years.ts";

/**
 * Who pays what. The layers are settled one by one; one that is undetermined
 * leaves the others standing, and the totals say what they leave out.
 */
export function settle(policy: Policy, facts: ClaimFacts, terms: Terms): Settlement {
  const bill = billOf(facts.lines);
  const plan = policy.plan(terms, facts);
  const layers = settleLayers(policy, facts, plan, bill.split);
  const { total } = bill.split;
  const pooled = layers[0]?.state.kind === "paid";
  const fund = pooled ? sumPaid(layers) : null;
  const hospital = facts.hospitalPart;
  const left = fund === null ? null : minus(minus(total, fund), hospital);
  const person = left === null || left < 0 ? null : left;
  const { directFund } = facts.stay;
  return {
    split: bill.split,
    scope: scopeSteps(bill, plan.scope),
    layers,
    row: plan.pooled.ok && pooled ? plan.pooled.value.row : null,
    fund,
    hospital,
    person,
    payment: left === null ? null : paymentOf(policy, facts, terms, left),
    difference: fund === null || directFund === null ? null : minus(fund, directFund),
    leavesOut: undetermined(layers),
  };
}

function sumPaid(layers: readonly Layer[]): Fen {
  let paid = ZERO;
  for (const { state } of layers) if (state.kind === "paid") paid = plus(paid, state.amount);
  return paid;
}

const NOTHING_LEFT_OUT: readonly LayerId[] = [];

function undetermined(layers: readonly Layer[]): readonly LayerId[] {
  let open = NOTHING_LEFT_OUT;
  for (const { id, state } of layers) if (state.kind === "undetermined") open = [...open, id];
  return open;
}

function settleLayers(
  policy: Policy,
  facts: ClaimFacts,
  plan: StayPlan,
  split: Split,
): readonly Layer[] {
  const ready = readyToPay(policy, facts, plan, split);
  if (!ready.ok) return allUndetermined(plan, ready.error);
  const { pooled, parts, continued } = ready.value;
  const layers = payPart(pooled, plan, facts.stay, parts[0], continued);
  const second = parts[1];
  if (second === undefined) return layers;
  return merged(layers, payPart(pooled, plan, facts.stay, second, null));
}

interface Ready {
  readonly pooled: PooledPlan;
  readonly parts: readonly [YearPart] | readonly [YearPart, YearPart];
  readonly continued: Sourced<Continuation> | null;
}

/** Everything the pooled fund needs, or all that is lacking. */
function readyToPay(
  policy: Policy,
  facts: ClaimFacts,
  plan: StayPlan,
  split: Split,
): Result<Ready, NonEmpty<Lack>> {
  const known = both(
    both(yearsOf(policy, facts, split), plan.pooled),
    each(continuedOf(policy, facts)),
  );
  if (!known.ok) return known;
  const [[parts, pooled], continued] = known.value;
  const lacks = balanceLacks(pooled, parts);
  return isNonEmpty(lacks) ? fail(lacks) : ok({ pooled, parts, continued });
}

const NOT_CONTINUED = ok(null);
const CONTINUED = ["own", "difference", "none"] as const;

/** 转院、急诊转住院: how much of the deductible the earlier part of the episode has borne. */
function continuedOf(
  policy: Policy,
  facts: ClaimFacts,
): Result<Sourced<Continuation> | null, Lack> {
  if (facts.continued === null) return NOT_CONTINUED;
  const { kind, deductibleBorne } = facts.continued;
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

function payPart(
  pooled: PooledPlan,
  plan: StayPlan,
  inHospital: Stay,
  part: YearPart,
  continued: Sourced<Continuation> | null,
): readonly Layer[] {
  const { split, opening, sources: yearSources } = part;
  const times = timesOf(pooled, part, inHospital);
  const payment = payPooled(pooled, { split, times, continued, yearSources }, opening);
  const left = leftBy(split, payment);
  const layers: Layer[] = [
    {
      id: "pooled",
      state: { kind: "paid", amount: payment.paid },
      steps: part.step === null ? payment.steps : [part.step, ...payment.steps],
    },
  ];
  for (const supplement of plan.supplements) {
    layers.push(paySupplement(supplement, left, opening));
  }
  return layers;
}

/** 满若干天再付一次: one deductible for each period begun. Days are counted only where they matter. */
function timesOf({ againAfterDays }: PooledPlan, { days }: YearPart, stay: Stay): number {
  if (againAfterDays === null) return 1;
  return Math.max(1, Math.ceil((days ?? daysOf(stay)) / againAfterDays));
}

/** In the order of `BORNE`. */
function leftBy(split: Split, payment: PooledPayment): Left {
  return [
    payment.deductible,
    payment.ratioShare,
    payment.overCap,
    payment.selfPayFirst,
    split.preSelfPay,
    split.overLimit,
    split.fullSelfPay,
  ];
}

/** The layers of both years of a stay as one: amounts added, steps one after the other. */
function merged(first: readonly Layer[], second: readonly Layer[]): readonly Layer[] {
  return first.map((layer, index) => {
    const other = second[index];
    if (other === undefined) return layer;
    const steps = [...layer.steps, ...other.steps];
    return { id: layer.id, state: together(layer.state, other.state), steps };
  });
}

/** What one year lacks, both lack; a layer that pays in one year only pays that. */
function together(a: LayerState, b: LayerState): LayerState {
  if (a.kind === "undetermined") {
    return b.kind === "undetermined" ? { ...a, lacks: [...a.lacks, ...b.lacks] } : a;
  }
  if (b.kind === "undetermined" || a.kind === "not-applicable") return b;
  return b.kind === "paid" ? { kind: "paid", amount: plus(a.amount, b.amount) } : a;
}

function allUndetermined(plan: StayPlan, lacks: NonEmpty<Lack>): readonly Layer[] {
  const state = { kind: "undetermined", lacks } as const;
  return [
    { id: "pooled", state, steps: [] },
    ...plan.supplements.map((supplement): Layer => {
      const { id } = supplement;
      if (supplement.kind === "not-served") {
        return { id, state: { kind: "not-applicable", why: "aid-none" }, steps: [] };
      }
      return { id, state, steps: [] };
    }),
  ];
}

const ACCOUNT: readonly Source[] = [{ kind: "clause", clause: "HUN-26" }];
const NO_SOURCES: readonly Source[] = [];

/** HUN-26: the person's share may be paid from the account; of a manual claim the pool says so. */
function paymentOf(policy: Policy, facts: ClaimFacts, terms: Terms, person: Fen): Payment {
  // The hospital cannot bear more than the fund leaves.
  if (person < 0) return { kind: "undetermined", lacks: [{ kind: "fact", fact: "hospital-part" }] };
  if (facts.accountPart === 0) return splitOf(person, ZERO, NO_SOURCES);
  if (terms.route === "direct") return splitOf(person, facts.accountPart, ACCOUNT);
  const { account } = policy.loaded.pack.settlement;
  if (account === null) return splitOf(person, ZERO, NO_SOURCES);
  const read = policy.ask.value("settlement.account", account, readChoice(["may-pay", "may-not"]));
  if (!read.ok) return { kind: "undetermined", lacks: [read.error] };
  const { value, source } = read.value;
  return splitOf(person, value === "may-pay" ? facts.accountPart : ZERO, [source]);
}

function splitOf(person: Fen, wished: Fen, sources: readonly Source[]): Payment {
  const account = smaller(wished, larger(ZERO, person));
  return { kind: "split", account, cash: minus(person, account), sources };
}

/** How the bill becomes the in-scope amount, by the catalogue that rules (KF-2.1, HUN-18, HUN-53). */
function scopeSteps(bill: Bill, sources: NonEmpty<Source>): readonly Step[] {
  const { split } = bill;
  return [
    { detail: { kind: "total", lines: bill.lines }, amount: split.total, sources },
    {
      detail: { kind: "full-self-pay", lines: bill.fullSelfPayLines },
      amount: split.fullSelfPay,
      sources,
    },
    {
      detail: { kind: "pre-self-pay", lines: bill.preSelfPayLines },
      amount: split.preSelfPay,
      sources,
    },
    {
      detail: { kind: "over-limit", lines: bill.limitedLines },
      amount: split.overLimit,
      sources,
    },
    { detail: IN_SCOPE, amount: split.inScope, sources },
  ];
}

const IN_SCOPE = { kind: "in-scope" } as const;
