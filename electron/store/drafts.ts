import { z } from "zod";
import { canonicalJson } from "../../core/casefile/canonical.ts";
import { CaseForm } from "../../core/casefile/form.ts";
import { keepDraftRow, keepVersionRow } from "./case-index.ts";
import type { Draft } from "./case-row.ts";
import type { Reader, Transaction } from "./connection.ts";
import { newestOf } from "./revisions.ts";
import { overtaken } from "./shown.ts";

const KeptRow = z
  .object({
    case_id: z.string(),
    number: z.string(),
    body: z.string(),
    operator: z.string(),
    saved_at: z.string(),
  })
  .transform(({ case_id: caseId, saved_at: savedAt, ...same }): KeptDraft => ({
    caseId,
    savedAt,
    ...same,
  }));

const Row = KeptRow.transform(({ body, ...same }): Draft => ({
  ...same,
  form: CaseForm.parse(JSON.parse(body)),
}));

/** A draft as it lies in the store. */
export interface KeptDraft extends Omit<Draft, "form"> {
  readonly body: string;
}

const COLUMNS = "case_id, number, body, operator, saved_at";

export function draftOf(reader: Reader, caseId: string): Promise<Draft | undefined> {
  return reader.get(Row, `SELECT ${COLUMNS} FROM draft WHERE case_id = ?`, [caseId]);
}

const Base = z.object({ base: z.string() });

/** The version that the draft of a case was begun on; empty where there is none, or no draft. */
export async function baseOfDraft(reader: Reader, caseId: string): Promise<string> {
  const row = await reader.get(Base, "SELECT base FROM draft WHERE case_id = ?", [caseId]);
  return row?.base ?? "";
}

/** So many drafts in the order of their cases, from the case after this one on. */
export function draftsAfter(
  reader: Reader,
  caseId: string,
  limit: number,
): Promise<readonly KeptDraft[]> {
  return reader.all(
    KeptRow,
    `SELECT ${COLUMNS} FROM draft WHERE case_id > ? ORDER BY case_id LIMIT ?`,
    [caseId, limit],
  );
}

/**
 * Keeps a draft, and with it the row of the case list: a draft stands for its case. The version
 * that it was begun on stays its base, whatever comes in from other windows meanwhile.
 * @param shown the version on the screen on which it is begun, if the clerk has one
 */
export async function putDraft(
  tx: Transaction,
  draft: Draft,
  shown: string | null = null,
): Promise<void> {
  const { caseId } = draft;
  const base = await overtaken(tx, caseId, shown);
  await tx.run(
    `INSERT INTO draft (${COLUMNS}, base) VALUES (?, ?, ?, ?, ?,
       coalesce(nullif(?, ''),
         (SELECT iif(count(*) = 1, max(hash), '') FROM case_head WHERE case_id = ?)))
     ON CONFLICT (case_id) DO UPDATE SET
       body = excluded.body, operator = excluded.operator, saved_at = excluded.saved_at`,
    [caseId, draft.number, canonicalJson(draft.form), draft.operator, draft.savedAt, base, caseId],
  );
  await keepDraftRow(tx, draft);
}

/** Takes the draft of a case away; its newest version stands for it again. */
export async function dropDraft(tx: Transaction, caseId: string): Promise<void> {
  await tx.run("DELETE FROM draft WHERE case_id = ?", [caseId]);
  const newest = await newestOf(tx, caseId);
  if (newest !== undefined) await keepVersionRow(tx, newest.revision);
}
