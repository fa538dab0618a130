import { checkDigit } from "../../../core/identity.ts";

/** An invented person's identity number: region, birth and sequence with the right check digit. */
export function idNumber(first17: string): string {
  return first17 + checkDigit(first17);
}

/** Invented people. */
export const CHEN = { name: "陈\u36c3", certNo: idNumber("41022419680412042") };
export const ZHOU = { name: "周\u{2CC56}", certNo: idNumber("43010219660712203") };
