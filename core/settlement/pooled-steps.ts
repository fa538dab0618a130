import { minus, ZERO } from "../money.ts";
import type { NonEmpty } from "../result.ts";
import { baseIn, fromIn, upToIn } from "./bands.ts";
import { deductibleStep } from "./deductible.ts";
import { bandPays, enteredBefore, type PooledPayment, spanOf } from "./pooled.ts";
import type { Source } from "./receipt.ts";
import type { Step } from "./steps.ts";

/** Tells the payment of the pooled fund in steps: `payPooled`'s figures, in the order it came by them. */
export function addPooled(payment: PooledPayment, steps: Step[]): void {
  const { plan, part, deductible } = payment;
  if (part.step !== null) steps.push(part.step);
  addFirst(payment, steps);
  steps.push(deductibleStep(plan, payment, deductible));
  addEnteringCap(payment, steps);
  addBands(payment, steps);
  addFloor(payment, steps);
  addCap(payment, steps);
  steps.push({ detail: TOTAL, amount: payment.paid, sources: totalSources(payment) });
}

const TOTAL = { kind: "pooled-total" } as const;

function totalSources({ plan, part }: PooledPayment): NonEmpty<Source> {
  const { sources } = part;
  return sources.length === 0 ? plan.totalSources : [...plan.totalSources, ...sources];
}

function addFirst({ plan, first }: PooledPayment, steps: Step[]): void {
  const rule = plan.terms.selfPayFirst;
  if (rule === null || first === null) return;
  const { value: share, source } = rule.share;
  const { base, limited, amount } = first;
  const detail = { kind: "self-pay-first", share, of: rule.of, base, limited } as const;
  steps.push({ detail, amount, sources: [source] });
}

function addEnteringCap({ plan, part, keptOut: cut }: PooledPayment, steps: Step[]): void {
  if (plan.cap === null || plan.cap.on !== "entering") return;
  const { amount: cap, sources } = plan.cap;
  const before = enteredBefore(part.opening);
  const detail = { kind: "entering-cap", cap, before, cut } as const;
  steps.push({ detail, amount: minus(ZERO, cut), sources });
}

/** Bands that hold nothing are left out. */
function addBands({ plan, deductible, counted }: PooledPayment, steps: Step[]): void {
  const span = spanOf(plan, deductible.amount, counted);
  for (const band of plan.bands) {
    const base = baseIn(band, span);
    if (base === 0) continue;
    const from = fromIn(band, span);
    const upTo = upToIn(band, span);
    const { scaleRate, bonus, points, floored, rate } = band;
    steps.push({
      detail: { kind: "band", from, upTo, base, scaleRate, bonus, points, floored, rate },
      amount: bandPays(plan, band, base),
      sources: plan.bandSources,
    });
  }
}

function addFloor({ plan, floor }: PooledPayment, steps: Step[]): void {
  const rule = plan.terms.paymentFloor;
  if (rule === null || floor === null) return;
  const detail = { kind: "payment-floor", share: rule.share.value, base: floor.base } as const;
  steps.push({ detail, amount: floor.added, sources: [rule.share.source] });
}

function addCap({ plan, part, cut }: PooledPayment, steps: Step[]): void {
  if (plan.cap === null || plan.cap.on !== "payment") return;
  const { amount: cap, sources } = plan.cap;
  const paidBefore = part.opening.pooledPaid;
  const detail = { kind: "cap", cap, paidBefore, cut } as const;
  steps.push({ detail, amount: minus(ZERO, cut), sources });
}
