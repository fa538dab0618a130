import { z } from "zod";
import type { Verdict } from "../../core/sync/wire.ts";
import type { Queries } from "../database/database.ts";
import type { Device } from "../gateway.ts";
import { linksOf, LOCK_NAME, lockNames } from "./links.ts";
import { blobsOf, type ReadRevision } from "./read-sent.ts";

const Owner = z.object({ office_id: z.string(), in_review: z.boolean() });
/** `is_new`: the gateway has nothing of the case yet. */
const Locked = Owner.extend({ is_new: z.boolean() });

/** Cases that were handed in go to the offices that review. */
export const REVIEW = "review";

/** A version that may be written: everything that it names is there. */
export interface Able {
  readonly read: ReadRevision;
  readonly verdict: Verdict;
}

export interface Kept<A> {
  /** Those that were not there. */
  readonly kept: ReadonlySet<A>;
  /** The gateway had nothing of the case before. */
  readonly isNewCase: boolean;
}

/** Writes versions with their parents, heads and blobs, and tells them to whoever is to have them. */
export async function keepVersions<A extends Able>(
  tx: Queries,
  device: Device,
  caseId: string,
  able: readonly A[],
): Promise<Kept<A> | "not-yours"> {
  const owner = await lockCase(tx, device, caseId, able);
  if (owner === undefined || !mayWrite(device, owner)) return "not-yours";
  const once = [...new Map(able.map((one) => [one.read.hash, one])).values()];
  const added = await addVersions(tx, device, once, owner.office_id);
  const kept = new Set(once.filter(({ read }) => added.has(read.hash)));
  const fresh = [...kept].map(({ read }) => read);
  await updateCase(tx, fresh);
  await tellReviewers(tx, caseId, fresh, owner);
  return { kept, isNewCase: owner.is_new };
}

/** The office that brought the case first; one that reviews, once it was handed in. */
export function mayWrite(device: Device, owner: z.output<typeof Owner>): boolean {
  return owner.office_id === device.officeId || (device.reviews && owner.in_review);
}

/**
 * The row of the case, locked from here on: versions of one case come one after the other. The
 * locks on its person and invoices come first (`links.ts`), so that they are taken in one order.
 */
function lockCase(
  tx: Queries,
  { officeId }: Device,
  caseId: string,
  able: readonly Able[],
): Promise<z.output<typeof Locked> | undefined> {
  const links = able.map(({ read }) => linksOf(read.revision.document));
  return tx.get(
    Locked,
    `INSERT INTO case_file (id, office_id, number)
     SELECT $1, $2, $3 FROM (SELECT count(${LOCK_NAME}) FROM unnest($4::text[]) AS name) AS locked
     ON CONFLICT (id) DO UPDATE SET id = excluded.id
     RETURNING office_id, in_review, xmax = 0 AS is_new`,
    [caseId, officeId, able[0]?.read.revision.caseNumber ?? "", lockNames(links)],
  );
}

/**
 * Versions of one case with their parents, papers and heads, and their lines in the feed of the
 * case's office: one statement, for a queue has thousands of them. What is there already stays.
 * @returns hashes of those that were not there
 */
async function addVersions(
  tx: Queries,
  device: Device,
  able: readonly Able[],
  officeId: string,
): Promise<ReadonlySet<string>> {
  const revisions = able.map((one) => rowOf(one));
  const parents = able.flatMap(({ read: { hash, revision } }) =>
    revision.parents.map((parent) => ({ child: hash, parent })),
  );
  const papers = able.flatMap(({ read: { hash, revision } }) =>
    blobsOf(revision).map((sha256) => ({ hash, sha256 })),
  );
  const added = await tx.all(Added, ADD, [
    JSON.stringify(revisions),
    JSON.stringify(parents),
    JSON.stringify(papers),
    device.id,
    device.officeId,
    officeId,
  ]);
  return new Set(added.map(({ hash }) => hash));
}

const Added = z.object({ hash: z.string() });

