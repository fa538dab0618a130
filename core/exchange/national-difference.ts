import { rateText, yuan } from "../money.ts";
import type { Recomputed, AmountSum } from "../settlement/recompute.ts";
import type { AmountDifference, Difference, Sides } from "../settlement/what-if.ts";
import { PAID_BY } from "./layer-codes.ts";
import { amountOrNull, stepOf } from "./national-amounts.ts";

/** A summary of recomputed cases under the national platform's names: what the command line prints. */
export function summaryOf({ cases, counts, totals, changed }: Recomputed): Record<string, unknown> {
  return {
    format: "recomputed/1",
    cases,
    ...Object.fromEntries(Object.entries(counts).map(([verdict, n]) => [keyOf(verdict), n])),
    totals: {
      cases: totals.cases,
      fund_pay_sumamt: sumOf(totals.fund),
      psn_part_amt: sumOf(totals.person),
    },
    changed: changed.map(({ id, verdict, difference }) => ({
      case: id,
      verdict: keyOf(verdict),
      ...differenceOf(difference),
    })),
  };
}

function keyOf(verdict: string): string {
  return verdict.replaceAll("-", "_");
}

function sumOf({ before, after, more }: AmountSum): Record<string, string> {
  return { before: yuan(before), after: yuan(after), more: yuan(more) };
}

function amountOf({ before, after, more }: AmountDifference): Record<string, string | null> {
  return { before: amountOrNull(before), after: amountOrNull(after), more: amountOrNull(more) };
}

/** How two results of one case differ, in the names of the outside. */
export function differenceOf(difference: Difference): Record<string, unknown> {
  const { standing, fund, person, leavesOut, points, row, layers, steps, rules } = difference;
  return {
    standing,
    fund_pay_sumamt: amountOf(fund),
    psn_part_amt: amountOf(person),
    leaves_out: sides(leavesOut, (ids) => ids.map((id) => PAID_BY[id])),
    points_off:
      points === null
        ? null
        : sides(points, (one) =>
            one === null ? null : { value: rateText(one.points), sources: one.sources },
          ),
    row:
      row === null
        ? null
        : sides(row, (one) =>
            one === null
              ? null
              : { id: one.id, label: one.label, pool_prop_selfpay: one.rates.map(rateText) },
          ),
    layers: layers.map(({ layer, sources, ...amounts }) => ({
      layer: PAID_BY[layer],
      ...amountOf(amounts),
      sources,
    })),
    steps: steps.map((step) => sides(step, (one) => (one === null ? null : stepOf(one)))),
    rules,
    sources: difference.sources,
  };
}

function sides<T, U>({ before, after }: Sides<T>, say: (one: T) => U): Sides<U> {
  return { before: say(before), after: say(after) };
}
