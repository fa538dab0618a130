import { z } from "zod";
import { CaseForm } from "../../core/casefile/form.ts";
import { Revision } from "../../core/casefile/revision.ts";
import { clearIndex, keepDraftRow, keepUnreadableRow, keepVersionRow } from "./case-index.ts";
import type { Reader, Transaction } from "./connection.ts";
import { draftsAfter, type KeptDraft } from "./drafts.ts";

/**
 * Goes up whenever a row or its words are derived in another way: data that an
 * earlier program indexed are then indexed anew.
 */
const INDEX_FORMAT = 3;
const COUNTER = "case-list";

const Value = z.object({ value: z.int() });

/** Whether the index was built by this program's rules. */
export async function indexIsCurrent(reader: Reader): Promise<boolean> {
  const row = await reader.get(Value, "SELECT value FROM counter WHERE name = ?", [COUNTER]);
  return row?.value === INDEX_FORMAT;
}

/** Rebuilds the whole index from drafts and newest versions; returns the number of rows. */
export async function rebuildIndex(tx: Transaction): Promise<number> {
  await clearIndex(tx);
  await indexVersions(tx);
  // After the versions, because a draft stands for its case.
  await indexDrafts(tx);
  await noteIndexIsCurrent(tx);
  const row = await tx.get(Value, "SELECT count(*) AS value FROM case_list");
  return row?.value ?? 0;
}

/** To be told of an index that this program has built, or of data that hold no case yet. */
export async function noteIndexIsCurrent(tx: Transaction): Promise<void> {
  await tx.run(
    `INSERT INTO counter (name, value) VALUES (?, ?)
     ON CONFLICT (name) DO UPDATE SET value = excluded.value`,
    [COUNTER, INDEX_FORMAT],
  );
}

/** Derives the rows of all drafts anew, after something was settled on which their figures rest. */
export async function indexDrafts(tx: Transaction): Promise<void> {
  let batch: readonly KeptDraft[] = [];
  do {
    batch = await draftsAfter(tx, batch.at(-1)?.caseId ?? "", BATCH);
    for (const draft of batch) await indexDraft(tx, draft);
  } while (batch.length === BATCH);
}

/**
 * Derives the rows of cases with a day to meet anew, and those of drafts, after the days off of a
 * year have become known or changed: a version pins its policy, not the calendar.
 */
export async function indexDueDates(tx: Transaction): Promise<void> {
  await indexVersions(tx, "AND case_id IN (SELECT case_id FROM case_due)");
  await indexDrafts(tx);
}

function indexDraft(tx: Transaction, { body, ...draft }: KeptDraft): Promise<void> {
  const form = CaseForm.safeParse(contentOf(body));
  if (form.success) return keepDraftRow(tx, { ...draft, form: form.data });
  const { savedAt: changedAt, ...same } = draft;
  return keepUnreadableRow(tx, { ...same, state: "draft", changedAt });
}

const Newest = z.object({ seq: z.int(), case_id: z.string(), body: z.string(), at: z.string() });
type Newest = z.output<typeof Newest>;

/** Of several heads the one that came last is shown; it is the newest this machine knows. */
const NEWEST = `
  SELECT seq, case_id, body, at FROM revision
  WHERE seq IN (SELECT max(seq) FROM revision JOIN case_head USING (hash) GROUP BY revision.case_id)`;

const BATCH = 200;

async function indexVersions(tx: Transaction, which = ""): Promise<void> {
  const sql = `${NEWEST} ${which} AND seq > ? ORDER BY seq LIMIT ${BATCH}`;
  let batch: readonly Newest[] = [];
  do {
    batch = await tx.all(Newest, sql, [batch.at(-1)?.seq ?? 0]);
    for (const newest of batch) await indexVersion(tx, newest);
  } while (batch.length === BATCH);
}

const Numbered = z.object({ caseNumber: z.string() });

function indexVersion(tx: Transaction, { case_id: caseId, body, at }: Newest): Promise<void> {
  const content = contentOf(body);
  const revision = Revision.safeParse(content);
  if (revision.success) return keepVersionRow(tx, revision.data);
  const number = Numbered.safeParse(content).data?.caseNumber ?? "";
  return keepUnreadableRow(tx, { caseId, number, state: "saved", operator: "", changedAt: at });
}

function contentOf(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}
