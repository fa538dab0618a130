import { z } from "zod";
import type { Verdict } from "../../core/sync/wire.ts";
import type { Queries } from "../database/database.ts";
import type { Device } from "../gateway.ts";
import { linksOf, LOCK_NAME, lockNames } from "./links.ts";
import { mayWrite, Owner } from "./owners.ts";
import { blobsOf, type ReadRevision } from "./read-sent.ts";

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
  readonly versions: ReadonlySet<A>;
  /** Cases of which the gateway had nothing before. */
  readonly newCases: ReadonlySet<string>;
  /** Cases that this device may not write to. */
  readonly foreign: ReadonlySet<string>;
}

/** Writes versions with their parents, heads and blobs, and tells them to whoever is to have them. */
export async function keepVersions<A extends Able>(
  tx: Queries,
  device: Device,
  able: readonly A[],
): Promise<Kept<A>> {
  const cases = await lockCases(tx, device, able);
  const own = new Map(cases.filter((one) => mayWrite(device, one)).map((one) => [one.id, one]));
  const mine = able.filter(({ read }) => own.has(read.revision.caseId));
  const once = [...new Map(mine.map((one) => [one.read.hash, one])).values()];
  const added = await addVersions(tx, device, once, own);
  const versions = new Set(once.filter(({ read }) => added.has(read.hash)));
  const fresh = [...versions].map(({ read }) => read);
  await updateCases(tx, fresh);
  await tellReviewers(tx, fresh, own);
  return {
    versions,
    newCases: new Set(cases.filter((one) => one.is_new).map(({ id }) => id)),
    foreign: new Set(cases.map(({ id }) => id).filter((id) => !own.has(id))),
  };
}

/**
 * The rows of the cases, locked from here on: versions of one case come one after the other. The
 * locks on their persons and invoices come first (`links.ts`), and all in one order.
 */
function lockCases(
  tx: Queries,
  { officeId }: Device,
  able: readonly Able[],
): Promise<z.output<typeof Locked>[]> {
  const links = able.map(({ read }) => linksOf(read.revision.document));
  const numbers = new Map(
    able.map(({ read: { revision } }) => [revision.caseId, revision.caseNumber]),
  );
  const cases = [...numbers].map(([id, number]) => ({ id, number }));
  return tx.all(
    Locked,
    `INSERT INTO case_file (id, office_id, number)
     SELECT id, $2, number FROM (SELECT count(${LOCK_NAME}) FROM unnest($3::text[]) AS name) AS locked,
       json_to_recordset($1::json) AS t (id text, number text) ORDER BY id
     ON CONFLICT (id) DO UPDATE SET id = excluded.id
     RETURNING id, office_id, in_review, xmax = 0 AS is_new`,
    [JSON.stringify(cases), officeId, lockNames(links)],
  );
}

/**
 * Versions with their parents, papers and heads, and their lines in the feed of the case's
 * office: one statement, for a queue has thousands of them. What is there already stays.
 * @returns hashes of those that were not there
 */
async function addVersions(
  tx: Queries,
  device: Device,
  able: readonly Able[],
  owners: ReadonlyMap<string, Owner>,
): Promise<ReadonlySet<string>> {
  if (able.length === 0) return new Set();
  const bodies = able.map(({ read }) => Buffer.from(read.body, "utf8"));
  let next = 1;
  const revisions = able.map((one, at) => {
    const bytes = bodies[at]?.length ?? 0;
    const begins = next;
    next += bytes;
    return { ...rowOf(one, owners), bytes, begins };
  });
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
    Buffer.concat(bodies),
  ]);
  return new Set(added.map(({ hash }) => hash));
}

const Added = z.object({ hash: z.string() });

function rowOf({ read, verdict }: Able, owners: ReadonlyMap<string, Owner>) {
  const { hash, revision, day } = read;
  const { caseId, outcome, pack } = revision;
  return {
    hash,
    case_id: caseId,
    day,
    total: outcome.total,
    fund: outcome.fund,
    verdict: JSON.stringify(verdict),
    differs: verdict.is === "differs",
    pack: pack.hash,
    office: owners.get(caseId)?.office_id,
  };
}

