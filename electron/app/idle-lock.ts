import type { Activity } from "../session/idle.ts";
import { reportBug } from "./report.ts";

/** How often the clock is looked at. */
const LOOK_EVERY_MS = 5000;

export interface IdleLock {
  /** Minutes until an untouched session locks; null: nobody is logged in. */
  readonly minutes: () => number | null;
  readonly activity: Activity;
  /** Asks the window to write what was typed; false: not all of it could be kept. */
  readonly finishWriting: () => Promise<boolean>;
  readonly lock: (minutes: number) => Promise<unknown>;
}

/**
 * Locks a session that nobody touches. The draft on the screen is written first;
 * when the disk refuses it, the session stays for a few minutes more and is asked
 * again, but not for ever.
 */
export async function lockIfIdle({
  minutes,
  activity,
  finishWriting,
  lock,
}: IdleLock): Promise<boolean> {
  const limit = minutes();
  if (limit === null || activity.decision(limit) === "stay") return false;
  // Writing the draft is heard as activity; what counts was decided before it.
  const decision = activity.decision(limit);
  const kept = await activity.unheard(finishWriting);
  if (!kept && decision !== "lock") return false;
  if (activity.decision(limit) === "stay") return false;
  await lock(limit);
  return true;
}

/** Looks at the clock from now on, one look at a time. */
export function watchIdle(idle: IdleLock): void {
  let looking = false;
  setInterval(() => {
    if (looking) return;
    looking = true;
    lockIfIdle(idle)
      .catch(reportBug)
      .finally(() => {
        looking = false;
      });
  }, LOOK_EVERY_MS).unref();
}
