import { z } from "zod";
import type { Answer } from "./answer.ts";
import { none } from "./leaf.ts";

/** Channels of what the office says of itself on its papers. */

export const LONGEST_TELEPHONE = 40;

/** One number, perhaps with an extension: `0371-2275 1234转802`, `12393`. */
const NUMBER = /^\d[\d -]{3,}\d(?: ?转 ?\d{1,6})?$/u;

/**
 * The telephone that citizens are told (咨询电话), as papers print it: half-width,
 * `ext` and 分机 as 转, several numbers parted by 、. Empty: none. Null for what
 * nobody could dial.
 */
export function officeTelephone(typed: string): string | null {
  const plain = typed
    .normalize("NFKC")
    .replace(/[‐-―−]/gu, "-")
    .replace(/\s*(?:ext\.?|分机|转)\s*/giu, "转")
    .replace(/\s+/gu, " ")
    .trim();
  if (plain === "") return "";
  const numbers = plain.split(/ ?[、,;/] ?/u);
  const told = numbers.join("、");
  return numbers.every((number) => NUMBER.test(number)) && told.length <= LONGEST_TELEPHONE
    ? told
    : null;
}

/** Empty where the office has none to tell. */
export const telephone = z.string().transform((typed, context) => {
  const told = officeTelephone(typed);
  if (told === null) context.addIssue("no telephone number");
  return told ?? "";
});

export const officeRequests = {
  "office.read": none,
  "office.set-telephone": z.strictObject({ telephone }),
} as const;

/** What a supervisor may change of the office; its name and window stand in every case number. */
export interface OfficeDetails {
  /** 咨询电话; empty: none is told, and papers leave a line for it. */
  readonly telephone: string;
}

export interface OfficeAnswers {
  "office.read": Answer<OfficeDetails>;
  "office.set-telephone": Answer<OfficeDetails>;
}
