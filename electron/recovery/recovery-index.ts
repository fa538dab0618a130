import { z } from "zod";
import type { Revision } from "../../core/casefile/revision.ts";
import { fen, parseYuan } from "../../core/money.ts";
import { type OwedEntry, owedBy } from "../../core/recovery/owed.ts";
import type { Reader, Transaction } from "../store/connection.ts";
import { certKey } from "../store/search-words.ts";

/**
 * What persons owe the fund and what later cases have taken off, as the newest
 * versions tell it. What was reversed has taken nothing. Derived, and rebuilt with
 * the index.
 */
export async function keepRecoveries(tx: Transaction, newest: Revision): Promise<void> {
  const { caseId, document, review } = newest;
  await tx.run("DELETE FROM case_recovery WHERE case_id = ?", [caseId]);
  const key = certKey(document.person.certNo);
  if (key === "") return;
  const put = (kind: OwedEntry["kind"], of: string, amount: number | null): Promise<unknown> =>
    tx.run(
      `INSERT INTO case_recovery (case_id, cert_key, kind, of_case, fen) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT (case_id, kind, of_case) DO UPDATE SET fen = fen + excluded.fen`,
      [caseId, key, kind, of, amount],
    );
  const owed = owedBy(document);
  if (owed !== null) await put("owed", caseId, owed.amount);
  if (review?.state === "reversed") return;
  for (const { caseId: of, amount } of document.recovery?.taken ?? []) {
    const read = parseYuan(amount);
    if (read.ok) await put("taken", of, read.value);
  }
}

export async function clearRecoveries(tx: Transaction): Promise<void> {
  await tx.run("DELETE FROM case_recovery");
}

const Row = z
  .object({
    case_id: z.string(),
    number: z.string(),
    kind: z.enum(["owed", "taken"]),
    of_case: z.string(),
    fen: z.int().nullable(),
  })
  .transform(({ case_id, number, kind, of_case, fen: amount }): OwedEntry => ({
    caseId: case_id,
    number,
    kind,
    of: of_case,
    amount: amount === null ? null : fen(amount),
  }));

/** What the other cases of this machine say of a person's debts. */
export async function owedElsewhere(
  reader: Reader,
  caseId: string,
  certNo: string,
): Promise<readonly OwedEntry[]> {
  const key = certKey(certNo);
  if (key === "") return [];
  return reader.all(
    Row,
    `SELECT case_recovery.case_id, number, kind, of_case, fen
     FROM case_recovery JOIN case_list USING (case_id)
     WHERE case_recovery.cert_key = ? AND case_recovery.case_id <> ?
     ORDER BY number, kind, of_case`,
    [key, caseId],
  );
}
