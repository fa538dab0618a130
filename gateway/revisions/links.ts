import type { CaseForm } from "../../core/casefile/form.ts";
import { parseDate } from "../../core/calendar.ts";
import type { Queries } from "../database/database.ts";

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

/**
 * Until the transaction ends nobody else takes in the same person or invoice: of two that come
 * at one moment to two nodes, the second sees the first. Always in one order, so nobody waits
 * in a ring.
 */
export async function lockLinks(
  tx: Queries,
  { certKey, invoices }: Pick<Links, "certKey" | "invoices">,
): Promise<void> {
  const names = [
    ...(certKey === "" ? [] : [`person ${certKey}`]),
    ...invoices.map(({ numberKey }) => `invoice ${numberKey}`),
  ];
  if (names.length === 0) return;
  await tx.run(
    "SELECT pg_advisory_xact_lock(hashtextextended(name, 0)) FROM unnest($1::text[]) AS name",
    [[...new Set(names)].toSorted()],
  );
}
