import arrangements from "chinese-days/dist/chinese-days.json" with { type: "json" };
import { type IsoDate, addDays, weekdayOf, yearOf } from "./calendar.ts";
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

/** The arrangement of a year (放假安排), as an office has entered it from the notice. */
export interface Arrangement {
  readonly year: number;
  /** Days off, weekends among them. */
  readonly off: readonly IsoDate[];
  /** Saturdays and Sundays worked in exchange (调休上班). */
  readonly worked: readonly IsoDate[];
}

/** The arrangements that somebody knows. */
export interface WorkCalendar {
  readonly knows: (year: number) => boolean;
  readonly isOff: (date: IsoDate) => boolean;
  readonly isWorked: (date: IsoDate) => boolean;
}

const OFF: Readonly<Record<string, string>> = arrangements.holidays;
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

/** The years that came with the program. */
export const SHIPPED_YEARS: readonly number[] = [...PUBLISHED].toSorted((a, b) => a - b);

/** What came with the program, and nothing else. */
export const SHIPPED_CALENDAR: WorkCalendar = {
  knows: (year) => PUBLISHED.has(year),
  isOff: (date) => OFF[date] !== undefined,
  isWorked: (date) => WORKED[date] !== undefined,
};

/**
 * The same with what the office has entered: of a year that is in both its own rules, for a
 * notice may be changed after the program was made.
 */
export function calendarWith(entered: readonly Arrangement[]): WorkCalendar {
  if (entered.length === 0) return SHIPPED_CALENDAR;
  const years = new Set(entered.map(({ year }) => year));
  const off = new Set(entered.flatMap((one) => one.off));
  const worked = new Set(entered.flatMap((one) => one.worked));
  const own = (date: IsoDate): boolean => years.has(arrangedWith(date));
  return {
    knows: (year) => years.has(year) || PUBLISHED.has(year),
    isOff: (date) => (own(date) ? off.has(date) : OFF[date] !== undefined),
    isWorked: (date) => (own(date) ? worked.has(date) : WORKED[date] !== undefined),
  };
}

/**
 * An arrangement reaches back into the week before its year: for the New Year of
 * 2019, Saturday 2018-12-29 was worked and Monday 2018-12-31 was off.
 */
const LAST_WEEK = "12-25";

/** The year whose arrangement decides a day. */
function arrangedWith(date: IsoDate): number {
  return date.slice(5) >= LAST_WEEK ? yearOf(date) + 1 : yearOf(date);
}

/** Whether offices work on a day. */
export function isWorkingDay(
  date: IsoDate,
  calendar: WorkCalendar,
): Result<boolean, CalendarUnknown> {
  const missing = [yearOf(date), arrangedWith(date)].find((year) => !calendar.knows(year));
  if (missing !== undefined) return unknown(missing);
  if (calendar.isWorked(date)) return ok(true);
  return ok(!calendar.isOff(date) && weekdayOf(date) <= 5);
}

/**
 * Last day of a period of `count` working days that an event on `date` sets
 * running: that day itself is not counted (民法典 201), and the period ends with
 * the end of the day returned. No working day counted: the day of the event.
 * @param count whole number, not negative; any other is a bug
 */
export function addWorkingDays(
  date: IsoDate,
  count: number,
  calendar: WorkCalendar,
): Result<IsoDate, CalendarUnknown> {
  if (!Number.isSafeInteger(count) || count < 0) {
    throw new RangeError(`not a count of working days: ${count}`);
  }
  let current = date;
  for (let left = count; left > 0;) {
    current = addDays(current, 1);
    const working = isWorkingDay(current, calendar);
    if (!working.ok) return working;
    if (working.value) left -= 1;
  }
  return ok(current);
}

/** Working days after `from` up to and with `to`; negative when `to` is earlier. */
export function workingDaysBetween(
  from: IsoDate,
  to: IsoDate,
  calendar: WorkCalendar,
): Result<number, CalendarUnknown> {
  const [earlier, later] = from <= to ? [from, to] : [to, from];
  let count = 0;
  for (let current = earlier; current < later;) {
    current = addDays(current, 1);
    const working = isWorkingDay(current, calendar);
    if (!working.ok) return working;
    if (working.value) count += 1;
  }
  return ok(from > to && count > 0 ? -count : count);
}

function unknown(year: number): Result<never, CalendarUnknown> {
  return fail({ kind: "calendar-unknown", year });
}

/** The notice of a year comes out in the November before it. */
const PUBLISHED_FROM = "11-01";

/** Years without which due dates of today cannot be told: this one, and from November the next. */
export function missingYears(today: string, knows: WorkCalendar["knows"]): readonly number[] {
  const year = Number(today.slice(0, 4));
  const wanted = today.slice(5) >= PUBLISHED_FROM ? [year, year + 1] : [year];
  return wanted.filter((one) => !knows(one));
}
