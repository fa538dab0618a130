import { minus, share, ZERO } from "../money.ts";
import { assertNever, isNonEmpty } from "../result.ts";
import { baseIn, fromIn, upToIn } from "./bands.ts";
import type { Step } from "./steps.ts";
import type { BasePayment, ScalePayment, SupplementPayment } from "./supplement.ts";

/** Tells a supplementary layer in steps: `paySupplement`'s figures, in the order it came by them. */
export function addSupplement(payment: SupplementPayment, steps: Step[]): void {
  switch (payment.kind) {
    case "none":
      return;
    case "base":
      addBase(payment, steps);
      return;
    case "scale":
      addScale(payment, steps);
      return;
    default:
      return assertNever(payment);
  }
}

/** What of the bill enters the layer, where something says so. */
function addBase({ plan, base }: BasePayment, steps: Step[]): void {
  const { id, sources } = plan;
  const detail = { kind: "layer-base", layer: id, before: ZERO } as const;
  if (isNonEmpty(sources)) steps.push({ detail, amount: base, sources });
}

function addScale(payment: ScalePayment, steps: Step[]): void {
  const { plan, before, base, span, paid } = payment;
  const { id, deductible, deductibleSources: sources } = plan;
  steps.push({
    detail: { kind: "layer-base", layer: id, before: before.borne },
    amount: base,
    sources,
  });
  const excess = minus(span.high, span.low);
  steps.push({ detail: { kind: "layer-excess", layer: id, deductible }, amount: excess, sources });
  if (excess === 0) return;
  addBands(payment, steps);
  addCap(payment, steps);
  steps.push({ detail: { kind: "layer-total", layer: id }, amount: paid, sources });
}

/** Bands that hold nothing are left out. */
function addBands({ plan, span }: ScalePayment, steps: Step[]): void {
  const { id, points } = plan;
  for (const band of plan.bands) {
    const base = baseIn(band, span);
    if (base === 0) continue;
    const from = fromIn(band, span);
    const upTo = upToIn(band, span);
    const { rate } = band;
    steps.push({
      detail: { kind: "layer-band", layer: id, from, upTo, base, rate, points },
      amount: share(base, rate),
      sources: plan.bandSources,
    });
  }
}

function addCap({ plan, before, cut }: ScalePayment, steps: Step[]): void {
  if (plan.cap === null) return;
  const { amount: cap, sources } = plan.cap;
  const detail = { kind: "layer-cap", layer: plan.id, cap, paidBefore: before.paid, cut } as const;
  steps.push({ detail, amount: minus(ZERO, cut), sources });
}
