import arrangements from "chinese-days/dist/chinese-days.json" with { type: "json" };
import { Temporal } from "temporal-polyfill";
import { type IsoDate, addDays, yearOf } from "./calendar.ts";
import { type Result, fail, ok } from "./result.ts";

/**
 * Working days (工作日) by the arrangements that the State Council publishes each
 * autumn for the next year (国务院办公厅关于部分节假日安排的通知). Weekends alone
 * never decide: a day whose arrangement is not in the list is unknown.
 */
export interface CalendarUnknown {
  readonly kind: "calendar-unknown";
  /** Year whose arrangement would be needed. */
  readonly year: number;
}

/** Days off by an arrangement, weekends among them. */
const OFF: Readonly<Record<string, string>> = arrangements.holidays;
/** Saturdays and Sundays worked in exchange (调休上班). */
const WORKED: Readonly<Record<string, string>> = arrangements.workdays;

/** The days off have had their present form since 2008; the older part of the list has gaps. */
const FIRST_YEAR = 2008;

/** Every arrangement holds a National Day (国庆节), so that day tells which years are published. */
const PUBLISHED: ReadonlySet<number> = new Set(
  Object.keys(OFF)
    .filter((date) => date.endsWith("-10-01"))
    .map((date) => Number(date.slice(0, 4)))
    .filter((year) => year >= FIRST_YEAR),
);

/**
 * An arrangement reaches back into the week before its year: for the New Year of
 * 2019, Saturday 2018-12-29 was worked and Monday 2018-12-31 was off.
 */
const LAST_WEEK = "12-25";

/** Whether offices work on a day. */
export function isWorkingDay(date: IsoDate): Result<boolean, CalendarUnknown> {
  const year = yearOf(date);
  if (!PUBLISHED.has(year)) return unknown(year);
  if (date.slice(5) >= LAST_WEEK && !PUBLISHED.has(year + 1)) return unknown(year + 1);
  if (WORKED[date] !== undefined) return ok(true);
  return ok(OFF[date] === undefined && Temporal.PlainDate.from(date).dayOfWeek <= 5);
}

/**
 * Last day of a period of `count` working days that an event on `date` sets
 * running: that day itself is not counted (民法典 201), and the period ends with
 * the end of the day returned. No working day counted: the day of the event.
 * @param count whole number, not negative; any other is a bug
 */
export function addWorkingDays(date: IsoDate, count: number): Result<IsoDate, CalendarUnknown> {
  if (!Number.isSafeInteger(count) || count < 0) {
    throw new RangeError(`not a count of working days: ${count}`);
  }
  let current = date;
  for (let left = count; left > 0;) {
    current = addDays(current, 1);
    const working = isWorkingDay(current);
    if (!working.ok) return working;
    if (working.value) left -= 1;
  }
  return ok(current);
}

/** Working days after `from` up to and with `to`; negative when `to` is earlier. */
export function workingDaysBetween(from: IsoDate, to: IsoDate): Result<number, CalendarUnknown> {
  const [earlier, later] = from <= to ? [from, to] : [to, from];
  let count = 0;
  for (let current = earlier; current < later;) {
    current = addDays(current, 1);
    const working = isWorkingDay(current);
    if (!working.ok) return working;
    if (working.value) count += 1;
  }
  return ok(from > to && count > 0 ? -count : count);
}

function unknown(year: number): Result<never, CalendarUnknown> {
  return fail({ kind: "calendar-unknown", year });
}
