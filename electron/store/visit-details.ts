import { z } from "zod";
import type { CaseForm } from "../../core/casefile/form.ts";
import { parseDate } from "../../core/calendar.ts";
import type { CaseVisit } from "../../core/sync/match.ts";
import { VisitDetails } from "../../core/sync/visit-details.ts";
import type { Reader, Transaction } from "./connection.ts";
import { certKey, folded } from "./search-words.ts";

/** What hospitals have uploaded (就诊上传明细): every version is kept, the highest counts. */

const Row = z
  .object({ body: z.string(), received_at: z.string() })
  .transform(({ body, received_at }) => ({
    details: VisitDetails.parse(JSON.parse(body)),
    receivedAt: received_at,
  }));
export type KeptUpload = z.output<typeof Row>;

/** False where this version was here already. */
export async function putDetails(
  tx: Transaction,
  details: VisitDetails,
  at: string,
): Promise<boolean> {
  const { mdtrt_id: visit, version, psn_cert_no, begndate, enddate, invoices } = details;
  const added = await tx.run(
    `INSERT OR IGNORE INTO visit_details (visit, version, cert_key, begun, ended, body, received_at)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
    [visit, version, certKey(psn_cert_no), begndate, enddate, JSON.stringify(details), at],
  );
  for (const { number } of invoices) {
    if (folded(number) === "") continue;
    await tx.run("INSERT OR IGNORE INTO visit_invoice (number_key, visit) VALUES (?, ?)", [
      folded(number),
      visit,
    ]);
  }
  return added > 0;
}

const NEWEST = `SELECT body, received_at FROM visit_details AS one
  WHERE version = (SELECT max(version) FROM visit_details WHERE visit = one.visit)`;

/** The newest version of a visit. */
export function uploadOf(reader: Reader, visit: string): Promise<KeptUpload | undefined> {
  return reader.get(Row, `${NEWEST} AND visit = ?`, [visit]);
}

/** The newest uploads of a person, and those that name one of these invoices. */
export function uploadsFor(
  reader: Reader,
  certNo: string,
  invoices: readonly string[],
): Promise<readonly KeptUpload[]> {
  const numbers = invoices.map(folded).filter((number) => number !== "");
  return reader.all(
    Row,
    `${NEWEST} AND ((cert_key = ?1 AND ?1 <> '') OR visit IN
       (SELECT visit FROM visit_invoice WHERE number_key IN (SELECT value FROM json_each(?2))))
     ORDER BY begun DESC, visit`,
    [certKey(certNo), JSON.stringify(numbers)],
  );
}

/** The uploads that came last. */
export function newestUploads(reader: Reader, limit: number): Promise<readonly KeptUpload[]> {
  return reader.all(Row, `${NEWEST} ORDER BY received_at DESC, visit LIMIT ?`, [limit]);
}

const CaseId = z.object({ case_id: z.string() });

/** Cases that may be about a visit: of the person, or with one of its invoices. */
export async function casesFor(
  reader: Reader,
  { psn_cert_no, invoices }: VisitDetails,
): Promise<readonly string[]> {
  const numbers = invoices.map(({ number }) => folded(number)).filter((number) => number !== "");
  const rows = await reader.all(
    CaseId,
    `SELECT case_id FROM case_stay WHERE cert_key = ?1 AND ?1 <> ''
     UNION SELECT case_id FROM case_invoice
       WHERE number_key IN (SELECT value FROM json_each(?2)) ORDER BY case_id`,
    [certKey(psn_cert_no), JSON.stringify(numbers)],
  );
  return rows.map((row) => row.case_id);
}

/** What of a case tells which visit it is about. */
export function visitOfForm(caseId: string, form: CaseForm): CaseVisit {
  const { person, stay, invoices } = form;
  return {
    caseId,
    certNo: person.certNo,
    hospitalCode: stay.hospitalCode,
    hospital: stay.hospital,
    admission: dayOf(stay.admission),
    discharge: dayOf(stay.discharge),
    invoices: invoices.map(({ number }) => number),
  };
}

function dayOf(text: string): string {
  const read = parseDate(text);
  return read.ok ? read.value : "";
}
