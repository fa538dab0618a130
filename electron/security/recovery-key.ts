import { randomBytes } from "node:crypto";
import { fail, ok, type Result } from "../../core/result.ts";
import { sheetText } from "../contract/sheet-text.ts";

declare const brand: unique symbol;

/** The office's recovery key: 25 random characters and a check character, without separators. */
export type RecoveryKey = string & { readonly [brand]: "RecoveryKey" };

/** Crockford's base32: no I, L, O or U, which are misread or misheard. */
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const RANDOM = 25;

export type RecoveryKeyFault =
  /** Characters are missing or too many. */
  | "length"
  /** A character that no key has. */
  | "character"
  /** A character is wrong, or two have changed places. */
  | "check";

/** Makes a key of 125 random bits. */
export function newRecoveryKey(): RecoveryKey {
  const digits = [...randomBytes(RANDOM)].map((byte) => byte % ALPHABET.length);
  return textOf([...digits, times2(checksum(digits))]);
}

/** As it is printed: `XXXXX-XXXXX-XXXXX-XXXXX-XXXXX-X`. */
export function printedRecoveryKey(key: RecoveryKey): string {
  return (key.match(/.{1,5}/gu) ?? []).join("-");
}

/** Reads a key as somebody types it from the sheet. */
export function parseRecoveryKey(typed: string): Result<RecoveryKey, RecoveryKeyFault> {
  const digits = Array.from(sheetText(typed), (character) => ALPHABET.indexOf(character));
  if (digits.includes(-1)) return fail("character");
  if (digits.length !== RANDOM + 1) return fail("length");
  return checksum(digits) === 0 ? ok(textOf(digits)) : fail("check");
}

/**
 * A Reed–Solomon check over the field of 32 elements: as long as a key has fewer
 * than 32 characters, any one wrong character and any two exchanged ones are noticed.
 */
function checksum(digits: readonly number[]): number {
  return digits.reduce((sum, digit) => times2(sum) ^ digit, 0);
}

/** Multiplication by x in GF(2)[x] / (x⁵ + x² + 1). */
function times2(value: number): number {
  return (value << 1) ^ (value & 0b10000 ? 0b100101 : 0);
}

function textOf(digits: readonly number[]): RecoveryKey {
  // The branding point: the digits have been made or checked above.
  return digits.map((digit) => ALPHABET.charAt(digit)).join("") as RecoveryKey;
}
