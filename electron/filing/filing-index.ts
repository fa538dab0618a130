import { z } from "zod";
import { parseDate } from "../../core/calendar.ts";
import type { CaseForm } from "../../core/casefile/form.ts";
import type { Revision } from "../../core/casefile/revision.ts";
import type { Reader, Transaction } from "../store/connection.ts";
import { certKey } from "../store/search-words.ts";

/**
 * Which cases have a filing of whom. A draft has none: a filing counts from the version
 * on in which it is recorded. Derived from the newest versions, and rebuilt with them.
 */
export async function keepFiling(tx: Transaction, newest: Revision): Promise<void> {
  const { caseId, document } = newest;
  const key = certKey(document.person.certNo);
  const filed = dayOf(document.filing.date);
  if (key === "" || filed === "" || !hasFiling(document)) {
    await tx.run("DELETE FROM case_filing WHERE case_id = ?", [caseId]);
    return;
  }
  await tx.run(
    `INSERT INTO case_filing (case_id, cert_key, filed, revoked) VALUES (?, ?, ?, ?)
     ON CONFLICT (case_id) DO UPDATE SET cert_key = excluded.cert_key,
       filed = excluded.filed, revoked = excluded.revoked`,
    [caseId, key, filed, revokedOn(document)],
  );
}

export async function clearFilings(tx: Transaction): Promise<void> {
  await tx.run("DELETE FROM case_filing");
}

function hasFiling({ filing }: CaseForm): boolean {
  const recorded = filing.wanted === "new" || filing.wanted === "existing";
  return recorded && filing.category !== "" && filing.basis !== "";
}

function revokedOn({ filing: { steps = [] } }: CaseForm): string {
  return dayOf(steps.findLast((step) => step.do === "revoke")?.on ?? "");
}

function dayOf(typed: string): string {
  const parsed = parseDate(typed);
  return parsed.ok ? parsed.value : "";
}

const CaseId = z.object({ case_id: z.string() });

/** The cases that have a filing of a person, the newest filing first. */
export async function casesWithFiling(
  reader: Reader,
  certNo: string,
  exceptCase: string | null,
): Promise<readonly string[]> {
  const key = certKey(certNo);
  if (key === "") return [];
  const rows = await reader.all(
    CaseId,
    `SELECT case_id FROM case_filing WHERE cert_key = ? AND case_id IS NOT ?
     ORDER BY filed DESC, case_id`,
    [key, exceptCase],
  );
  return rows.map((row) => row.case_id);
}

/** Whether a filing of the person was revoked in another case. */
export async function wasRevoked(
  reader: Reader,
  certNo: string,
  exceptCase: string,
): Promise<boolean> {
  const key = certKey(certNo);
  if (key === "") return false;
  const row = await reader.get(
    CaseId,
    `SELECT case_id FROM case_filing
     WHERE cert_key = ? AND revoked <> '' AND case_id <> ? LIMIT 1`,
    [key, exceptCase],
  );
  return row !== undefined;
}
