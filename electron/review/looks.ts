import { z } from "zod";
import type { Reader, Transaction } from "../store/connection.ts";

const Look = z.object({ hash: z.string() });

/** The version of a case that an operator has looked through last; null: none. */
export async function seenBy(
  reader: Reader,
  operatorId: string,
  caseId: string,
): Promise<string | null> {
  const row = await reader.get(
    Look,
    "SELECT hash FROM review_look WHERE operator_id = ? AND case_id = ?",
    [operatorId, caseId],
  );
  return row?.hash ?? null;
}

/** Keeps which version an operator has looked through; whether this machine has that version. */
export async function keepLook(
  tx: Transaction,
  look: { readonly operatorId: string; readonly caseId: string; readonly hash: string },
  at: string,
): Promise<boolean> {
  const kept = await tx.run(
    `INSERT INTO review_look (operator_id, case_id, hash, at)
     SELECT ?, case_id, hash, ? FROM revision WHERE hash = ? AND case_id = ?
     ON CONFLICT (operator_id, case_id) DO UPDATE SET hash = excluded.hash, at = excluded.at`,
    [look.operatorId, at, look.hash, look.caseId],
  );
  return kept > 0;
}
