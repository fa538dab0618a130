import type { Placements } from "./placements.ts";

/** Undo keeps this many steps; older ones fall away. */
const MOST = 200;

/** The placements with what led to them and what an undo took back. */
export interface Steps {
  readonly now: Placements;
  readonly past: readonly Placements[];
  readonly future: readonly Placements[];
  /** What goes on as one step, such as a box under the arrow keys; null begins another. */
  readonly going: string | null;
}

export function firstStep(now: Placements): Steps {
  return { now, past: [], future: [], going: null };
}

/** A change; with the same `going` as the one before it is undone together with that. */
export function take(steps: Steps, now: Placements, going: string | null = null): Steps {
  if (now === steps.now) return steps;
  const goesOn = going !== null && going === steps.going;
  const past = goesOn ? steps.past : [...steps.past, steps.now].slice(-MOST);
  return { now, past, future: [], going };
}

export function undo(steps: Steps): Steps {
  const now = steps.past.at(-1);
  if (now === undefined) return steps;
  return {
    now,
    past: steps.past.slice(0, -1),
    future: [steps.now, ...steps.future],
    going: null,
  };
}

export function redo(steps: Steps): Steps {
  const [now, ...future] = steps.future;
  if (now === undefined) return steps;
  return { now, past: [...steps.past, steps.now], future, going: null };
}
