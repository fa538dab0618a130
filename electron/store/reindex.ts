import { z } from "zod";
import { Revision } from "../../core/casefile/revision.ts";
import { clearIndex, keepDraftRow, keepVersionRow } from "./case-index.ts";
import type { Draft } from "./case-row.ts";
import type { Reader, Transaction } from "./connection.ts";
import { draftsAfter } from "./drafts.ts";

/**
 * Goes up whenever a row or its words are derived in another way: data that an
 * earlier program indexed are then indexed anew.
 */
const INDEX_FORMAT = 1;
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
  await tx.run(
    `INSERT INTO counter (name, value) VALUES (?, ?)
     ON CONFLICT (name) DO UPDATE SET value = excluded.value`,
    [COUNTER, INDEX_FORMAT],
  );
  const row = await tx.get(Value, "SELECT count(*) AS value FROM case_list");
  return row?.value ?? 0;
}

/** Derives the rows of all drafts anew, after something was settled on which their figures rest. */
export async function indexDrafts(tx: Transaction): Promise<void> {
  let batch: readonly Draft[] = [];
  do {
    batch = await draftsAfter(tx, batch.at(-1)?.caseId ?? "", BATCH);
    for (const draft of batch) await keepDraftRow(tx, draft);
  } while (batch.length === BATCH);
}

const Newest = z.object({ seq: z.int(), body: z.string() });

/** Of several heads the one that came last is shown; it is the newest this machine knows. */
const NEWEST = `
  SELECT seq, body FROM revision
  WHERE seq IN (SELECT max(seq) FROM revision JOIN case_head USING (hash) GROUP BY revision.case_id)`;

const BATCH = 200;

async function indexVersions(tx: Transaction): Promise<void> {
  const sql = `${NEWEST} AND seq > ? ORDER BY seq LIMIT ${BATCH}`;
  let batch: readonly z.output<typeof Newest>[] = [];
  do {
    batch = await tx.all(Newest, sql, [batch.at(-1)?.seq ?? 0]);
    for (const { body } of batch) await keepVersionRow(tx, Revision.parse(JSON.parse(body)));
  } while (batch.length === BATCH);
}
