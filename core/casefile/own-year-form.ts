import { z } from "zod";
import { LEVELS } from "../claim/stay.ts";
import { SUPPLEMENTS } from "../policy/pack-settlement.ts";
import { choice, rowId, text } from "./leaf.ts";

/** 本年累计: what a clerk reads off a screen, and what the form keeps beside it. */

/** What a layer that counts by the year has counted and paid; absent: nobody has said. */
const layers = z
  .partialRecord(z.enum(SUPPLEMENTS), z.strictObject({ borne: text, paid: text }))
  .optional();

/** Sums that few counters can read and that this counter's own cases tell. */
const sums = { entered: text.optional(), layers };

/** What the year has had before this stay. */
const yearSoFar = {
  /** Stays of this year at a hospital of the same level. */
  sameLevelStays: text,
  /** Stays counted otherwise, where the pack's repeat deductible counts them so. */
  anyLevelStays: text.optional(),
  sameHospitalStays: text.optional(),
  sameQuarterStays: text.optional(),
  sameMonthStays: text.optional(),
  deductiblePaid: text,
  pooledPaid: text,
  /** In-scope amounts the person bore: base of serious-illness insurance. */
  inScopeBorne: text,
  seriousIllnessPaid: text,
};

/** A balance as it was read, with the case in which somebody recorded it. */
export const BalanceForm = z.strictObject({
  source: z.enum(["core-system", "first-stay", "office-ledger"]),
  asOf: text,
  /** Level, hospital and ruling day of the stay for which it was read: its counts are of these. */
  level: z.enum(["", ...LEVELS]),
  hospitalCode: text,
  day: text,
  ...yearSoFar,
  ...sums,
  /** Number of the case in which it stands; empty: this one. */
  from: text,
});
export type BalanceForm = z.output<typeof BalanceForm>;

/** Keys of 本年累计 that a case has once the clerk has taken over this counter's own cases. */
const ownYearKeys = {
  ...sums,
  /** What the figures were added up from (采用本窗口案件). */
  own: z
    .strictObject({
      balance: BalanceForm,
      cases: z.array(z.strictObject({ key: rowId, number: text, hash: text })).max(200),
    })
    .optional(),
  /** Whether the balance holds a case already, where its dates cannot tell. */
  contained: z.record(rowId, z.enum(["yes", "no"])).optional(),
};

/** 本年累计: opening balance of the year, typed from the core system's screen. */
export const OpeningForm = z.strictObject({
  source: choice("core-system", "first-stay", "office-ledger"),
  asOf: text,
  ...yearSoFar,
  ...ownYearKeys,
});
