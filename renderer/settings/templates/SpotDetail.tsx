import { useId } from "react";
import { Button } from "../../ui/Button.tsx";
import { MAPPER as W } from "../../words/templates.ts";
import { labelOf } from "./labels.ts";
import { clear, offerValues, setAlign, setType, textUnder } from "./mapper-state.ts";
import { contentOf, ofField, type TextPlacement } from "./placements.ts";
import type { Mapper } from "./use-mapper.ts";

const ALIGNS: readonly TextPlacement["align"][] = ["left", "center", "right"];

/** The place under the hand: what it holds, and how it is set. */
export function SpotDetail({ mapper }: { readonly mapper: Mapper }) {
  const { state, act, placements } = mapper;
  const { spot, drawn } = state;
  if (spot === null && drawn === null) return null;
  const content = contentOf(
    spot === null
      ? undefined
      : spot.kind === "box"
        ? placements[spot.at]
        : ofField(placements, spot.field),
  );
  const text = textUnder(state);
  const boxed = spot?.kind !== "field";
  return (
    <section className="spot-detail" aria-label={content === null ? W.open : labelOf(content)}>
      <h3 className="ellipsis">{content === null ? W.open : labelOf(content)}</h3>
      <p className="muted small ellipsis">{boxed ? W.nudge : W.ownField(spot.field)}</p>
      {text !== null && (
        <div className="spot-type">
          <span className="stepper" role="group" aria-label={W.size}>
            <button type="button" aria-label={W.smallerType} onClick={() => act(setType(-0.5))}>
              −
            </button>
            <b>{W.sizeOf(text.size)}</b>
            <button type="button" aria-label={W.largerType} onClick={() => act(setType(0.5))}>
              +
            </button>
          </span>
          <AlignBar align={text.align} onAlign={(align) => act(setAlign(align))} />
        </div>
      )}
      <p className="spot-acts">
        <Button size="small" keycap="Enter" onClick={() => act(offerValues)}>
          {content === null ? W.pick : W.change}
        </Button>
        {(content !== null || drawn !== null) && (
          <Button size="small" keycap="Delete" onClick={() => act(clear)}>
            {boxed ? W.remove : W.clear}
          </Button>
        )}
      </p>
    </section>
  );
}

interface AlignBarProps {
  readonly align: TextPlacement["align"];
  readonly onAlign: (align: TextPlacement["align"]) => void;
}

function AlignBar({ align, onAlign }: AlignBarProps) {
  const name = useId();
  return (
    <span className="choice" role="radiogroup" aria-label={W.align}>
      {ALIGNS.map((one) => (
        <label key={one} className={one === align ? "on" : ""}>
          <input type="radio" name={name} checked={one === align} onChange={() => onAlign(one)} />
          {W.aligns[one]}
        </label>
      ))}
    </span>
  );
}
