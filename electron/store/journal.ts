import { z } from "zod";
import { canonicalJson } from "../../core/casefile/canonical.ts";
import {
  JOURNAL_ACTIONS,
  type JournalAction,
  type JournalEntry,
  type JournalPage,
} from "../contract/administration.ts";
import type { Operator } from "../contract/session.ts";
import { sha256Hex } from "./blobs.ts";
import type { Clock } from "./clock.ts";
import type { Reader, Store, Transaction } from "./connection.ts";
import { machineProblem } from "./faults.ts";

/**
 * The journal (经办日志): who did what, and when. Rows are only ever added, and
 * each is chained to the one before by its hash, so that one that was changed or
 * taken out shows.
 */

/** Who writes an entry; a desk is one. */
export interface Recorder {
  readonly operator: Pick<Operator, "id" | "name">;
  readonly clock: Clock;
}

interface Entry {
  readonly at: string;
  readonly operatorId: string;
  readonly operatorName: string;
  readonly action: JournalAction;
  readonly subject: string;
  readonly detail: string;
}

/**
 * Adds an entry within the transaction of the thing itself: either both are
 * there or neither. `subject` is the number of a case, the name of an operator …;
 * nothing of an insured person belongs in an entry.
 */
export function record(
  tx: Transaction,
  by: Recorder,
  action: JournalAction,
  subject: string,
  detail = "",
): Promise<void> {
  return append(tx, entryOf(by, action, subject, detail));
}

/**
 * Entries that a full or failing disk has refused, by the file that owes them. The
 * end of a session does not forget them; the end of the program does.
 */
const owed = new Map<string, readonly Entry[]>();

/**
 * Adds an entry of something that writes nothing else, such as looking at a
 * case. A disk that refuses to write does not stop the reading: the entry is
 * kept, with its own time, and written with the next one, be it of another
 * session. Tells whether it is written.
 */
export async function note(
  desk: Recorder & { readonly store: Store },
  action: JournalAction,
  subject: string,
  detail = "",
): Promise<boolean> {
  const { file } = desk.store;
  const entries = [...(owed.get(file) ?? []), entryOf(desk, action, subject, detail)];
  owed.delete(file);
  try {
    await desk.store.write(async (tx) => {
      for (const entry of entries) await append(tx, entry);
    });
    return true;
  } catch (error) {
    if (machineProblem(error) === null) throw error;
    owed.set(file, [...entries, ...(owed.get(file) ?? [])]);
    return false;
  }
}

const Hash = z.object({ hash: z.string() });

async function append(tx: Transaction, entry: Entry): Promise<void> {
  const last = await tx.get(Hash, "SELECT hash FROM journal ORDER BY seq DESC LIMIT 1");
  await tx.run(
    `INSERT INTO journal (at, operator_id, operator_name, action, subject, detail, hash)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
    [
      entry.at,
      entry.operatorId,
      entry.operatorName,
      entry.action,
      entry.subject,
      entry.detail,
      hashAfter(last?.hash ?? "", entry),
    ],
  );
}

function entryOf(by: Recorder, action: JournalAction, subject: string, detail: string): Entry {
  const { id: operatorId, name: operatorName } = by.operator;
  return { at: by.clock.now(), operatorId, operatorName, action, subject, detail };
}

function hashAfter(prev: string, entry: Entry): string {
  return sha256Hex(canonicalJson({ prev, ...entry }));
}

const Row = z
  .object({
    seq: z.int(),
    at: z.string(),
    operator_id: z.string(),
    operator_name: z.string(),
    action: z.enum(JOURNAL_ACTIONS),
    subject: z.string(),
    detail: z.string(),
    hash: z.string(),
  })
  .transform(({ operator_id, operator_name, ...same }): KeptEntry => ({
    ...same,
    operatorId: operator_id,
    operatorName: operator_name,
  }));

/** An entry as it lies in the store. */
export interface KeptEntry extends Entry {
  readonly seq: number;
  readonly hash: string;
}

const COLUMNS = "seq, at, operator_id, operator_name, action, subject, detail, hash";

export interface JournalQuery {
  /** Entries before this one; null: from the newest on. */
  readonly before: number | null;
  readonly action: JournalAction | null;
  readonly limit: number;
}

/** A page of the journal, the newest entry first. */
export async function readJournal(reader: Reader, query: JournalQuery): Promise<JournalPage> {
  const { before, action, limit } = query;
  const rows = await reader.all(
    Row,
    `SELECT ${COLUMNS} FROM journal WHERE seq < ?1 ${action === null ? "" : "AND action = ?3"}
     ORDER BY seq DESC LIMIT ?2`,
    [before ?? Number.MAX_SAFE_INTEGER, limit + 1, ...(action === null ? [] : [action])],
  );
  const entries = rows.slice(0, limit);
  const last = entries.at(-1);
  const next = rows.length > limit && last !== undefined ? last.seq : null;
  return { entries: entries.map(shown), next };
}

/** Entries between two moments (the second excluded) after a place in the journal, in their order. */
export function entriesBetween(
  reader: Reader,
  from: string,
  until: string,
  after: number,
  limit: number,
): Promise<readonly KeptEntry[]> {
  return reader.all(
    Row,
    `SELECT ${COLUMNS} FROM journal WHERE seq > ? AND at >= ? AND at < ? ORDER BY seq LIMIT ?`,
    [after, from, until, limit],
  );
}

/** Where a check of the journal has arrived. */
export interface JournalMark {
  readonly seq: number;
  readonly hash: string;
}

export const JOURNAL_START: JournalMark = { seq: 0, hash: "" };

const RawRow = z.object({
  seq: z.int(),
  at: z.string(),
  operator_id: z.string(),
  operator_name: z.string(),
  action: z.string(),
  subject: z.string(),
  detail: z.string(),
  hash: z.string(),
});
const Last = z.object({ last: z.int().nullable() });

/** What is wrong with the next `limit` entries, and where to go on; null: that was all. */
export async function checkJournal(
  reader: Reader,
  from: JournalMark,
  limit: number,
): Promise<{ readonly faults: readonly string[]; readonly next: JournalMark | null }> {
  const rows = await reader.all(
    RawRow,
    `SELECT ${COLUMNS} FROM journal WHERE seq > ? ORDER BY seq LIMIT ?`,
    [from.seq, limit],
  );
  const faults: string[] = [];
  let mark = from;
  for (const { seq, hash, operator_id: operatorId, operator_name, ...said } of rows) {
    const content = { prev: mark.hash, ...said, operatorId, operatorName: operator_name };
    if (seq !== mark.seq + 1) faults.push(`经办日志第 ${mark.seq + 1} 条不见了`);
    else if (sha256Hex(canonicalJson(content)) !== hash) {
      faults.push(`经办日志第 ${seq} 条内容被改动过，与摘要不符`);
    }
    mark = { seq, hash };
  }
  if (rows.length === limit) return { faults, next: mark };
  const given = await reader.get(
    Last,
    "SELECT (SELECT seq FROM sqlite_sequence WHERE name = 'journal') AS last",
  );
  if ((given?.last ?? 0) > mark.seq) faults.push(`经办日志第 ${mark.seq + 1} 条及以后不见了`);
  return { faults, next: null };
}

function shown(entry: KeptEntry): JournalEntry {
  const { seq, at, operatorName: operator, action, subject, detail } = entry;
  return { seq, at, operator, action, subject, detail };
}
