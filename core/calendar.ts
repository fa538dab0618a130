import { Temporal } from "temporal-polyfill";
import { fail, ok, type Result } from "./result.ts";
import { halfWidth } from "./text.ts";

declare const dateBrand: unique symbol;
/** A calendar day, `YYYY-MM-DD`. Comparing two of them as text compares them as days. */
export type IsoDate = string & { readonly [dateBrand]: true };

declare const instantBrand: unique symbol;
/** A moment, `YYYY-MM-DDTHH:MM:SS.sssZ`. The core never makes one: it has no clock. */
export type Instant = string & { readonly [instantBrand]: true };

/** Eight digits, or three parts with a mark between each: `2026-111` could be two days. */
const DATE = /^(\d{4})(?:(\d{2})(\d{2})|[-./年](\d{1,2})[-./月](\d{1,2})日?)$/u;

/** Reads a day as clerks type it: `2026-10-08`, `20261008`, `2026.10.8`, `2026年10月8日`. */
export function parseDate(text: string): Result<IsoDate, "not-a-date"> {
  const match = DATE.exec(halfWidth(text));
  if (match === null) return fail("not-a-date");
  const [, year, month, dayOfMonth, markedMonth, markedDay] = match;
  return dateOf(Number(year), Number(month ?? markedMonth), Number(dayOfMonth ?? markedDay));
}

/** A day from its parts, refused when the calendar has no such day. */
export function dateOf(year: number, month: number, day: number): Result<IsoDate, "not-a-date"> {
  // Worked out by hand, as `addMonths` is: every case that is read has a dozen of them.
  const isMonth = Number.isInteger(month) && month >= 1 && month <= 12;
  const isYear = Number.isInteger(year) && year >= 1880 && year <= 2200;
  if (!isMonth || !isYear || !Number.isInteger(day)) return fail("not-a-date");
  const isDay = day >= 1 && day <= daysInMonth(year, month);
  return isDay ? ok(written(year, month, day)) : fail("not-a-date");
}

/** A day written in the program or in a pack. A wrong one is a bug. */
export function day(text: string): IsoDate {
  const parsed = parseDate(text);
  if (!parsed.ok) throw new RangeError(`not a date: ${text}`);
  return parsed.value;
}

export function addDays(date: IsoDate, days: number): IsoDate {
  return iso(Temporal.PlainDate.from(date).add({ days }));
}

/**
 * The last day of a period of months that begins on `date`: the corresponding
 * day, that day included, or the month's last day where there is none (民法典 202).
 */
export function addMonths(date: IsoDate, months: number): IsoDate {
  // Worked out by hand: it runs for every case of a recomputed province. Temporal is its oracle in the tests.
  const count = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + months;
  const year = Math.floor(count / 12);
  const month = count - year * 12 + 1;
  const last = daysInMonth(year, month);
  const dayOfMonth = Math.min(Number(date.slice(8)), last);
  return written(year, month, dayOfMonth);
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** The one other place where a day that exists gets its brand. */
function written(year: number, month: number, dayOfMonth: number): IsoDate {
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(dayOfMonth, 2)}` as IsoDate;
}

function pad(value: number, length: number): string {
  return String(value).padStart(length, "0");
}

/** Whether two days lie in one year. Asked of every stay, so no text is cut for it. */
export function sameYear(a: IsoDate, b: IsoDate): boolean {
  return isSame(a, b, 3) && isSame(a, b, 2) && isSame(a, b, 1) && isSame(a, b, 0);
}

function isSame(a: string, b: string, at: number): boolean {
  return a.charCodeAt(at) === b.charCodeAt(at);
}

/** Whole days from one day to another; negative when `to` is earlier. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  // By hand like `addMonths`, with the same oracle: several checks ask it at every keystroke.
  return dayNumber(to) - dayNumber(from);
}

/** Days since a day before all others: years that begin in March have their leap day last. */
function dayNumber(date: IsoDate): number {
  const month = Number(date.slice(5, 7));
  const year = yearOf(date) - (month < 3 ? 1 : 0);
  const leapDays = Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400);
  const before = Math.floor((153 * ((month + 9) % 12) + 2) / 5);
  return 365 * year + leapDays + before + Number(date.slice(8));
}

/** Full years of age on a day. */
export function ageOn(birth: IsoDate, on: IsoDate): number {
  return Temporal.PlainDate.from(birth).until(Temporal.PlainDate.from(on), { largestUnit: "years" })
    .years;
}

/** 1: Monday, 7: Sunday. */
export function weekdayOf(date: IsoDate): number {
  return Temporal.PlainDate.from(date).dayOfWeek;
}

export function yearOf(date: IsoDate): number {
  return Number(date.slice(0, 4));
}

/** `2026-10-08` as `2026年10月8日`, the form of paper. */
export function paperDate(date: IsoDate): string {
  const [year = "", month = "", dayOfMonth = ""] = date.split("-");
  return `${year}年${Number(month)}月${Number(dayOfMonth)}日`;
}

function iso(date: Temporal.PlainDate): IsoDate {
  return date.toString() as IsoDate;
}
