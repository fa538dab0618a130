import { displayYuan, type Fen } from "../../core/money.ts";
import { UI } from "../words/ui.ts";
import "./amount.css";

export interface AmountProps {
  /** Null: undetermined. Never pass 0 for something that is not known. */
  readonly value: Fen | null;
  /** The figure rests on an unconfirmed parameter or reading, or leaves a layer out. */
  readonly trial?: boolean;
  /** hero: the two figures of the 待遇 panel. */
  readonly size?: "normal" | "strong" | "hero";
  readonly tone?: "ink" | "fund";
}

/** Money in one of its four looks: final, trial (dotted), undetermined (未定), really zero. */
export function Amount({ value, trial = false, size = "normal", tone = "ink" }: AmountProps) {
  if (value === null)
    return <span className={`amount undetermined ${size}`}>{UI.undetermined}</span>;
  return (
    <span className={`amount ${size} ${tone}${trial ? " trial" : ""}`}>{displayYuan(value)}</span>
  );
}
