import { addDays, addMonths, day, type IsoDate } from "../../core/calendar.ts";
import { MAX_FEN } from "../../core/money.ts";

/**
 * A day or an amount is kept under tokens from fine to coarse, so that any range
 * is covered by a few of them: fine ones at its ends, coarse ones in between.
 */

/** Prefix lengths of `20261021`: decade, year, month, day. */
const DATE_SIZES = [3, 4, 6, 8] as const;

export function dayTokens(date: string): readonly string[] {
  return date === "" ? [] : DATE_SIZES.map((size) => dayToken(date, size));
}

function dayToken(date: string, size: number): string {
  return `y${date.replaceAll("-", "").slice(0, size)}`;
}

const FIRST_DAY = day("1900-01-01");
const LAST_DAY = day("2199-12-31");

/** Tokens that cover exactly these days; none where there is no such day. */
export function coveringDays(from: string | null, to: string | null): readonly string[] {
  const last = to === null || to > LAST_DAY ? LAST_DAY : day(to);
  const tokens: string[] = [];
  let at = from === null || from < FIRST_DAY ? FIRST_DAY : day(from);
  while (at <= last) {
    const { size, end } = longestFrom(at, last);
    tokens.push(dayToken(at, size));
    at = addDays(end, 1);
  }
  return tokens;
}

interface Period {
  readonly size: (typeof DATE_SIZES)[number];
  readonly end: IsoDate;
}

/** The longest period of the calendar that begins on this day and ends by the last. */
function longestFrom(date: IsoDate, last: IsoDate): Period {
  const periods: readonly [string, Period][] = [
    ["0-01-01", { size: 3, end: endAfter(date, 120) }],
    ["-01-01", { size: 4, end: endAfter(date, 12) }],
    ["-01", { size: 6, end: endAfter(date, 1) }],
  ];
  const found = periods.find(([start, { end }]) => date.endsWith(start) && end <= last);
  return found?.[1] ?? { size: 8, end: date };
}

function endAfter(date: IsoDate, months: number): IsoDate {
  return addDays(addMonths(date, months), -1);
}

/** The finest token is a thousand yuan wide; each coarser one is ten times the one before. */
const FINEST = 100_000;
const WIDTHS = [1, 10, 100, 1000, 10_000] as const;

/** @param amount in fen; one below zero is under no token, and no range finds it */
export function amountTokens(amount: number): readonly string[] {
  if (amount < 0) return [];
  const place = Math.floor(amount / FINEST);
  return WIDTHS.map((width) => amountToken(place, width));
}

/** Tokens that cover these amounts in fen, and what shares a thousand yuan with the ends. */
export function coveringAmounts(from: number | null, to: number | null): readonly string[] {
  const [least, most] = [from ?? 0, Math.min(to ?? MAX_FEN, MAX_FEN)];
  const tokens: string[] = [];
  const last = least > most ? -1 : Math.floor(most / FINEST);
  for (let at = Math.floor(least / FINEST); at <= last;) {
    const place = at;
    const width = WIDTHS.findLast((wide) => place % wide === 0 && place + wide - 1 <= last) ?? 1;
    tokens.push(amountToken(at, width));
    at += width;
  }
  return tokens;
}

function amountToken(place: number, width: number): string {
  return `t${width}x${Math.floor(place / width)}`;
}
