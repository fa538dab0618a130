import type { ReactNode } from "react";
import { Button } from "../ui/Button.tsx";
import { Glyph } from "../ui/Glyph.tsx";
import { SETUP } from "../words/setup.ts";

interface StepFrameProps {
  readonly no: number;
  readonly current: boolean;
  /** Title, and what the step is for. */
  readonly words: readonly [string, string];
  /** What was filled in; null while the step is not done. */
  readonly summary: ReactNode;
  readonly done: boolean;
  /** Null once the step can no longer be changed here. */
  readonly onOpen: (() => void) | null;
  readonly children: ReactNode;
}

/** One line of the set-up: open while it is filled in, then a tick, its values and “改”. */
export function Step({ no, current, words, summary, done, onOpen, children }: StepFrameProps) {
  const [title, lead] = words;
  return (
    <li className={current ? "current" : undefined} aria-current={current ? "step" : undefined}>
      <div className="step-line">
        <span className="step-no">{no}</span>
        <b>{title}</b>
        <span className="muted ellipsis">{current ? lead : summary}</span>
        {!current && done && onOpen !== null && (
          <Button look="quiet" size="small" onClick={onOpen} aria-label={`${SETUP.change}${title}`}>
            {SETUP.change}
          </Button>
        )}
      </div>
      {current && <div className="step-body">{children}</div>}
    </li>
  );
}

/** Tick before a finished step's values. */
export function Done({ children }: { readonly children: ReactNode }) {
  return (
    <span className="step-done">
      <Glyph name="tick" />
      {children}
    </span>
  );
}
