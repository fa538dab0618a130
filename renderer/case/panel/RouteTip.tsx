import { type Fen, displayYuan, minus } from "../../../core/money.ts";
import type { ComparedRoute, Comparison } from "../../../core/settlement/compare.ts";
import type { Receipt } from "../../../core/settlement/receipt.ts";
import { routeText } from "../../../core/words/route.ts";
import { Kbd } from "../../ui/Kbd.tsx";
import { BENEFIT_WORDS as W } from "../../words/benefit.ts";
import type { CaseDesk } from "../state/useCase.ts";

export interface RouteTipProps {
  readonly desk: CaseDesk;
  readonly receipt: Receipt;
  readonly comparison: Comparison;
  readonly onCompare: () => void;
}

/** An advantageous way to file is offered only together with its condition. */
export function RouteTip({ desk, receipt, comparison, onCompare }: RouteTipProps) {
  const better = betterRoute(comparison, receipt);
  return (
    <div className="route-tip">
      {better !== null && (
        <>
          {W.tip(routeText(better.route.route.precondition, desk.form, null), better.route.route.title)}
          <b>{displayYuan(better.less)}</b>。
        </>
      )}
      <button type="button" className="benefit-link" onClick={onCompare}>
        {W.compare(comparison.routes.length)} <Kbd>F7</Kbd>
      </button>
    </div>
  );
}

/** The cheapest way to file, when the person would pay less by it than now. */
function betterRoute(
  comparison: Comparison,
  receipt: Receipt,
): { readonly route: ComparedRoute; readonly less: Fen } | null {
  const now = receipt.settlement?.person ?? null;
  const cheapest = comparison.routes.find((route) => route.more === 0);
  if (now === null || cheapest?.person == null || cheapest.chosen || cheapest.person >= now) return null;
  return { route: cheapest, less: minus(now, cheapest.person) };
}
