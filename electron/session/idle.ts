import type { Channel } from "../contract/contract.ts";

const MINUTE = 60_000;

/** How much longer a session stays open whose last entries could not be written to the disk. */
const GRACE = 10 * MINUTE;

/**
 * What to do with a session nobody has touched since `last` (both in
 * milliseconds of the wall clock). `lock-if-kept`: when everything typed is on
 * the disk; `lock`: in any case. A clock that was put back counts like one that
 * went on: else it would keep the screen open.
 */
export function idleDecision(
  last: number,
  now: number,
  minutes: number,
): "stay" | "lock-if-kept" | "lock" {
  const idle = Math.abs(now - last);
  if (idle < minutes * MINUTE) return "stay";
  return idle < minutes * MINUTE + GRACE ? "lock-if-kept" : "lock";
}

/** Channels that the window uses by itself, with nobody at the keyboard. */
const BY_ITSELF: ReadonlySet<Channel> = new Set([
  "app.state",
  "print.jobs",
  "work.progress",
  "attachments.scanned",
  "sync.status",
  "sync.list",
  "sync.case",
  "versions.newer",
  "messages.list",
  "reconcile.list",
  "review.queue",
]);

/** When somebody last did something at this window. */
export class Activity {
  readonly #now: () => number;
  #last: number;
  #deaf = false;

  constructor(now: () => number = Date.now) {
    this.#now = now;
    this.#last = now();
  }

  /** A request of the window has arrived. */
  heard(channel: Channel): void {
    const asked = channel === "session.active" || !this.#deaf;
    if (asked && !BY_ITSELF.has(channel)) this.#last = this.#now();
  }

  /** Runs a job in which the window writes what was typed before: that is nobody at the keyboard. */
  async unheard<T>(job: () => Promise<T>): Promise<T> {
    this.#deaf = true;
    try {
      return await job();
    } finally {
      this.#deaf = false;
    }
  }

  decision(minutes: number): ReturnType<typeof idleDecision> {
    return idleDecision(this.#last, this.#now(), minutes);
  }
}
