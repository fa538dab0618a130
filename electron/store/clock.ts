import { day, type Instant, type IsoDate } from "../../core/calendar.ts";

/** The one place where the program looks at the clock. */
export interface Clock {
  readonly now: () => Instant;
}

export const systemClock: Clock = {
  // The branding point of a moment that the machine's clock made.
  now: () => new Date().toISOString() as Instant,
};

/** The day in China at a moment, whatever zone the machine is set to. */
export function chinaDay(at: string): IsoDate {
  const shifted = new Date(Date.parse(at) + 8 * 3_600_000);
  return day(shifted.toISOString().slice(0, 10));
}

/** Day and time in China at a moment, to the second: `2026-11-20 09:00:01`. */
export function chinaTime(at: string): string {
  const shifted = new Date(Date.parse(at) + 8 * 3_600_000);
  return shifted.toISOString().slice(0, 19).replace("T", " ");
}
