import { z } from "zod";
import { parseDate } from "../../core/calendar.ts";
import type { CaseForm } from "../../core/casefile/form.ts";
import type { Revision } from "../../core/casefile/revision.ts";
import type { Review } from "../../core/review/review.ts";
import type { CaseState } from "../contract/search.ts";
import type { Reader, Transaction } from "./connection.ts";
import { certKey, folded } from "./search-words.ts";

/**
 * The part of the index that ties cases to each other and to their review: whose
 * invoice a number is (GD-93-5b), which stays a person has, how the newest version
 * stands in its review. Derived like the list, and rebuilt with it.
 */

/** Brings the invoices and the stay of a case up to what was typed or sealed. */
export async function keepLinks(tx: Transaction, caseId: string, form: CaseForm): Promise<void> {
  await tx.run("DELETE FROM case_invoice WHERE case_id = ?", [caseId]);
  for (const { number, code } of keyedInvoices(form)) {
    await tx.run(
      "INSERT OR IGNORE INTO case_invoice (number_key, code_key, case_id) VALUES (?, ?, ?)",
      [number, code, caseId],
    );
  }
  const { admission, discharge } = form.stay;
  await tx.run(
    `INSERT INTO case_stay (case_id, cert_key, admission, discharge) VALUES (?, ?, ?, ?)
     ON CONFLICT (case_id) DO UPDATE SET cert_key = excluded.cert_key,
       admission = excluded.admission, discharge = excluded.discharge`,
    [caseId, certKey(form.person.certNo), dayText(admission), dayText(discharge)],
  );
}

interface InvoiceKey {
  readonly number: string;
  /** Empty where the invoice shows none, as electronic ones of today. */
  readonly code: string;
}

function keyedInvoices(form: CaseForm): readonly InvoiceKey[] {
  return form.invoices
    .map(({ number, code }) => ({ number: folded(number), code: folded(code) }))
    .filter(({ number }) => number !== "");
}

function dayText(typed: string): string {
  const parsed = parseDate(typed);
  return parsed.ok ? parsed.value : "";
}

/** Brings the row of the review up to the newest version of its case. */
export async function keepReviewRow(tx: Transaction, newest: Revision): Promise<void> {
  const { caseId, review } = newest;
  if (review === undefined) {
    await tx.run("DELETE FROM review_list WHERE case_id = ?", [caseId]);
    return;
  }
  await tx.run(
    `INSERT INTO review_list (case_id, state, since) VALUES (?, ?, ?)
     ON CONFLICT (case_id) DO UPDATE SET state = excluded.state, since = excluded.since`,
    [caseId, listState(review), newest.at],
  );
}

export type ReviewListState = Exclude<CaseState, "draft" | "saved">;

/** How lists name it: an approved case that waits for its second look is apart. */
export function listState(review: Review): ReviewListState {
  if (review.state !== "approved") return review.state;
  return review.drawn !== null && review.drawn.second === null ? "second-look" : "approved";
}

export async function clearLinks(tx: Transaction): Promise<void> {
  await tx.run("DELETE FROM case_invoice");
  await tx.run("DELETE FROM case_stay");
  await tx.run("DELETE FROM review_list");
}

const CaseId = z.object({ case_id: z.string() });

/** Cases in a state of the review, the longest waiting first. */
export async function casesInReview(
  reader: Reader,
  state: ReviewListState,
): Promise<readonly string[]> {
  const sql = "SELECT case_id FROM review_list WHERE state = ? ORDER BY since, case_id";
  return (await reader.all(CaseId, sql, [state])).map((row) => row.case_id);
}

const InvoiceElsewhere = z.object({
  case_id: z.string(),
  number: z.string(),
  name: z.string(),
});

/** Another case of this machine that has the same invoice. */
export interface InvoiceElsewhere {
  /** Which invoice of the form, from 0. */
  readonly index: number;
  readonly caseId: string;
  readonly caseNumber: string;
  readonly name: string;
}

/**
 * The other cases that have an invoice of this one (GD-93-5b). Two are the same by
 * number and code; one that shows no code is held to be any with its number.
 */
export async function invoicesElsewhere(
  reader: Reader,
  caseId: string,
  form: CaseForm,
): Promise<readonly InvoiceElsewhere[]> {
  const found: InvoiceElsewhere[] = [];
  for (const [index, invoice] of form.invoices.entries()) {
    const [number, code] = [folded(invoice.number), folded(invoice.code)];
    if (number === "") continue;
    const rows = await reader.all(
      InvoiceElsewhere,
      `SELECT case_id, number, name FROM case_invoice JOIN case_list USING (case_id)
       WHERE case_invoice.number_key = ? AND (code_key = ? OR code_key = '' OR ? = '') AND case_id <> ?
       ORDER BY number`,
      [number, code, code, caseId],
    );
    found.push(
      ...rows.map((row) => ({
        index,
        caseId: row.case_id,
        caseNumber: row.number,
        name: row.name,
      })),
    );
  }
  return found;
}

const StayElsewhere = z
  .object({
    case_id: z.string(),
    number: z.string(),
    hospital: z.string(),
    admission: z.string(),
    discharge: z.string(),
  })
  .transform(({ case_id: caseId, number: caseNumber, ...same }) => ({
    caseId,
    caseNumber,
    ...same,
  }));
/** A stay of the same person in another case of this machine. */
export type StayElsewhere = z.output<typeof StayElsewhere>;

/** The person's other stays at this counter whose days overlap; days of change belong to both. */
export async function staysElsewhere(
  reader: Reader,
  caseId: string,
  form: CaseForm,
): Promise<readonly StayElsewhere[]> {
  const { admission, discharge } = form.stay;
  const [from, to] = [dayText(admission), dayText(discharge)];
  const person = certKey(form.person.certNo);
  if (form.stay.care !== "inpatient" || person === "" || from === "" || to === "") return [];
  return reader.all(
    StayElsewhere,
    `SELECT case_id, number, hospital, case_stay.admission, case_stay.discharge
     FROM case_stay JOIN case_list USING (case_id)
     WHERE case_stay.cert_key = ? AND case_id <> ? AND case_stay.admission <> ''
       AND case_stay.admission < ? AND case_stay.discharge > ?
     ORDER BY case_stay.admission, number`,
    [person, caseId, to, from],
  );
}
