import { larger, minus, plus, share, smaller, ZERO, type Fen } from "../money.ts";
import type { BORNE } from "../policy/pack-settlement.ts";
import { assertNever, isNonEmpty } from "../result.ts";
import type { Counted, Opening, SupplementId } from "./facts.ts";
import type { Layer, LayerState } from "./receipt.ts";
import type { Step } from "./steps.ts";
import type { BornePlace, SupplementPlan, SupplementScalePlan } from "./supplement-plan.ts";

/** What the person still bears of the bill, in the order of `BORNE`; a layer that pays takes from it. */
export type Left = AmountOfEach<typeof BORNE>;
type AmountOfEach<Parts extends readonly unknown[]> = { -readonly [P in keyof Parts]: Fen };

/**
 * A layer above the pooled fund (大病保险、大额补助、公务员补助、医疗救助、倾斜救助)
 * on what the layers before it left. One that counts by the year takes this
 * stay as the interval from what was borne before to what is borne with it.
 */
export function paySupplement(plan: SupplementPlan, left: Left, opening: Opening): Layer {
  const { id } = plan;
  switch (plan.kind) {
    case "not-served":
      return layer(id, { kind: "not-applicable", why: "aid-none" }, []);
    case "apart":
      return payApart(plan);
    case "undetermined":
      return layer(id, { kind: "undetermined", lacks: plan.lacks }, []);
    case "scale-unknown":
      return payUnknown(plan, left);
    case "scale":
      return payScale(plan, left, opening);
    default:
      return assertNever(plan);
  }
}

/** Nothing of the bill enters the layer, by the pool's word, which the step carries. */
function payApart({ id, sources }: Extract<SupplementPlan, { kind: "apart" }>): Layer {
  const detail = { kind: "layer-base", layer: id, before: ZERO } as const;
  return layer(id, { kind: "not-applicable", why: "nothing-left" }, [
    { detail, amount: ZERO, sources },
  ]);
}

/** Without a scale it is still known that nothing comes of nothing. */
function payUnknown(plan: Extract<SupplementPlan, { kind: "scale-unknown" }>, left: Left): Layer {
  const { id, sources } = plan;
  const base = baseOf(plan.base, left);
  const detail = { kind: "layer-base", layer: id, before: ZERO } as const;
  const steps = isNonEmpty(sources) ? [{ detail, amount: base, sources }] : [];
  return base === 0
    ? layer(id, { kind: "not-applicable", why: "nothing-left" }, steps)
    : layer(id, { kind: "undetermined", lacks: plan.lacks }, steps);
}

function payScale(plan: SupplementScalePlan, left: Left, opening: Opening): Layer {
  const { id } = plan;
  const before = countedBefore(plan, opening);
  if (before === null) {
    const lacks = [{ kind: "fact", fact: "layer-opening" }] as const;
    return layer(id, { kind: "undetermined", lacks }, []);
  }
  const base = baseOf(plan.base, left);
  const from = larger(before.borne, plan.deductible);
  const to = larger(plus(before.borne, base), plan.deductible);
  const steps: Step[] = [
    {
      detail: { kind: "layer-base", layer: id, before: before.borne },
      amount: base,
      sources: plan.deductibleSources,
    },
    {
      detail: { kind: "layer-excess", layer: id, deductible: plan.deductible },
      amount: minus(to, from),
      sources: plan.deductibleSources,
    },
  ];
  if (to === from) return layer(id, { kind: "paid", amount: ZERO }, steps);
  const due = payBands(plan, from, to, steps);
  const paid = minus(due, overPaid(plan, due, before.paid, steps));
  steps.push({
    detail: { kind: "layer-total", layer: id },
    amount: paid,
    sources: plan.deductibleSources,
  });
  take(plan.base, left, paid);
  return layer(id, { kind: "paid", amount: paid }, steps);
}

const NOTHING_BEFORE: Counted = { borne: ZERO, paid: ZERO };

/** Null: the layer counts by the year and nobody has said what the year holds. */
function countedBefore(plan: SupplementScalePlan, opening: Opening): Counted | null {
  if (plan.counts === "stay") return NOTHING_BEFORE;
  if (plan.id === "serious-illness") {
    return { borne: opening.inScopeBorne, paid: opening.seriousIllnessPaid };
  }
  const own = opening.others?.[plan.id];
  return own ?? (opening.source === "first-stay" ? NOTHING_BEFORE : null);
}

function payBands(plan: SupplementScalePlan, low: Fen, high: Fen, steps: Step[]): Fen {
  const origin = plan.countBandsFrom === "deductible" ? plan.deductible : ZERO;
  let due = ZERO;
  for (const band of plan.bands) {
    const from = larger(low, plus(band.lower, origin));
    const upTo = band.upTo === null ? null : plus(band.upTo, origin);
    const to = upTo === null ? high : smaller(high, upTo);
    if (to <= from) continue;
    const base = minus(to, from);
    const amount = share(base, band.rate);
    due = plus(due, amount);
    const { rate } = band;
    const { id, points } = plan;
    steps.push({
      detail: { kind: "layer-band", layer: id, from, upTo, base, rate, points },
      amount,
      sources: plan.bandSources,
    });
  }
  return due;
}

function overPaid(plan: SupplementScalePlan, due: Fen, paidBefore: Fen, steps: Step[]): Fen {
  if (plan.cap === null) return ZERO;
  const { amount: cap, sources } = plan.cap;
  const cut = larger(ZERO, minus(due, larger(ZERO, minus(cap, paidBefore))));
  steps.push({
    detail: { kind: "layer-cap", layer: plan.id, cap, paidBefore, cut },
    amount: minus(ZERO, cut),
    sources,
  });
  return cut;
}

function baseOf(base: readonly BornePlace[], left: Left): Fen {
  let amount = ZERO;
  for (const place of base) amount = plus(amount, left[place] ?? ZERO);
  return amount;
}

/** Takes a payment from what is left, part by part in the layer's order. */
function take(base: readonly BornePlace[], left: Left, paid: Fen): void {
  let open = paid;
  for (const place of base) {
    if (open === 0) return;
    const part = left[place] ?? ZERO;
    const taken = smaller(open, part);
    left[place] = minus(part, taken);
    open = minus(open, taken);
  }
}

function layer(id: SupplementId, state: LayerState, steps: readonly Step[]): Layer {
  return { id, state, steps };
}
