import { Decimal } from "decimal.js";
import { addDays, day } from "../../calendar.ts";

/** How a spreadsheet's cell is shown, as far as it changes what its value means. */

/** From which day a spreadsheet counts. */
export type Epoch = 1900 | 1904;

/**
 * A number as text, exactly: a spreadsheet holds fifteen digits, and each such decimal is
 * the shortest one of its binary fraction. Longer numbers stand as powers of ten: their
 * last digits are lost, and whoever reads the text can see it.
 */
export function shownNumber(value: number): string {
  const text = String(value);
  if (/^-?\d+(?:\.\d+)?$/u.test(text) && !isTooLong(value)) return text;
  return isTooLong(value) ? value.toExponential().toUpperCase() : new Decimal(value).toFixed();
}

/** `0.15` of a cell that shows shares is `15%`. */
export function shownShare(value: number): string {
  if (isTooLong(value)) return shownNumber(value);
  return `${new Decimal(value).times(100).toDecimalPlaces(10).toFixed()}%`;
}

/** Whether a number format shows shares: `0.0%`, but not `0"%"`. */
export function showsShare(format: string): boolean {
  return format.replaceAll(/"[^"]*"|\\.|_./gu, "").includes("%");
}

function isTooLong(value: number): boolean {
  return Math.abs(value) > Number.MAX_SAFE_INTEGER;
}

const EPOCH = { 1900: day("1899-12-30"), 1904: day("1904-01-01") } as const;
/** What the days since 1970 lack to a serial number; before March 1900 a day that never was is not counted. */
const UNIX_SERIAL = { 1900: 25_569, 1904: 24_107 } as const;
const MARCH_1900 = -25_508;
const SECONDS = 86_400;
/** The year 2200. */
const LAST_SERIAL = 109_575;

/** A moment as its day, with the time where there is one; what can be no day is the number that it was. */
export function shownMoment(milliseconds: number, epoch: Epoch): string {
  const days = milliseconds / (SECONDS * 1000);
  const serial = days + UNIX_SERIAL[epoch] - (epoch === 1900 && days < MARCH_1900 ? 1 : 0);
  if (!(serial >= 1 && serial <= LAST_SERIAL)) return shownNumber(Math.round(serial * 1e7) / 1e7);
  const seconds = Math.round(serial * SECONDS);
  const date = addDays(EPOCH[epoch], Math.floor(seconds / SECONDS));
  const time = seconds % SECONDS;
  if (time === 0) return date;
  const part = (unit: number): string => String(Math.floor(time / unit) % 60).padStart(2, "0");
  return `${date} ${part(3600)}:${part(60)}:${part(1)}`;
}
