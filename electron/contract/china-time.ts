const AHEAD_MS = 8 * 3_600_000;

/**
 * Day and time in China at a moment, to the second: `2026-11-20 09:00:01`. The
 * machine may be set to any zone.
 */
export function chinaTime(at: string): string {
  const shifted = new Date(Date.parse(at) + AHEAD_MS);
  return shifted.toISOString().slice(0, 19).replace("T", " ");
}
