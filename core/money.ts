import { Decimal } from "decimal.js";
import { fail, ok, type Result } from "./result.ts";
import { halfWidth } from "./text.ts";

/**
 * The one file that knows how money is represented.
 *
 * An amount is a whole number of fen (分) and a rate a whole number of
 * hundredths of a percent, so that every product stays below 2^53 and no binary
 * fraction ever touches an amount. decimal.js reads what people and files write.
 */
declare const fenBrand: unique symbol;
export type Fen = number & { readonly [fenBrand]: true };

declare const rateBrand: unique symbol;
/** A share of 1 in hundredths of a percent: 85 % is 8500, 10 percentage points are 1000. */
export type Rate = number & { readonly [rateBrand]: true };

declare const factorBrand: unique symbol;
/** How many times (倍) an amount is taken, in ten-thousandths: 2.5 times is 25000. */
export type Factor = number & { readonly [factorBrand]: true };

/** One hundred million yuan: no bill of one person comes near it, and `MAX_FEN * WHOLE` is exact. */
export const MAX_FEN = 10_000_000_000;
const WHOLE = 10_000;

export type MoneyError = "not-a-number" | "too-many-decimals" | "too-large";

/** An amount from a count of fen that the program itself made. */
export function fen(count: number): Fen {
  if (!Number.isSafeInteger(count)) throw new RangeError(`not a whole number of fen: ${count}`);
  return (count === 0 ? 0 : count) as Fen;
}

export const ZERO = fen(0);

/** Thousands are grouped rightly or not at all; the length is bounded. */
const AMOUNT = /^[-−]?(\d{1,12}|\d{1,3}(,\d{3}){1,3})(\.\d{1,20})?$/u;

/** Reads an amount in yuan as people write it: `12,345.67`, full-width digits, a true minus. */
export function parseYuan(text: string): Result<Fen, MoneyError> {
  const plain = halfWidth(text);
  if (!AMOUNT.test(plain)) return fail("not-a-number");
  const value = new Decimal(plain.replaceAll(",", "").replace("−", "-"));
  // Counted before multiplying: a product is rounded to the precision of decimal.js.
  if (value.decimalPlaces() > 2) return fail("too-many-decimals");
  const count = value.times(100);
  return count.abs().greaterThan(MAX_FEN) ? fail("too-large") : ok(fen(count.toNumber()));
}

/** `1234567` fen as `12345.67`: the form of files and of the command line. */
export function yuan(amount: Fen): string {
  const digits = String(Math.abs(amount)).padStart(3, "0");
  return `${amount < 0 ? "-" : ""}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** `1234567` fen as `12,345.67` with a true minus: the form of screens and paper. */
export function displayYuan(amount: Fen): string {
  const [whole = "0", cents = "00"] = yuan(fen(Math.abs(amount))).split(".");
  return `${amount < 0 ? "−" : ""}${whole.replace(/\B(?=(\d{3})+$)/gu, ",")}.${cents}`;
}

/*
 * Sums, differences and shares of amounts are whole, and a million of the largest bills stay
 * safe, so nothing is left to be checked at every step.
 */
export function plus(a: Fen, b: Fen): Fen {
  return (a + b) as Fen;
}

export function minus(a: Fen, b: Fen): Fen {
  return (a - b) as Fen;
}

/** The same amount with the opposite sign: a mirror record (冲销). */
export function negative(amount: Fen): Fen {
  return fen(0 - amount);
}

/** An amount taken a whole number of times. */
export function times(amount: Fen, count: number): Fen {
  return fen(amount * count);
}

export function sum(amounts: readonly Fen[]): Fen {
  let total = 0;
  for (const amount of amounts) total += amount;
  return fen(total);
}

export function smaller(a: Fen, b: Fen): Fen {
  return a < b ? a : b;
}

export function larger(a: Fen, b: Fen): Fen {
  return a > b ? a : b;
}

/** A rate from hundredths of a percent. */
export function rate(hundredthsOfPercent: number): Rate {
  if (!Number.isSafeInteger(hundredthsOfPercent)) {
    throw new RangeError(`not a whole number of hundredths of a percent: ${hundredthsOfPercent}`);
  }
  return hundredthsOfPercent as Rate;
}

export const NO_POINTS = rate(0);

/** Reads a rate as packs write it, a decimal share of one: `"0.85"`. At most four decimals. */
export function parseRate(text: string): Result<Rate, MoneyError> {
  if (!/^(?:0(?:\.\d{1,20})?|1(?:\.0{1,20})?)$/u.test(text)) return fail("not-a-number");
  const value = new Decimal(text);
  if (value.decimalPlaces() > 4) return fail("too-many-decimals");
  return ok(rate(value.times(WHOLE).toNumber()));
}

/** Reads a factor as packs write it: `"2.5"`, above 0 and at most 20, at most four decimals. */
export function parseFactor(text: string): Result<Factor, MoneyError> {
  if (!/^\d{1,3}(\.\d{1,20})?$/u.test(text)) return fail("not-a-number");
  const value = new Decimal(text);
  if (value.decimalPlaces() > 4) return fail("too-many-decimals");
  const parts = value.times(WHOLE).toNumber();
  if (parts === 0) return fail("not-a-number");
  return parts > 20 * WHOLE ? fail("too-large") : ok(parts as Factor);
}

/** `25000` as `2.5`. */
export function factorText(value: Factor): string {
  return new Decimal(value).dividedBy(WHOLE).toString();
}

/** Reads a percentage as clerks write it: `10`, `10%`, `8.5`. */
export function parsePercent(text: string): Result<Rate, MoneyError> {
  const plain = halfWidth(text).replace(/%$/u, "");
  if (!/^\d{1,3}(\.\d{1,20})?$/u.test(plain)) return fail("not-a-number");
  const value = new Decimal(plain);
  if (value.decimalPlaces() > 2) return fail("too-many-decimals");
  const hundredths = value.times(100);
  return hundredths.greaterThan(WHOLE) ? fail("too-large") : ok(rate(hundredths.toNumber()));
}

/** `8500` as `0.85`, the form of packs and files. */
export function rateText(value: Rate): string {
  return new Decimal(value).dividedBy(WHOLE).toString();
}

/** `8500` as `85`, for a sentence that says percent or percentage points itself. */
export function percentText(value: Rate): string {
  return new Decimal(value).dividedBy(100).toString();
}

/** A rate with percentage points (百分点) taken off: subtraction, never a factor (example E25). */
export function pointsOff(base: Rate, points: Rate): Rate {
  return rate(Math.max(0, base - points));
}

/** What remains of the whole: 85 % leaves 15 %. */
export function complement(part: Rate): Rate {
  return rate(WHOLE - part);
}

/**
 * The share of an amount, rounded to the fen half up, away from zero for a
 * mirror record (example E12: 4.52 × 5 % = 0.226 -> 0.23).
 */
export function share(amount: Fen, part: Rate): Fen {
  return portion(amount, part, WHOLE);
}

/** A multiple of an amount, rounded as a share is. */
export function multiple(amount: Fen, factor: Factor): Fen {
  return portion(amount, factor, WHOLE);
}

/** `part` of `whole` equal parts of an amount, such as days, rounded as a share is. */
export function portion(amount: Fen, part: number, whole: number): Fen {
  // Exact: twice the product stays below 2^53, and the quotient is too far from the next whole number to be rounded onto it.
  const count = Math.floor((2 * Math.abs(amount) * part + whole) / (2 * whole));
  return (amount < 0 ? 0 - count : count) as Fen;
}
