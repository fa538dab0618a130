/** Pauses between tries to reach the gateway: doubling from 2 s to 5 min, spread by chance. */

const FIRST_MS = 2_000;
const LONGEST_MS = 300_000;

/**
 * Milliseconds to wait after so many failures in a row (from 1). `random` in [0, 1) spreads
 * the pause over its upper half, so that counters which lost the line together do not come
 * back together.
 */
export function pauseAfter(failures: number, random: number): number {
  const doubled = FIRST_MS * 2 ** Math.min(Math.max(failures, 1) - 1, 30);
  return Math.round(Math.min(doubled, LONGEST_MS) * (0.5 + random / 2));
}
