import { z } from "zod";
import type { FoundConflict } from "../../core/sync/answers.ts";
import { FilingElsewhere } from "../../core/sync/filing-elsewhere.ts";
import {
  AlreadyClosed,
  SettledDirectly,
  type VisitConflict,
} from "../../core/sync/visit-conflict.ts";
import type { Recorder } from "./journal.ts";
import type { Reader, Transaction } from "./connection.ts";
import { headsOf } from "./revisions.ts";

/**
 * Where two sides say different things and a clerk decides: two newest versions of a case
 * (fork), an invoice or a filing that another case of the district has (GD-93-5b). Both sides are kept.
 */
export const SyncConflict = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("fork"), heads: z.array(z.string()) }),
  z.strictObject({
    kind: z.literal("same-invoice"),
    number: z.string(),
    caseNumber: z.string(),
    office: z.string(),
  }),
  FilingElsewhere.extend({ kind: z.literal("same-filing") }),
  SettledDirectly,
  AlreadyClosed,
]);
export type SyncConflict = z.output<typeof SyncConflict>;

const Row = z
  .object({ id: z.string(), case_id: z.string(), body: z.string(), found_at: z.string() })
  .transform(({ id, case_id, body, found_at }) => ({
    id,
    caseId: case_id,
    foundAt: found_at,
    conflict: SyncConflict.parse(JSON.parse(body)),
  }));
export type OpenConflict = z.output<typeof Row>;

function idOf(caseId: string, found: FoundConflict | VisitConflict): string {
  if (found.kind === "fork") return `fork:${caseId}`;
  if ("visit" in found) return `${found.kind}:${caseId}:${found.visit}:${found.version}`;
  if (found.kind === "same-filing") return sameFilingId(caseId, found.caseNumber);
  return `same-invoice:${caseId}:${found.number}:${found.caseNumber}`;
}

/** One question for each other case, whatever its filing says by now. */
export function sameFilingId(caseId: string, caseNumber: string): string {
  return `same-filing:${caseId}:${caseNumber}`;
}

/**
 * Notes a conflict once; one that a clerk has decided is not asked again, but for another fork
 * or another filing, nor is one that closed by itself where it comes up again.
 */
export async function noteConflict(
  tx: Transaction,
  caseId: string,
  found: FoundConflict | VisitConflict,
  at: string,
): Promise<void> {
  const asked = found.kind === "fork" ? { ...found, heads: found.heads.toSorted() } : found;
  await tx.run(
    `INSERT INTO sync_conflict (id, case_id, kind, body, found_at) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET body = excluded.body, found_at = excluded.found_at,
       decided_at = NULL, decision = NULL, operator_id = NULL, operator_name = NULL
     WHERE excluded.kind IN ('fork', 'same-filing') AND (excluded.body <> body
       OR (excluded.kind = 'same-filing' AND decided_at IS NOT NULL AND operator_id IS NULL))`,
    [idOf(caseId, found), caseId, found.kind, JSON.stringify(asked), at],
  );
}

/** Brings the fork of a case up to its heads here: found, changed, or decided by a version with both. */
export async function keepFork(
  tx: Transaction,
  caseId: string,
  at: string,
  by?: Recorder,
): Promise<void> {
  const heads = await headsOf(tx, caseId);
  if (heads.length > 1) await noteConflict(tx, caseId, { kind: "fork", heads }, at);
  else await decide(tx, `fork:${caseId}`, heads[0] ?? "", at, by);
}

/** Enters what a clerk, or another window's version, has decided. */
export async function decide(
  tx: Transaction,
  id: string,
  decision: string,
  at: string,
  by?: Recorder,
): Promise<boolean> {
  const changed = await tx.run(
    `UPDATE sync_conflict SET decided_at = ?, decision = ?, operator_id = ?, operator_name = ?
     WHERE id = ? AND decided_at IS NULL`,
    [at, decision, by?.operator.id ?? null, by?.operator.name ?? null, id],
  );
  return changed > 0;
}

const OPEN = "SELECT id, case_id, body, found_at FROM sync_conflict WHERE decided_at IS NULL";

export function openConflicts(reader: Reader): Promise<readonly OpenConflict[]> {
  return reader.all(Row, `${OPEN} ORDER BY found_at, id`);
}

export function conflictOf(reader: Reader, id: string): Promise<OpenConflict | undefined> {
  return reader.get(Row, `${OPEN} AND id = ?`, [id]);
}
