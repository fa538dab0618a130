import { displayYuan } from "../../../core/money.ts";
import { Kbd } from "../../ui/Kbd.tsx";
import { BENEFIT_WORDS as W } from "../../words/benefit.ts";
import type { RouteTipText } from "./route-tip.ts";

export interface RouteTipProps {
  readonly tip: RouteTipText;
  readonly onCompare: () => void;
}

/** An advantageous way to file is offered only together with its condition. */
export function RouteTip({ tip, onCompare }: RouteTipProps) {
  const { better, count } = tip;
  return (
    <div className="route-tip">
      {better !== null && (
        <>
          {W.tip(better.condition, better.title)}
          <b>{displayYuan(better.less)}</b>。
        </>
      )}
      <button type="button" className="benefit-link" onClick={onCompare}>
        {W.compare(count)} <Kbd>F7</Kbd>
      </button>
    </div>
  );
}
