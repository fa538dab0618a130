import { type IsoDate, dateOf } from "./calendar.ts";
import { fail, ok, type Result } from "./result.ts";
import { halfWidth } from "./text.ts";

declare const idBrand: unique symbol;
/** An 18-digit citizen identity number (公民身份号码, GB 11643) whose check digit is right. */
export type IdNumber = string & { readonly [idBrand]: true };

export type Sex = "male" | "female";

export interface Identity {
  readonly number: IdNumber;
  readonly birth: IsoDate;
  readonly sex: Sex;
}

export type IdError =
  | { readonly kind: "length"; readonly length: number }
  | { readonly kind: "characters" }
  | { readonly kind: "region"; readonly region: string }
  | { readonly kind: "birth"; readonly digits: string }
  | { readonly kind: "check-digit"; readonly expected: string };

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const CHECK = "10X98765432";

/**
 * Province parts of GB/T 2260. Only these are held against the number: a county's
 * code may have been retired since the number was given (开封县 410224 in 2014).
 */
const PROVINCES = new Set(
  "11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83".split(
    " ",
  ),
);

/** The check digit of the first 17 digits. */
export function checkDigit(first17: string): string {
  const total = WEIGHTS.reduce((acc, weight, index) => acc + weight * Number(first17[index]), 0);
  return CHECK.charAt(total % 11);
}

/** Reads an identity number, with spaces as on screen and a small `x`, and derives birth and sex. */
export function parseIdNumber(text: string): Result<Identity, IdError> {
  const digits = halfWidth(text).replace(/\s/gu, "").toUpperCase();
  if (digits.length !== 18) return fail({ kind: "length", length: digits.length });
  if (!/^\d{17}[\dX]$/u.test(digits)) return fail({ kind: "characters" });
  if (!PROVINCES.has(digits.slice(0, 2)))
    return fail({ kind: "region", region: digits.slice(0, 6) });
  const birth = birthOf(digits.slice(6, 14));
  if (birth === null) return fail({ kind: "birth", digits: digits.slice(6, 14) });
  const expected = checkDigit(digits.slice(0, 17));
  if (digits.charAt(17) !== expected) return fail({ kind: "check-digit", expected });
  const sex: Sex = Number(digits.charAt(16)) % 2 === 1 ? "male" : "female";
  return ok({ number: digits as IdNumber, birth, sex });
}

/** `410224196804120426` as `410224 19680412 0426`, the way the screen shows it; also while it is unfinished. */
export function groupedId(number: string): string {
  return [number.slice(0, 6), number.slice(6, 14), number.slice(14)]
    .filter((group) => group !== "")
    .join(" ");
}

/** `410224********0426`, the way lists show it. */
export function maskedId(number: string): string {
  return number.length === 18 ? `${number.slice(0, 6)}********${number.slice(14)}` : "";
}

function birthOf(digits: string): IsoDate | null {
  const date = dateOf(
    Number(digits.slice(0, 4)),
    Number(digits.slice(4, 6)),
    Number(digits.slice(6, 8)),
  );
  return date.ok ? date.value : null;
}
