import fc from "fast-check";
import { addDays, day, type IsoDate } from "../../core/calendar.ts";
import type { Result } from "../../core/result.ts";

/** Days of the arrangements that came with the program, from 2008 on; the last week of 2026 left out. */
export const arrangedDays = fc
  .integer({ min: 0, max: 6930 })
  .map((days) => addDays(day("2008-01-01"), days));

/** Every day from one to another, both of them too. */
export function daysOf(first: string, last: string): IsoDate[] {
  const list: IsoDate[] = [];
  for (let date = day(first); date <= day(last); date = addDays(date, 1)) list.push(date);
  return list;
}

/** What the calendar knows; a test that asks for more is wrong. */
export function calendarValue<T>(result: Result<T, unknown>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}
