import { type KeyboardEvent, useState } from "react";
import { Cell, type Span } from "../../ui/Cell.tsx";
import { focusField } from "../../ui/focus.ts";
import { OCCASIONAL_WORDS as W } from "../../words/checks.ts";
import "./occasional.css";

/** A fact that few cases have: how its button is called, and what a click does. */
export interface Occasion<K extends string> {
  readonly id: K;
  readonly label: string;
  /** Something stands in it, so its fields are shown. */
  readonly filled: boolean;
  /** The field to which the cursor goes when it is opened. */
  readonly field: string;
  /** Opening may begin it; closing takes away what stands in it. */
  readonly open?: () => void;
  readonly close: () => void;
}

export interface Occasions<K extends string> {
  readonly shown: (id: K) => boolean;
  readonly toggle: (occasion: Occasion<K>) => void;
}

/** Which of the occasional facts are open. One with something in it always is. */
export function useOccasions<K extends string>(occasions: readonly Occasion<K>[]): Occasions<K> {
  const [opened, setOpened] = useState<ReadonlySet<K>>(new Set());
  const shown = (id: K): boolean =>
    opened.has(id) || occasions.some((one) => one.id === id && one.filled);
  const toggle = ({ id, field, filled, open, close }: Occasion<K>): void => {
    const next = new Set(opened);
    if (shown(id)) {
      next.delete(id);
      if (filled) close();
    } else {
      next.add(id);
      open?.();
      // The field exists after the next render.
      requestAnimationFrame(() => focusField(field));
    }
    setOpened(next);
  };
  return { shown, toggle };
}

export interface OccasionsCellProps<K extends string> {
  readonly occasions: readonly Occasion<K>[];
  readonly state: Occasions<K>;
  readonly span: Span;
  readonly wide?: Span;
}

/**
 * The buttons of the facts that matter here. Enter passes by them; to Tab they are one
 * stop, within which the arrow keys move.
 */
export function OccasionsCell<K extends string>(props: OccasionsCellProps<K>) {
  const { occasions, state, span, wide = span } = props;
  const [here, setHere] = useState(0);
  const stop = Math.min(here, occasions.length - 1);
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (by === undefined) return;
    const next = Math.min(Math.max(stop + by, 0), occasions.length - 1);
    setHere(next);
    event.currentTarget.querySelectorAll("button").item(next).focus();
    event.preventDefault();
  };
  return (
    <Cell label={W.label} span={span} wide={wide} group>
      <div className="occasional" role="toolbar" aria-label={W.label} onKeyDown={onKeyDown}>
        {occasions.map((occasion, index) => (
          <button
            key={occasion.id}
            type="button"
            tabIndex={index === stop ? 0 : -1}
            aria-expanded={state.shown(occasion.id)}
            onFocus={() => setHere(index)}
            onClick={() => state.toggle(occasion)}
          >
            {occasion.label}
          </button>
        ))}
      </div>
    </Cell>
  );
}
