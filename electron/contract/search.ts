import { z } from "zod";
import type { SealedOutcome } from "../../core/casefile/revision.ts";
import { type CaseWait, WAIT_KINDS } from "../../core/due/ahead.ts";

export const CASE_STANDINGS = [
  "final",
  "trial",
  "undetermined",
  "refused",
  "incomplete",
  "filed",
] as const;

/** Of a case in lists: a draft, a version that nobody handed in, and the steps of its review. */
export const CASE_STATES = [
  "draft",
  "saved",
  "submitted",
  "returned",
  "approved",
  "second-look",
  "handed-over",
  "reversed",
] as const;
export type CaseState = (typeof CASE_STATES)[number];

/** What cases wait for at this desk: materials, the printer, the gateway. */
export const WAITING = [...WAIT_KINDS, "sync"] as const;
export type Waiting = (typeof WAITING)[number];

/** Below a hundred million yuan, as every amount. */
const amount = z.string().regex(/^\d{1,8}(\.\d{1,2})?$/u);

const day = z.iso.date();
/** From and to, both included; null: open at that end. */
const days = z.strictObject({ from: day.nullable(), to: day.nullable() });
const amounts = z.strictObject({ from: amount.nullable(), to: amount.nullable() });

/** The case list, and the search in it. Everything that is empty or null asks for nothing. */
export const searchRequest = z.strictObject({
  /**
   * Free words: a name or part of it, pinyin initials, three or more characters
   * of an ID number, a case number or its last digits, part of a hospital's name.
   * Several words must all be found.
   */
  text: z.string().max(200),
  state: z.enum(CASE_STATES).nullable(),
  standing: z.enum(CASE_STANDINGS).nullable(),
  waiting: z.enum(WAITING).nullable().default(null),
  /** Days of discharge. */
  discharged: days.nullable(),
  /** Days of the last change, as China counts them. */
  changed: days.nullable(),
  /** Total of the bill in yuan. */
  total: amounts.nullable(),
  /** Where the page before ended (`CasePage.next`); null: from the beginning. */
  after: z.int().nonnegative().nullable(),
  limit: z.int().min(1).max(500),
});
export type SearchRequest = z.output<typeof searchRequest>;

/** Counted no further: nobody reads a longer list, and counting it would take time. */
export const FOUND_LIMIT = 1000;

/** One row of the case list, from the index. */
export interface CaseRow {
  readonly caseId: string;
  readonly number: string;
  readonly state: CaseState;
  readonly name: string;
  readonly certNo: string;
  /** 补办+报销, 报销, 仅备案 */
  readonly matter: "filing-and-claim" | "claim" | "filing" | "empty";
  readonly place: string;
  readonly hospital: string;
  readonly discharge: string;
  /** Amounts as `12345.67`; empty while unknown. */
  readonly total: string;
  readonly fund: string;
  readonly standing: SealedOutcome["standing"];
  readonly operator: string;
  readonly changedAt: string;
}

/** A row with where the name answers to what was typed, also by its initials: from, to. */
export interface FoundCase extends CaseRow {
  readonly waits: readonly CaseWait[];
  readonly nameHit: readonly [number, number] | null;
}

/** How the cases of this machine stand, whatever was asked. */
export interface CaseCounts {
  readonly all: number;
  readonly draft: number;
  readonly saved: number;
  /** Handed in, for the first look. */
  readonly submitted: number;
  /** Drawn by the sample, for the second look. */
  readonly secondLook: number;
  readonly returned: number;
  /** Approved and not yet handed over. */
  readonly approved: number;
  readonly handedOver: number;
  /** Waiting for materials; with forms that are not printed. */
  readonly material: number;
  readonly print: number;
  readonly trial: number;
  readonly undetermined: number;
  /** Cases with a number of today. */
  readonly receivedToday: number;
  /** What the fund pays in all of them, in yuan; empty while no case has an amount. */
  readonly fund: string;
  /** Whether an amount in it is not final. */
  readonly fundWithTrial: boolean;
}

export interface CasePage {
  /** The last changed first. */
  readonly rows: readonly FoundCase[];
  /** Where the next page begins; null when this is the last. */
  readonly next: number | null;
  /** How many there are in all, counted up to `FOUND_LIMIT`; null on every page but the first. */
  readonly found: number | null;
  readonly counts: CaseCounts;
}

/** The list as it stands before anybody asks for something. */
export const EVERYTHING: SearchRequest = {
  text: "",
  state: null,
  standing: null,
  waiting: null,
  discharged: null,
  changed: null,
  total: null,
  after: null,
  limit: 200,
};
