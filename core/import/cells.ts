import { Decimal } from "decimal.js";
import { type IsoDate, parseDate } from "../calendar.ts";
import type { Grade } from "../claim/expenses.ts";
import { MAX_FEN } from "../money.ts";
import { fail, ok, type Result } from "../result.ts";
import { halfWidth } from "../text.ts";

/** What single cells of a hospital's list mean. Nothing is rounded away unseen. */

export type NumberFault = "not-a-number" | "too-fine" | "too-large";

const NUMBER = /^-?(?:\d{1,12}|\d{1,3}(?:,\d{3}){1,3})?(?:\.\d{1,30})?$/u;
/** The noise of binary fractions: 0.1 + 0.2 lies 4e-17 beside 0.30; a real third decimal never does. */
const NOISE = new Decimal("1e-9");
/** Largest amount, in yuan. */
export const LARGEST = new Decimal(MAX_FEN).dividedBy(100);

/**
 * A number as lists write it, exactly: `1,234.50`, `￥12`, `（12.00）` for a minus,
 * full-width digits, blanks. What lies within the noise of a binary fraction of a
 * number with `places` decimals is that number; any other finer one is refused.
 */
export function readNumber(text: string, places: number): Result<Decimal, NumberFault> {
  const plain = plainNumber(text);
  if (!NUMBER.test(plain) || !/\d/u.test(plain)) return fail("not-a-number");
  const value = new Decimal(plain.replaceAll(",", ""));
  if (value.abs().greaterThan(LARGEST)) return fail("too-large");
  if (value.decimalPlaces() <= places) return ok(value);
  const near = value.toDecimalPlaces(places, Decimal.ROUND_HALF_UP);
  return near.minus(value).abs().lessThanOrEqualTo(NOISE) ? ok(near) : fail("too-fine");
}

function plainNumber(text: string): string {
  const bare = halfWidth(text)
    .replaceAll(/[\s\u00A0]/gu, "")
    .replace("−", "-")
    .replace(/^([-+]?)[￥¥]/u, "$1")
    .replace(/元$/u, "")
    .replace(/^\+/u, "");
  const accounting = /^\((.+)\)$/u.exec(bare);
  return accounting?.[1] === undefined ? bare : `-${accounting[1]}`;
}

const GRADES: Readonly<Record<string, Grade>> = {
  甲: "A",
  乙: "B",
  丙: "C",
  A: "A",
  B: "B",
  C: "C",
  "1": "A",
  "2": "B",
  "3": "C",
  "01": "A",
  "02": "B",
  "03": "C",
  自费: "C",
  全自费: "C",
  目录外: "C",
};

/** 甲乙丙 as lists write it: `甲类`, `乙`, `03`, `自费`. */
export function readGrade(text: string): Grade | null {
  const plain = halfWidth(text).replaceAll(/\s/gu, "").toUpperCase();
  return GRADES[plain] ?? GRADES[plain.replace(/(?:类|级)$/u, "")] ?? null;
}

/** How a column writes shares: `10` and `10%`, or `0.1` as a part of one. */
export type ShareUnit = "percent" | "part";

/** A column whose numbers are all at most one writes parts of one: nobody pays one percent first. */
export function shareUnitOf(cells: readonly string[]): ShareUnit {
  const numbers = cells.flatMap((cell) => {
    const read = cell.includes("%") ? null : readNumber(cell, 4);
    return read?.ok === true ? [read.value] : [];
  });
  const parts = numbers.length > 0 && numbers.every((value) => value.lessThanOrEqualTo(1));
  return parts && numbers.some((value) => !value.isZero()) ? "part" : "percent";
}

/** A share as percent, `10` for 10 %. */
export function readShare(text: string, unit: ShareUnit): Result<string, NumberFault> {
  const plain = halfWidth(text);
  const inPercent = plain.endsWith("%") || unit === "percent";
  const read = readNumber(plain.replace(/%$/u, ""), inPercent ? 2 : 4);
  if (!read.ok) return read;
  const percent = inPercent ? read.value : read.value.times(100);
  if (percent.isNegative() && !percent.isZero()) return fail("not-a-number");
  return percent.greaterThan(100) ? fail("too-large") : ok(percent.toFixed());
}

/** A day, with or without a time of day; one without a year is of the year given. */
export function readDay(text: string, year: string): Result<IsoDate, "not-a-date"> {
  const plain = halfWidth(text).replace(
    /^(.*\d日?)[ T]+\d{1,2}[:：]\d{2}(?::\d{2}(?:\.\d+)?)?$/u,
    "$1",
  );
  const short = /^(\d{1,2})[-./月](\d{1,2})日?$/u.exec(plain);
  return parseDate(short === null || year === "" ? plain : `${year}-${short[1]}-${short[2]}`);
}

/** A long code that a spreadsheet has turned into a number: its last digits are lost. */
export function lostDigits(code: string): boolean {
  return /^\d(?:\.\d+)?[Ee]\+?\d+$/u.test(halfWidth(code));
}
