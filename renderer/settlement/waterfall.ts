import { minus } from "../../core/money.ts";
import type { Settlement } from "../../core/settlement/receipt.ts";
import type { StepDetail } from "../../core/settlement/steps.ts";

/** A bar of the waterfall, in percent of the bill: what remains, and what this row cuts off. */
export interface Bar {
  readonly remains: number;
  readonly cut: number;
  readonly result: boolean;
}

/** From the bill down to what lies in scope, on one scale. */
export function barsOf(settlement: Settlement): ReadonlyMap<StepDetail["kind"], Bar> {
  const { total, fullSelfPay, preSelfPay, overLimit, inScope } = settlement.split;
  const percent = (part: number): number => (total === 0 ? 0 : (part * 100) / total);
  const bars = new Map<StepDetail["kind"], Bar>([
    ["total", { remains: 100, cut: 0, result: false }],
  ]);
  let remains = total;
  for (const [kind, cut] of [
    ["full-self-pay", fullSelfPay],
    ["pre-self-pay", preSelfPay],
    ["over-limit", overLimit],
  ] as const) {
    remains = minus(remains, cut);
    bars.set(kind, { remains: percent(remains), cut: percent(cut), result: false });
  }
  bars.set("in-scope", { remains: percent(inScope), cut: 0, result: true });
  return bars;
}
