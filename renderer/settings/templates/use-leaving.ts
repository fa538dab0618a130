import { useRef, useState } from "react";
import { useLeave } from "../../app/navigation.tsx";

export interface Leaving {
  /** Whether the question stands on the screen. */
  readonly asked: boolean;
  /** Resolves with whether the screen may be left; asks where something would be lost. */
  readonly ask: () => Promise<boolean>;
  readonly answer: (leave: boolean) => void;
}

/** Asks before a screen with unkept changes is left, whichever way. */
export function useLeaving(changed: boolean): Leaving {
  const [asked, setAsked] = useState(false);
  const waiting = useRef<((leave: boolean) => void) | null>(null);
  const answer = (leave: boolean): void => {
    setAsked(false);
    waiting.current?.(leave);
    waiting.current = null;
  };
  const ask = (): Promise<boolean> => {
    if (!changed) return Promise.resolve(true);
    // Whoever asked before stays.
    waiting.current?.(false);
    setAsked(true);
    return new Promise((resolve) => {
      waiting.current = resolve;
    });
  };
  useLeave(ask);
  return { asked, ask, answer };
}
