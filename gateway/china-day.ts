import { type IsoDate, parseDate } from "../core/calendar.ts";

const AHEAD = 8 * 60 * 60 * 1000;

/** The day in China at a moment that a counter has written; nothing where that is none. */
export function chinaDay(at: string): IsoDate | undefined {
  const moment = Date.parse(at);
  if (Number.isNaN(moment)) return undefined;
  const parsed = parseDate(new Date(moment + AHEAD).toISOString().slice(0, 10));
  return parsed.ok ? parsed.value : undefined;
}
