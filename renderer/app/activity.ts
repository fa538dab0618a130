import { type RefObject, useEffect, useRef } from "react";
import { call } from "./bridge.ts";

/** The desktop process counts in minutes: it need not hear of every key. */
const TELL_EVERY_MS = 20_000;
const SIGNS = ["keydown", "pointerdown", "pointermove", "wheel"] as const;

/**
 * Tells the desktop process, which locks the screen after some minutes, that
 * somebody is at the keyboard. The answer is the moment of the last sign of them.
 */
export function useActivity(): RefObject<number> {
  const last = useRef(0);
  useEffect(() => {
    last.current = Date.now();
    let told = 0;
    const notice = (): void => {
      last.current = Date.now();
      if (last.current - told < TELL_EVERY_MS) return;
      told = last.current;
      // A program that is closing answers nothing any more.
      void call("session.active", {}).catch(() => null);
    };
    for (const sign of SIGNS) window.addEventListener(sign, notice, { capture: true });
    return () => {
      for (const sign of SIGNS) window.removeEventListener(sign, notice, { capture: true });
    };
  }, []);
  return last;
}

/** Whole minutes since then, one at least. */
export function minutesSince(moment: number, now: number): number {
  return Math.max(1, Math.round((now - moment) / 60_000));
}
