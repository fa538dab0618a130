import { day, type Instant, type IsoDate } from "../../core/calendar.ts";
import { chinaTime } from "../contract/china-time.ts";

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
  return day(chinaTime(at).slice(0, 10));
}

/** The moment at which a day begins in China. */
export function startOfDay(date: string): string {
  return new Date(`${date}T00:00:00+08:00`).toISOString();
}
