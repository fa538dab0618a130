import type { Split } from "../claim/expenses.ts";
import { larger, minus, plus, share, smaller, ZERO, type Fen } from "../money.ts";
import type { NonEmpty } from "../result.ts";
import { deductibleStep } from "./deductible.ts";
import type { Opening } from "./facts.ts";
import type { PlannedBand, PooledPlan } from "./plan.ts";
import type { Source } from "./receipt.ts";
import type { Step } from "./steps.ts";
import type { Continuation, Sourced } from "./terms.ts";

/** What of a stay the pooled fund's payment depends on, beside the plan. */
export interface PooledStay {
  readonly split: Split;
  /** How many deductibles its length makes it bear. */
  readonly times: number;
  /** Deductible borne in an earlier part of the same episode, as far as it counts here. */
  readonly continued: Sourced<Continuation> | null;
  /** What the choice of the year rests on, where the stay crosses years (Q7). */
  readonly yearSources: readonly Source[];
}

/** What the pooled fund pays, and where the rest of the in-scope amount stays. */
export interface PooledPayment {
  readonly steps: readonly Step[];
  readonly paid: Fen;
  readonly deductible: Fen;
  readonly selfPayFirst: Fen;
  /** The person's share of what the bands took in. */
  readonly ratioShare: Fen;
  /** What a cap kept from being paid. */
  readonly overCap: Fen;
}

/**
 * The pooled fund (统筹基金): what is borne first, the deductible, the bands with
 * points off each, the yearly cap. In-scope = paid + deductible + selfPayFirst +
 * ratioShare + overCap, to the fen.
 */
export function payPooled(plan: PooledPlan, stay: PooledStay, opening: Opening): PooledPayment {
  const { inScope, total } = stay.split;
  const steps: Step[] = [];
  const selfPayFirst = bornFirst(plan, stay.split, steps);
  const entering = minus(inScope, selfPayFirst);
  const step = deductibleStep(
    plan,
    { total, entering, times: stay.times, continued: stay.continued },
    opening,
  );
  steps.push(step);
  const deductible = step.amount;
  const kept = keptOut(plan, minus(entering, deductible), opening, steps);
  const counted = minus(entering, kept);
  const banded = payBands(plan, deductible, counted, steps);
  const due = held(plan, banded, { total, counted, deductible }, steps);
  const cut = overPaid(plan, due, opening, steps);
  const paid = minus(due, cut);
  const sources =
    stay.yearSources.length === 0 ? plan.totalSources : concat(plan.totalSources, stay.yearSources);
  steps.push({ detail: TOTAL, amount: paid, sources });
  return {
    steps,
    paid,
    deductible,
    selfPayFirst,
    ratioShare: minus(minus(counted, deductible), due),
    overCap: plus(kept, cut),
  };
}

function concat(sources: NonEmpty<Source>, more: readonly Source[]): NonEmpty<Source> {
  return [...sources, ...more];
}

const TOTAL = { kind: "pooled-total" } as const;

/** 先由个人负担一定比例: it never enters the fund, and is never more than what is in scope. */
function bornFirst(plan: PooledPlan, { inScope, total }: Split, steps: Step[]): Fen {
  const first = plan.terms.selfPayFirst;
  if (first === null) return ZERO;
  const { of } = first;
  const { value: rate, source } = first.share;
  const base = of === "total" ? total : inScope;
  const due = share(base, rate);
  const limited = due > inScope;
  const amount = limited ? inScope : due;
  const detail = { kind: "self-pay-first", share: rate, of, base, limited } as const;
  steps.push({ detail, amount, sources: [source] });
  return amount;
}

/** 封顶 on what enters the fund in the year (E04): the part above it stays out. */
function keptOut(plan: PooledPlan, above: Fen, opening: Opening, steps: Step[]): Fen {
  if (plan.cap === null || plan.cap.on !== "entering") return ZERO;
  const { amount: cap, sources } = plan.cap;
  const before = opening.entered ?? ZERO;
  const cut = larger(ZERO, minus(above, larger(ZERO, minus(cap, before))));
  const detail = { kind: "entering-cap", cap, before, cut } as const;
  steps.push({ detail, amount: minus(ZERO, cut), sources });
  return cut;
}

/**
 * The bands of (deductible, counted]. Bounds count from zero (绝对金额, examples
 * E03, 河南 scale) or above the deductible (E06). Bands that hold nothing are left out.
 */
function payBands(plan: PooledPlan, deductible: Fen, counted: Fen, steps: Step[]): Fen {
  const origin = plan.countBandsFrom === "deductible" ? deductible : ZERO;
  let due = ZERO;
  for (const band of plan.bands) {
    const from = larger(deductible, plus(band.lower, origin));
    const upTo = band.upTo === null ? null : plus(band.upTo, origin);
    const to = upTo === null ? counted : smaller(counted, upTo);
    if (to <= from) continue;
    const base = minus(to, from);
    const amount = bandPays(plan, band, base);
    due = plus(due, amount);
    const { scaleRate, bonus, points, floored, rate } = band;
    steps.push({
      detail: { kind: "band", from, upTo, base, scaleRate, bonus, points, floored, rate },
      amount,
      sources: plan.bandSources,
    });
  }
  return due;
}

/** The fund's part of a band is rounded, or the person's is and the fund's remains (E08). */
function bandPays(plan: PooledPlan, band: PlannedBand, base: Fen): Fen {
  if (plan.rounds === "fund") return share(base, band.rate);
  return minus(base, share(base, band.restRate));
}

/** 保底: at least a share of what lies above the deductible, and never more than entered. */
function held(
  plan: PooledPlan,
  due: Fen,
  { total, counted, deductible }: { total: Fen; counted: Fen; deductible: Fen },
  steps: Step[],
): Fen {
  const floor = plan.terms.paymentFloor;
  if (floor === null) return due;
  const base = larger(ZERO, minus(floor.of === "total" ? total : counted, deductible));
  const least = smaller(share(base, floor.share.value), minus(counted, deductible));
  if (least <= due) return due;
  const detail = { kind: "payment-floor", share: floor.share.value, base } as const;
  steps.push({ detail, amount: minus(least, due), sources: [floor.share.source] });
  return least;
}

/** 年度封顶 on what the fund pays in the year (E07). */
function overPaid(plan: PooledPlan, due: Fen, opening: Opening, steps: Step[]): Fen {
  if (plan.cap === null || plan.cap.on !== "payment") return ZERO;
  const { amount: cap, sources } = plan.cap;
  const paidBefore = opening.pooledPaid;
  const cut = larger(ZERO, minus(due, larger(ZERO, minus(cap, paidBefore))));
  steps.push({
    detail: { kind: "cap", cap, paidBefore, cut },
    amount: minus(ZERO, cut),
    sources,
  });
  return cut;
}
