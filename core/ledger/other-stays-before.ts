import type { IsoDate } from "../calendar.ts";
import type { OtherStays } from "../settlement/facts.ts";
import { type LedgerEntry, staysOf, type YearOpening } from "./ledger.ts";

/** What of a stay decides which earlier ones count with it. */
interface Asked {
  /** Day that rules its settlement. */
  readonly day: IsoDate;
  readonly hospital?: string;
}

/**
 * Earlier stays of the year counted otherwise than at the same level (多次住院):
 * what the balance says and what this counter has settled since. A count that
 * either does not tell is left out: it is unknown, not zero.
 * @param entries settled after the balance and before the stay, none of them reversed
 */
export function otherStaysBefore(
  opening: YearOpening,
  entries: readonly LedgerEntry[],
  stay: Asked,
): OtherStays {
  const { otherStays: read, source } = opening;
  const none = source === "first-stay" ? 0 : null;
  const anyLevel = plusKnown(read?.anyLevel ?? none, countOf(entries));
  const sameHospital = atHospital(opening, entries, stay.hospital);
  const sameQuarter = within(quarterOf, read?.quarter ?? none, opening.asOf, entries, stay);
  const sameMonth = within(monthOf, read?.month ?? none, opening.asOf, entries, stay);
  return {
    ...(anyLevel === null ? {} : { anyLevel }),
    ...(sameHospital === null ? {} : { sameHospital }),
    ...(sameQuarter === null ? {} : { sameQuarter }),
    ...(sameMonth === null ? {} : { sameMonth }),
  };
}

/** Null where the hospital of this stay, or of any that may be the same, is not known. */
function atHospital(
  { otherStays: read, source }: YearOpening,
  entries: readonly LedgerEntry[],
  hospital: string | undefined,
): number | null {
  if (hospital === undefined) return null;
  if (entries.some((entry) => entry.hospital === undefined)) return null;
  const before = read?.byHospital?.[hospital] ?? (source === "first-stay" ? 0 : null);
  return plusKnown(before, countOf(entries.filter((entry) => entry.hospital === hospital)));
}

/**
 * Stays of the same part of the year. A balance read before that part began holds
 * none of it; one read within it holds what it says; one read later cannot tell.
 */
function within(
  partOf: (day: IsoDate) => string,
  read: number | null,
  asOf: IsoDate,
  entries: readonly LedgerEntry[],
  { day }: Asked,
): number | null {
  const part = partOf(day);
  const ofBalance = partOf(asOf);
  const before = ofBalance < part ? 0 : ofBalance === part ? read : null;
  return plusKnown(before, countOf(entries.filter((entry) => partOf(entry.day) === part)));
}

/** `2026-08`, which as text comes in the order of time. */
export function monthOf(day: IsoDate): string {
  return day.slice(0, 7);
}

/** `2026-3` of a day from July to September. */
export function quarterOf(day: IsoDate): string {
  return `${day.slice(0, 4)}-${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
}

function countOf(entries: readonly LedgerEntry[]): number {
  return entries.reduce((count, entry) => count + staysOf(entry), 0);
}

function plusKnown(before: number | null, more: number): number | null {
  return before === null ? null : before + more;
}
