import { Button } from "../ui/Button.tsx";
import { Message, type MessageProps } from "../ui/Message.tsx";
import { IMPORT_WORDS as W } from "../words/expenses.ts";
import type { CatalogueFill } from "./use-catalogue-fill.ts";

export interface TakeOverProps {
  readonly fill: CatalogueFill;
  /** Lines of the table, and lines that the case has already. */
  readonly count: number;
  readonly kept: number;
  readonly refused: MessageProps["problem"] | null;
  readonly onTake: (how: "replace" | "append") => void;
}

/** How the lines come into the case: in place of those that are there, or after them. */
export function TakeOver({ fill, count, kept, refused, onTake }: TakeOverProps) {
  const first = kept === 0 ? "append" : "replace";
  return (
    <div className="import-foot">
      {fill.available > 0 && (
        <label>
          <input
            type="checkbox"
            checked={fill.on}
            onChange={(event) => fill.setOn(event.target.checked)}
          />
          {W.catalogue}
          <span className="muted small">{W.catalogueFilled(fill.available)}</span>
        </label>
      )}
      {refused !== null && <Message problem={refused} />}
      {kept > 0 && <p className="muted small">{W.take(count)}</p>}
      <Button
        look="primary"
        size="large"
        keycap="Ctrl+Enter"
        disabled={count === 0}
        onClick={() => onTake(first)}
      >
        {kept === 0 ? W.take(count) : W.replace(kept)}
      </Button>
      {kept > 0 && (
        <Button
          size="large"
          keycap="Ctrl+Shift+Enter"
          disabled={count === 0}
          onClick={() => onTake("append")}
        >
          {W.append}
        </Button>
      )}
    </div>
  );
}
