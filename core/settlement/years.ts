import { dateOf, daysBetween, type IsoDate, sameYear, yearOf } from "../calendar.ts";
import type { Split } from "../claim/expenses.ts";
import type { Stay } from "../claim/stay.ts";
import { minus, portion, sum, type Fen } from "../money.ts";

/** Day that rules the settlement: of the bill, or of the discharge while it is unpaid (HUN-51). */
export function rulingDay({ settled, discharge }: Stay): IsoDate {
  return settled ?? discharge;
}

export function crossesYears(stay: Stay): boolean {
  return !sameYear(rulingDay(stay), stay.admission);
}

/** Days in hospital, the day of admission or of discharge counted once; at least one. */
export function daysOf({ admission, discharge }: Stay): number {
  return Math.max(1, daysBetween(admission, discharge));
}

/** A bill cut at the turn of the year. */
export interface SplitBill {
  readonly first: Split;
  readonly second: Split;
  readonly firstDays: number;
  readonly days: number;
}

/**
 * Splits a bill by the days before and after the turn of the year (national
 * procedures art. 41: 按日均费用分割; Q7). Each part of the earlier year is
 * rounded to the fen, the later year takes what remains.
 */
export function splitByDays(split: Split, stay: Stay): SplitBill {
  const days = daysOf(stay);
  const turn = dateOf(yearOf(stay.admission) + 1, 1, 1);
  const firstDays = turn.ok ? Math.min(days, daysBetween(stay.admission, turn.value)) : days;
  const part = (amount: Fen): Fen => portion(amount, firstDays, days);
  const fullSelfPay = part(split.fullSelfPay);
  const overLimit = part(split.overLimit);
  const preSelfPay = part(split.preSelfPay);
  const inScope = part(split.inScope);
  const total = sum([fullSelfPay, overLimit, preSelfPay, inScope]);
  const first = { total, fullSelfPay, overLimit, preSelfPay, inScope };
  const second = {
    total: minus(split.total, total),
    fullSelfPay: minus(split.fullSelfPay, fullSelfPay),
    overLimit: minus(split.overLimit, overLimit),
    preSelfPay: minus(split.preSelfPay, preSelfPay),
    inScope: minus(split.inScope, inScope),
  };
  return { first, second, firstDays, days };
}