/**
 * The bodies come as one value of bytes, of which each takes its part: as JSON they would be
 * written out and read once more. A pack of the office's own goes with the version that was
 * computed by it.
 */
const ADD = `WITH sent AS (SELECT * FROM ROWS FROM (json_to_recordset($1::json) AS (hash text,
    case_id text, begins int, bytes int, day text, total text, fund text, verdict text,
    differs boolean, pack text, office text)) WITH ORDINALITY AS t (hash, case_id, begins, bytes, day,
    total, fund, verdict, differs, pack, office, place)),
  link AS (SELECT * FROM json_to_recordset($2::json) AS t (child text, parent text)),
  paper AS (SELECT * FROM json_to_recordset($3::json) AS t (hash text, sha256 text)),
  added AS (
    INSERT INTO revision (hash, case_id, body, bytes, device_id, day, total, fund, verdict, differs)
    SELECT hash, case_id, convert_from(substring($6::bytea FROM begins FOR bytes), 'UTF8'), bytes, $4,
      day, total, fund, verdict, differs FROM sent ORDER BY place
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
    SELECT added.case_id, hash, office, added.day FROM added JOIN sent USING (hash)
    WHERE hash NOT IN (SELECT parent FROM fresh)),
  told AS (
    INSERT INTO unnumbered (audience, source, kind, ref, bytes)
    SELECT office, $4, 'revision', hash, added.bytes FROM added JOIN sent USING (hash) ORDER BY place)
  SELECT hash FROM added`;

/** Each case as the last of its versions has it. */
async function updateCases(tx: Queries, fresh: readonly ReadRevision[]): Promise<void> {
  const handedIn = new Set(fresh.filter(isHandedIn).map(caseOf));
  const last = new Map(fresh.map((read) => [caseOf(read), read]));
  if (last.size === 0) return;
  const rows = [...last.values()].map(({ hash, revision }) => {
    const { certKey, hospitalKey, begun, ended } = linksOf(revision.document);
    const { caseId: id, caseNumber: number } = revision;
    const links = { cert_key: certKey, hospital_key: hospitalKey, begun, ended };
    return { id, number, newest: hash, handed_in: handedIn.has(id), ...links };
  });
  await tx.run(
    `UPDATE case_file SET number = t.number, newest = t.newest,
       in_review = in_review OR t.handed_in, cert_key = t.cert_key, hospital_key = t.hospital_key,
       begun = t.begun, ended = t.ended,
       fork = (SELECT count(*) > 1 FROM head WHERE case_id = case_file.id)
     FROM json_to_recordset($1::json) AS t (id text, number text, newest text, handed_in boolean,
       cert_key text, hospital_key text, begun text, ended text)
     WHERE case_file.id = t.id`,
    [JSON.stringify(rows)],
  );
}

/** To the offices that review: the whole chain when a case is first handed in. */
async function tellReviewers(
  tx: Queries,
  fresh: readonly ReadRevision[],
  owners: ReadonlyMap<string, Owner>,
): Promise<void> {
  const wasThere = (id: string): boolean => owners.get(id)?.in_review === true;
  const cases = fresh.filter((read) => isHandedIn(read) || wasThere(caseOf(read))).map(caseOf);
  if (cases.length === 0) return;
  const rows = [...new Set(cases)].map((id) => ({ case_id: id, was_there: wasThere(id) }));
  await tx.run(
    `INSERT INTO unnumbered (audience, source, kind, ref, bytes)
     SELECT $1, device_id, 'revision', hash, bytes
     FROM revision JOIN json_to_recordset($2::json) AS t (case_id text, was_there boolean)
       USING (case_id)
     WHERE hash = ANY ($3::text[]) OR NOT was_there ORDER BY seq`,
    [REVIEW, JSON.stringify(rows), fresh.map(({ hash }) => hash)],
  );
}

function caseOf({ revision }: ReadRevision): string {
  return revision.caseId;
}

function isHandedIn({ revision }: ReadRevision): boolean {
  return revision.review !== undefined;
}
