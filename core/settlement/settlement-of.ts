import { countLines } from "../claim/expenses.ts";
import { addPooled } from "./pooled-steps.ts";
import type { Layer, Settlement } from "./receipt.ts";
import type { SettledStay } from "./settle.ts";
import type { Step } from "./steps.ts";
import { addSupplement } from "./supplement-steps.ts";

/**
 * A settled stay as a receipt holds it: plain data with every step. The steps
 * take their figures from the settled stay; none is computed a second way.
 */
export function settlementOf(stay: SettledStay): Settlement {
  return {
    split: stay.split,
    scope: scopeSteps(stay),
    layers: layersOf(stay),
    row: stay.years[0]?.pooled.plan.row ?? null,
    fund: stay.fund,
    hospital: stay.hospital,
    person: stay.person,
    payment: stay.payment,
    difference: stay.difference,
    leavesOut: stay.leavesOut,
  };
}

function layersOf({ plan, years, pooled, supplements }: SettledStay): readonly Layer[] {
  const first: Step[] = [];
  for (const year of years) addPooled(year.pooled, first);
  const layers: Layer[] = [{ id: "pooled", state: pooled, steps: first }];
  for (const [place, { id }] of plan.supplements.entries()) {
    const state = supplements[place]?.state;
    const steps: Step[] = [];
    for (const year of years) {
      const payment = year.supplements[place];
      if (payment !== undefined) addSupplement(payment, steps);
    }
    if (state !== undefined) layers.push({ id, state, steps });
  }
  return layers;
}

/** How the bill becomes the in-scope amount, by the catalogue that rules (KF-2.1, HUN-18, HUN-53). */
function scopeSteps({ lines, split, plan }: SettledStay): readonly Step[] {
  const { scope: sources } = plan;
  const { total, fullSelfPay, preSelfPay, overLimit } = countLines(lines);
  return [
    { detail: { kind: "total", lines: total }, amount: split.total, sources },
    { detail: { kind: "full-self-pay", lines: fullSelfPay }, amount: split.fullSelfPay, sources },
    { detail: { kind: "pre-self-pay", lines: preSelfPay }, amount: split.preSelfPay, sources },
    { detail: { kind: "over-limit", lines: overLimit }, amount: split.overLimit, sources },
    { detail: { kind: "in-scope" }, amount: split.inScope, sources },
  ];
}
