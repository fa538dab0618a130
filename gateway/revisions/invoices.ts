import { z } from "zod";
import type { Revision } from "../../core/casefile/revision.ts";
import type { ChangeOf } from "../../core/sync/change.ts";
import type { Queries } from "../database/database.ts";
import { say } from "../feed/say.ts";
import { linksOf } from "./links.ts";

/** Whose invoice a number is (GD-93-5b), in the whole district; the person is never named. */

/** Brings the invoices of cases up to their newest versions. */
export async function keepInvoices(tx: Queries, newest: readonly Revision[]): Promise<void> {
  if (newest.length === 0) return;
  const now = newest.flatMap(({ caseId, document }) =>
    linksOf(document).invoices.map(({ numberKey, codeKey, number }) => ({
      case_id: caseId,
      number_key: numberKey,
      code_key: codeKey,
      number,
    })),
  );
  await tx.run(
    `WITH now AS (SELECT * FROM json_to_recordset($1::json)
                  AS t (case_id text, number_key text, code_key text, number text)),
       gone AS (DELETE FROM case_invoice WHERE case_id = ANY ($2::text[])
                AND (case_id, number_key, code_key) NOT IN (SELECT case_id, number_key, code_key FROM now))
     INSERT INTO case_invoice (number_key, code_key, number, case_id)
     SELECT number_key, code_key, number, case_id FROM now ON CONFLICT DO NOTHING`,
    [JSON.stringify(now), newest.map(({ caseId }) => caseId)],
  );
}

/** Two are the same by number and code; one that shows no code is held to be any with its number. */
const SAME = `theirs.number_key = mine.number_key AND theirs.case_id <> mine.case_id
  AND (theirs.code_key = mine.code_key OR theirs.code_key = '' OR mine.code_key = '')`;

/** The other cases of the district that have an invoice of the case `own`, as a list of JSON. */
export const ELSEWHERE = `SELECT coalesce(json_agg(found ORDER BY found."number", found."caseNumber"), '[]')::text
  FROM (SELECT DISTINCT mine.number, f.number AS "caseNumber", o.name AS office
    FROM case_invoice mine JOIN case_invoice theirs ON ${SAME}
    JOIN case_file f ON f.id = theirs.case_id JOIN office o ON o.id = f.office_id
    WHERE mine.case_id = own.id) AS found`;

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
