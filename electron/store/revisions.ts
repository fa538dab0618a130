import { z } from "zod";
import { canonicalJson } from "../../core/casefile/canonical.ts";
import { basisOf, hashOf, Revision, revisionHash } from "../../core/casefile/revision.ts";
import type { VersionMark } from "../contract/cases.ts";
import type { Reader, Transaction } from "./connection.ts";
import { keepVersionRow } from "./case-index.ts";

/** A sealed version as it lies in the store. */
export interface StoredRevision {
  readonly hash: string;
  readonly revision: Revision;
  /** Hash of the document alone: tells whether a draft differs from it. */
  readonly documentHash: string;
}

const Row = z.object({ hash: z.string(), body: z.string(), document_hash: z.string() });
const Hash = z.object({ hash: z.string() });
const Count = z.object({ count: z.int() });

/** Heads of a case: one, or several while a fork is unresolved; none before the first version. */
export async function headsOf(reader: Reader, caseId: string): Promise<readonly string[]> {
  const rows = await reader.all(
    Hash,
    "SELECT hash FROM case_head WHERE case_id = ? ORDER BY hash",
    [caseId],
  );
  return rows.map((row) => row.hash);
}

/** The newest version of a case as this machine received it. */
export async function newestOf(
  reader: Reader,
  caseId: string,
): Promise<StoredRevision | undefined> {
  const row = await reader.get(
    Row,
    `SELECT hash, body, document_hash FROM revision
     WHERE hash IN (SELECT hash FROM case_head WHERE case_id = ?) ORDER BY seq DESC LIMIT 1`,
    [caseId],
  );
  return row === undefined ? undefined : stored(row);
}

const Text = z.object({ text: z.string() });

/** The number of a case, whether it is a draft, a version or both; nothing when it is unknown here. */
export async function caseNumberOf(reader: Reader, caseId: string): Promise<string | undefined> {
  const row = await reader.get(
    Text,
    `SELECT number AS text FROM draft WHERE case_id = ?
     UNION ALL SELECT body ->> 'caseNumber' FROM revision WHERE case_id = ? LIMIT 1`,
    [caseId, caseId],
  );
  return row?.text;
}

/** Hash of the document of the newest version, without reading the whole of it. */
export async function documentHashOf(reader: Reader, caseId: string): Promise<string | undefined> {
  const row = await reader.get(
    Text,
    `SELECT document_hash AS text FROM revision
     WHERE hash IN (SELECT hash FROM case_head WHERE case_id = ?) ORDER BY seq DESC LIMIT 1`,
    [caseId],
  );
  return row?.text;
}

/** A version that is named by its hash; nothing where this machine does not have it. */
export async function revisionOf(
  reader: Reader,
  hash: string,
): Promise<StoredRevision | undefined> {
  const sql = "SELECT hash, body, document_hash FROM revision WHERE hash = ?";
  const row = await reader.get(Row, sql, [hash]);
  return row === undefined ? undefined : stored(row);
}

/** Which version of its case it is, in the order in which this machine received them. */
async function countOf(reader: Reader, { revision, hash }: StoredRevision): Promise<number> {
  const row = await reader.get(
    Count,
    `SELECT count(*) AS count FROM revision
     WHERE case_id = ? AND seq <= (SELECT seq FROM revision WHERE hash = ?)`,
    [revision.caseId, hash],
  );
  return row?.count ?? 0;
}

export async function markOf(reader: Reader, entry: StoredRevision): Promise<VersionMark> {
  const { revision, hash } = entry;
  const count = await countOf(reader, entry);
  const basis = basisOf(revision.pack.hash, revision.settings);
  return { count, hash, at: revision.at, author: revision.author.name, basis };
}

/**
 * Writes a version with everything that goes with it: parents, head, row of the list,
 * outbox row; and the draft it was made from goes. The caller's transaction
 * makes it one step.
 */
export async function addRevision(tx: Transaction, revision: Revision): Promise<StoredRevision> {
  const entry = await putRevision(tx, revision, canonicalJson(revision));
  await Promise.all([
    tx.run("INSERT INTO outbox (revision, queued_at) VALUES (?, ?)", [entry.hash, revision.at]),
    tx.run("DELETE FROM draft WHERE case_id = ?", [revision.caseId]),
    keepVersionRow(tx, revision),
  ]);
  return entry;
}

/** Writes a version, its parents and that it is a head now; lists, queue and draft are the caller's. */
export async function putRevision(
  tx: Transaction,
  revision: Revision,
  body: string,
): Promise<StoredRevision> {
  const hash = revisionHash(revision);
  const documentHash = hashOf(revision.document);
  const { caseId, parents } = revision;
  await tx.run(
    `INSERT INTO revision (hash, case_id, body, document_hash, author, at)
     VALUES (?, ?, ?, ?, ?, ?)`,
    [hash, caseId, body, documentHash, revision.author.id, revision.at],
  );
  await Promise.all([
    ...parents.flatMap((parent) => [
      tx.run("INSERT INTO revision_parent (child, parent) VALUES (?, ?)", [hash, parent]),
      tx.run("DELETE FROM case_head WHERE case_id = ? AND hash = ?", [caseId, parent]),
    ]),
    tx.run("INSERT INTO case_head (case_id, hash) VALUES (?, ?)", [caseId, hash]),
  ]);
  return { hash, revision, documentHash };
}

function stored(row: z.output<typeof Row>): StoredRevision {
  const revision = Revision.parse(JSON.parse(row.body));
  return { hash: row.hash, revision, documentHash: row.document_hash };
}
