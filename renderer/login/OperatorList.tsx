import type { KeyboardEvent } from "react";
import type { Operator } from "../../electron/contract/session.ts";
import { isComposing } from "../app/keys.ts";
import { Glyph } from "../ui/Glyph.tsx";
import { FRAME } from "../words/frame.ts";

interface OperatorListProps {
  readonly label: string;
  readonly operators: readonly Operator[];
  readonly at: number;
  readonly onChoose: (index: number) => void;
}

/** The names of those who work here. The cursor stays in the field below: `listKey`. */
export function OperatorList({ label, operators, at, onChoose }: OperatorListProps) {
  return (
    <ul role="listbox" aria-label={label} className="operator-list">
      {operators.map((operator, index) => (
        <li
          key={operator.id}
          role="option"
          aria-selected={index === at}
          ref={index === at ? intoView : undefined}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onChoose(index)}
        >
          <Glyph name={index === at ? "dot" : "ring"} />
          <b className="ellipsis">{operator.name}</b>
          <span className="muted small">{FRAME.roles[operator.role]}</span>
        </li>
      ))}
    </ul>
  );
}

/** ↑ and ↓ choose in a list while something is typed elsewhere. */
export function listKey(
  event: KeyboardEvent,
  at: number,
  count: number,
  onChoose: (index: number) => void,
): void {
  if (isComposing(event.nativeEvent)) return;
  if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
  event.preventDefault();
  const next = at + (event.key === "ArrowDown" ? 1 : -1);
  onChoose(Math.min(Math.max(next, 0), Math.max(count - 1, 0)));
}

function intoView(item: HTMLElement | null): void {
  item?.scrollIntoView({ block: "nearest" });
}
