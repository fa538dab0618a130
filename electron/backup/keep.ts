import { day, daysBetween } from "../../core/calendar.ts";
import { chinaDay } from "../store/clock.ts";

const DAY_MS = 86_400_000;
/** All copies of the last two days are kept. */
const ALL_MS = 2 * DAY_MS;

/** A row of periods: the newest copy of each of the last `count` periods that have one is kept. */
interface Periods {
  readonly count: number;
  /** Number of the period that a day of China's calendar lies in. */
  readonly of: (date: string) => number;
}

/** Weeks begin on Monday. */
const MONDAY = day("1970-01-05");

const PERIODS: readonly Periods[] = [
  { count: 14, of: (date) => daysBetween(MONDAY, day(date)) },
  { count: 8, of: (date) => Math.floor(daysBetween(MONDAY, day(date)) / 7) },
  { count: 24, of: (date) => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) },
];

/**
 * Which copies are kept: all of the last two days, one a day for 14 days, one a
 * week for 8 weeks, one a month for 24 months, and the newest always. Only
 * periods count that have a copy: a clock that is put forward by years, like an
 * office that was closed, takes no copy away. One from a clock that ran ahead
 * counts as of now.
 */
export function toKeep<T extends { readonly at: string }>(
  copies: readonly T[],
  now: string,
): ReadonlySet<T> {
  const newestFirst = copies.toSorted((a, b) => Date.parse(b.at) - Date.parse(a.at));
  const since = Date.parse(now) - ALL_MS;
  return new Set([
    ...newestFirst.slice(0, 1),
    ...newestFirst.filter((copy) => Date.parse(copy.at) >= since),
    ...PERIODS.flatMap((periods) => newestOfEach(newestFirst, periods, now)),
  ]);
}

function newestOfEach<T extends { readonly at: string }>(
  newestFirst: readonly T[],
  { count, of }: Periods,
  now: string,
): readonly T[] {
  const current = of(chinaDay(now));
  const newest = new Map<number, T>();
  for (const copy of newestFirst) {
    const period = Math.min(of(chinaDay(copy.at)), current);
    if (newest.size < count && !newest.has(period)) newest.set(period, copy);
  }
  return [...newest.values()];
}
