import type { CaseForm } from "../../core/casefile/form.ts";
import { parseDate } from "../../core/calendar.ts";

/** What ties a case to others of the district: its person, its hospital, its invoices. */
export interface Links {
  readonly certKey: string;
  readonly hospitalKey: string;
  readonly begun: string;
  readonly ended: string;
  readonly invoices: readonly InvoiceKey[];
}

export interface InvoiceKey {
  readonly numberKey: string;
  /** Empty where the invoice shows none, as electronic ones of today. */
  readonly codeKey: string;
  /** As it was typed. */
  readonly number: string;
}

export function linksOf({ person, stay, invoices }: CaseForm): Links {
  return {
    certKey: folded(person.certNo),
    hospitalKey: folded(stay.hospitalCode),
    begun: dayText(stay.admission),
    ended: dayText(stay.discharge === "" ? stay.settled : stay.discharge),
    invoices: invoices
      .map(({ number, code }) => ({
        numberKey: folded(number),
        codeKey: folded(code),
        number: number.trim(),
      }))
      .filter(({ numberKey }) => numberKey !== ""),
  };
}

/** Numbers are the same whatever their width, case, spaces and strokes. */
export function folded(text: string): string {
  return text
    .normalize("NFKC")
    .toUpperCase()
    .replaceAll(/[\s\-‐-―]/gu, "");
}

function dayText(typed: string): string {
  const parsed = parseDate(typed);
  return parsed.ok ? parsed.value : "";
}

/** Locks what `name` names until the transaction ends. */
export const LOCK_NAME = "pg_advisory_xact_lock(hashtextextended(name, 0))";

/**
 * What is to be locked so that nobody else takes in the same person or invoice meanwhile: of two
 * that come at one moment to two nodes, the second sees the first. Always in one order, so nobody
 * waits in a ring.
 */
export function lockNames(
  links: readonly Pick<Links, "certKey" | "invoices">[],
): readonly string[] {
  const names = links.flatMap(({ certKey, invoices }) => [
    ...(certKey === "" ? [] : [`person ${certKey}`]),
    ...invoices.map(({ numberKey }) => `invoice ${numberKey}`),
  ]);
  return [...new Set(names)].toSorted();
}
