import { z } from "zod";
import { VisitDetails } from "../../core/sync/visit-details.ts";
import type { Queries } from "../database/database.ts";
import { say } from "../feed/say.ts";

/**
 * Uploaded details go to the offices that have a case for them, and to no other (HUN-59.2): the
 * same person, and the same days, hospital or invoice. The counter decides whether they fit.
 */

const MATCH = `d.cert_key = f.cert_key AND f.cert_key <> '' AND (
    (d.begun <= f.ended AND d.ended >= f.begun)
    OR (d.hospital_key = f.hospital_key AND f.hospital_key <> '')
    OR EXISTS (SELECT FROM case_invoice i WHERE i.case_id = f.id AND i.number_key = ANY (d.invoices))
    OR f.begun = '')`;

const Fresh = z.object({ office_id: z.string(), body: z.string() });

/** What the office of a case has not yet got for it. */
export function shareDetails(tx: Queries, caseId: string): Promise<void> {
  return share(tx, "f.id = $1", [caseId]);
}

/** To every office that has a case for this upload. */
export function shareVisit(tx: Queries, visit: string, version: number): Promise<void> {
  return share(tx, "d.visit = $1 AND d.version = $2::int", [visit, String(version)]);
}

async function share(tx: Queries, which: string, values: readonly string[]): Promise<void> {
  const fresh = await tx.all(
    Fresh,
    `WITH fresh AS (
       INSERT INTO details_sent (visit, version, office_id)
       SELECT DISTINCT d.visit, d.version, f.office_id
       FROM details d JOIN case_file f ON ${MATCH} WHERE ${which}
       ON CONFLICT DO NOTHING RETURNING visit, version, office_id)
     SELECT office_id, body FROM fresh JOIN details USING (visit, version)
     ORDER BY visit, version, office_id`,
    values,
  );
  for (const { office_id, body } of fresh) {
    await say(tx, office_id, { kind: "details", details: VisitDetails.parse(JSON.parse(body)) });
  }
}
