import { z } from "zod";
import type { CaseForm } from "../../core/casefile/form.ts";
import type { ChangeOf } from "../../core/sync/change.ts";
import type { Queries } from "../database/database.ts";
import { say } from "../feed/say.ts";
import { linksOf } from "./links.ts";

/** Whose invoice a number is (GD-93-5b), in the whole district; the person is never named. */

/** Brings the invoices of a case up to its newest version. */
export async function keepInvoices(tx: Queries, caseId: string, form: CaseForm): Promise<void> {
  const { invoices } = linksOf(form);
  await tx.run(
    `WITH now AS (SELECT * FROM unnest($1::text[], $2::text[], $3::text[])
                  AS t (number_key, code_key, number)),
       gone AS (DELETE FROM case_invoice WHERE case_id = $4
                AND (number_key, code_key) NOT IN (SELECT number_key, code_key FROM now))
     INSERT INTO case_invoice (number_key, code_key, number, case_id)
     SELECT number_key, code_key, number, $4 FROM now ON CONFLICT DO NOTHING`,
    [
      invoices.map(({ numberKey }) => numberKey),
      invoices.map(({ codeKey }) => codeKey),
      invoices.map(({ number }) => number),
      caseId,
    ],
  );
}

/** Two are the same by number and code; one that shows no code is held to be any with its number. */
const SAME = `theirs.number_key = mine.number_key AND theirs.case_id <> mine.case_id
  AND (theirs.code_key = mine.code_key OR theirs.code_key = '' OR mine.code_key = '')`;

/** The other cases of the district that have an invoice of the case `$1`, as a list of JSON. */
export const ELSEWHERE = `SELECT coalesce(json_agg(found ORDER BY found."number", found."caseNumber"), '[]')::text
  FROM (SELECT DISTINCT mine.number, f.number AS "caseNumber", o.name AS office
    FROM case_invoice mine JOIN case_invoice theirs ON ${SAME}
    JOIN case_file f ON f.id = theirs.case_id JOIN office o ON o.id = f.office_id
    WHERE mine.case_id = $1) AS found`;

const Told = z.object({
  other_case: z.string(),
  other_office: z.string(),
  number: z.string(),
  case_number: z.string(),
  office: z.string(),
});

/**
 * Tells the offices of those other cases, once for each invoice and pair. This case's own office
 * has it in its answer, so the other way round counts as told.
 */
export async function tellOthers(tx: Queries, caseId: string): Promise<void> {
  const told = await tx.all(
    Told,
    `WITH found AS (
       SELECT DISTINCT ON (theirs.number_key, theirs.case_id)
         theirs.number_key, theirs.number, theirs.case_id AS other_case
       FROM case_invoice mine JOIN case_invoice theirs ON ${SAME} WHERE mine.case_id = $1),
     fresh AS (
       INSERT INTO invoice_told (number_key, case_id, other_case)
       SELECT number_key, $1, other_case FROM found
       UNION ALL SELECT number_key, other_case, $1 FROM found ON CONFLICT DO NOTHING
       RETURNING number_key, case_id, other_case)
     SELECT fresh.other_case, theirs.office_id AS other_office, found.number,
       own.number AS case_number, o.name AS office
     FROM fresh JOIN found USING (number_key, other_case)
     JOIN case_file theirs ON theirs.id = fresh.other_case
     JOIN case_file own ON own.id = $1 JOIN office o ON o.id = own.office_id
     WHERE fresh.case_id = $1`,
    [caseId],
  );
  for (const { other_case, other_office, number, case_number: caseNumber, office } of told) {
    const change: ChangeOf<"invoice-elsewhere"> = {
      kind: "invoice-elsewhere",
      caseId: other_case,
      number,
      caseNumber,
      office,
    };
    await say(tx, other_office, change);
  }
}
