import type { CaseForm } from "../../../core/casefile/form.ts";
import { type Fen, minus } from "../../../core/money.ts";
import type { Comparison } from "../../../core/settlement/compare.ts";
import type { Receipt } from "../../../core/settlement/receipt.ts";
import { routeText } from "../../../core/words/route.ts";

/** What the panel says of the other ways to file. */
export interface RouteTipText {
  readonly count: number;
  /** The cheapest way, where the person would pay less by it than now. */
  readonly better: {
    readonly condition: string;
    readonly title: string;
    readonly less: Fen;
  } | null;
}

/** Null while the ways cannot be compared. */
export function routeTip(
  comparison: Comparison | null,
  receipt: Receipt | null,
  form: CaseForm,
): RouteTipText | null {
  if (comparison === null || receipt === null) return null;
  const count = comparison.routes.length;
  const now = receipt.settlement?.person ?? null;
  const cheapest = comparison.routes.find((route) => route.more === 0);
  if (now === null || cheapest?.person == null || cheapest.chosen || cheapest.person >= now) {
    return { count, better: null };
  }
  const { precondition, title } = cheapest.route;
  const condition = routeText(precondition, form, null);
  return { count, better: { condition, title, less: minus(now, cheapest.person) } };
}
