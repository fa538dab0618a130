import { z } from "zod";
import { canonicalJson } from "../../core/casefile/canonical.ts";
import { CaseForm } from "../../core/casefile/form.ts";
import type { Reader, Transaction } from "./connection.ts";

/** The one mutable row of a case: what was typed since its newest version. */
export interface Draft {
  readonly caseId: string;
  readonly number: string;
  readonly form: CaseForm;
  readonly operator: string;
  readonly savedAt: string;
}

const Row = z
  .object({
    case_id: z.string(),
    number: z.string(),
    body: z.string(),
    operator: z.string(),
    saved_at: z.string(),
  })
  .transform(({ case_id, number, body, operator, saved_at }): Draft => ({
    caseId: case_id,
    number,
    form: CaseForm.parse(JSON.parse(body)),
    operator,
    savedAt: saved_at,
  }));

const COLUMNS = "case_id, number, body, operator, saved_at";

export function draftOf(reader: Reader, caseId: string): Promise<Draft | undefined> {
  return reader.get(Row, `SELECT ${COLUMNS} FROM draft WHERE case_id = ?`, [caseId]);
}

export function allDrafts(reader: Reader): Promise<readonly Draft[]> {
  return reader.all(Row, `SELECT ${COLUMNS} FROM draft ORDER BY case_id`);
}

export async function putDraft(tx: Transaction, draft: Draft): Promise<void> {
  await tx.run(
    `INSERT INTO draft (${COLUMNS}) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (case_id) DO UPDATE SET
       body = excluded.body, operator = excluded.operator, saved_at = excluded.saved_at`,
    [draft.caseId, draft.number, canonicalJson(draft.form), draft.operator, draft.savedAt],
  );
}

export async function dropDraft(tx: Transaction, caseId: string): Promise<void> {
  await tx.run("DELETE FROM draft WHERE case_id = ?", [caseId]);
}
