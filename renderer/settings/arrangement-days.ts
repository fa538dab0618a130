import { addDays, type IsoDate } from "../../core/calendar.ts";

/** Which year is to be entered next, and how years and days off are told. */

type Knows = (year: number) => boolean;

/** The first year from one on that nobody knows. */
export function firstMissing(from: number, knows: Knows): number {
  let year = from;
  while (knows(year)) year += 1;
  return year;
}

/** `2008—2026、2028`. */
export function yearsWords(years: readonly number[]): string {
  return runs(years, (year) => year + 1)
    .map(([first, last]) => (first === last ? `${first}` : `${first}—${last}`))
    .join("、");
}

/** A stretch of days that follow one another. */
export interface Stretch {
  readonly first: IsoDate;
  readonly last: IsoDate;
  readonly days: number;
}

export function stretchesOf(days: readonly IsoDate[]): readonly Stretch[] {
  return runs(days, (date) => addDays(date, 1)).map(([first, last, count]) => ({
    first,
    last,
    days: count,
  }));
}

type Run<T> = readonly [first: T, last: T, count: number];

/** What follows one another without a gap, as first, last and how many. */
function runs<T>(sorted: readonly T[], next: (one: T) => T): readonly Run<T>[] {
  const found: Run<T>[] = [];
  for (const one of sorted) {
    const before = found.at(-1);
    if (before !== undefined && next(before[1]) === one) {
      found[found.length - 1] = [before[0], one, before[2] + 1];
    } else {
      found.push([one, one, 1]);
    }
  }
  return found;
}