function rowOf({ read, verdict }: Able) {
  const { hash, body, revision, day } = read;
  const { caseId, outcome, pack } = revision;
  return {
    hash,
    case_id: caseId,
    body,
    bytes: Buffer.byteLength(body),
    day,
    total: outcome.total,
    fund: outcome.fund,
    verdict: JSON.stringify(verdict),
    differs: verdict.is === "differs",
    pack: pack.hash,
  };
}

/** A pack of the office's own goes with the version that was computed by it. */
const ADD = `WITH sent AS (SELECT * FROM ROWS FROM (json_to_recordset($1::json) AS (hash text,
    case_id text, body text, bytes int, day text, total text, fund text, verdict text,
    differs boolean, pack text)) WITH ORDINALITY AS t (hash, case_id, body, bytes, day, total, fund,
    verdict, differs, pack, place)),
  link AS (SELECT * FROM json_to_recordset($2::json) AS t (child text, parent text)),
  paper AS (SELECT * FROM json_to_recordset($3::json) AS t (hash text, sha256 text)),
  added AS (
    INSERT INTO revision (hash, case_id, body, bytes, device_id, day, total, fund, verdict, differs)
    SELECT hash, case_id, body, bytes, $4, day, total, fund, verdict, differs FROM sent ORDER BY place
    ON CONFLICT DO NOTHING RETURNING hash, case_id, bytes, day),
  fresh AS (SELECT DISTINCT child, parent FROM link JOIN added ON hash = child),
  parents AS (INSERT INTO parent (child, parent) SELECT child, parent FROM fresh),
  blobs AS (
    INSERT INTO case_blob (case_id, sha256)
    SELECT case_id, sha256 FROM added JOIN paper USING (hash)
    UNION SELECT added.case_id, sha256 FROM added JOIN sent USING (hash)
      JOIN blob_holder ON sha256 = sent.pack AND office_id = $5
    ON CONFLICT DO NOTHING),
  gone AS (DELETE FROM head USING fresh WHERE head.hash = fresh.parent),
  top AS (
    INSERT INTO head (case_id, hash, office_id, day)
    SELECT case_id, hash, $6, day FROM added WHERE hash NOT IN (SELECT parent FROM fresh)),
  told AS (
    INSERT INTO unnumbered (audience, source, kind, ref, bytes)
    SELECT $6, $4, 'revision', hash, added.bytes FROM added JOIN sent USING (hash) ORDER BY place)
  SELECT hash FROM added`;

/** The case as the last of these versions has it. */
async function updateCase(tx: Queries, fresh: readonly ReadRevision[]): Promise<void> {
  const last = fresh.at(-1);
  if (last === undefined) return;
  const { caseId, caseNumber, document } = last.revision;
  const { certKey, hospitalKey, begun, ended } = linksOf(document);
  await tx.run(
    `UPDATE case_file SET number = $2, newest = $3, in_review = in_review OR $4, cert_key = $5,
       hospital_key = $6, begun = $7, ended = $8,
       fork = (SELECT count(*) > 1 FROM head WHERE case_id = $1) WHERE id = $1`,
    [caseId, caseNumber, last.hash, fresh.some(isHandedIn), certKey, hospitalKey, begun, ended],
  );
}

/** To the offices that review: the whole chain when a case is first handed in. */
async function tellReviewers(
  tx: Queries,
  caseId: string,
  fresh: readonly ReadRevision[],
  owner: z.output<typeof Owner>,
): Promise<void> {
  if (fresh.length === 0 || !(owner.in_review || fresh.some(isHandedIn))) return;
  await tx.run(
    `INSERT INTO unnumbered (audience, source, kind, ref, bytes)
     SELECT $1, device_id, 'revision', hash, bytes FROM revision
     WHERE case_id = $2 AND (hash = ANY ($3::text[]) OR NOT $4) ORDER BY seq`,
    [REVIEW, caseId, fresh.map(({ hash }) => hash), owner.in_review],
  );
}

function isHandedIn({ revision }: ReadRevision): boolean {
  return revision.review !== undefined;
}
