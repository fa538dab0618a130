import { z } from "zod";
import type { Verdict } from "../../core/sync/wire.ts";
import type { Queries } from "../database/database.ts";
import type { Device } from "../gateway.ts";
import { linksOf } from "./links.ts";
import { blobsOf, type ReadRevision } from "./read-sent.ts";

const Owner = z.object({ office_id: z.string(), in_review: z.boolean() });

/** Cases that were handed in go to the offices that review. */
export const REVIEW = "review";

/** Writes a version with its parents, heads and blobs, and tells it to whoever is to have it. */
export async function keepVersion(
  tx: Queries,
  device: Device,
  read: ReadRevision,
  verdict: Verdict,
): Promise<"kept" | "known" | "not-yours"> {
  const { revision } = read;
  const { caseId, caseNumber } = revision;
  // The row of the case is locked from here on: versions of one case come one after the other.
  const owner = await tx.get(
    Owner,
    `INSERT INTO case_file (id, office_id, number) VALUES ($1, $2, $3)
     ON CONFLICT (id) DO UPDATE SET id = excluded.id RETURNING office_id, in_review`,
    [caseId, device.officeId, caseNumber],
  );
  if (owner === undefined || !mayWrite(device, owner)) return "not-yours";
  if (!(await addVersion(tx, device, read, verdict, owner.office_id))) return "known";
  await updateCase(tx, read);
  await tellReviewers(tx, read, owner);
  return "kept";
}

/** The office that brought the case first; one that reviews, once it was handed in. */
export function mayWrite(device: Device, owner: z.output<typeof Owner>): boolean {
  return owner.office_id === device.officeId || (device.reviews && owner.in_review);
}

/**
 * The version with its parents, papers and head, and its line in the feed of the case's office:
 * one statement, for a queue has thousands of them. Nothing where it is there already.
 */
async function addVersion(
  tx: Queries,
  device: Device,
  { hash, body, revision, day }: ReadRevision,
  verdict: Verdict,
  officeId: string,
): Promise<boolean> {
  const { caseId, parents, outcome } = revision;
  const bytes = Buffer.byteLength(body);
  const added = await tx.get(
    z.object({ hash: z.string() }),
    `WITH added AS (
       INSERT INTO revision
         (hash, case_id, body, bytes, device_id, day, total, fund, verdict, differs)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT DO NOTHING RETURNING hash),
     parents AS (INSERT INTO parent (child, parent) SELECT hash, unnest($11::text[]) FROM added),
     blobs AS (INSERT INTO case_blob (case_id, sha256) SELECT $2, unnest($12::text[]) FROM added
               ON CONFLICT DO NOTHING),
     gone AS (DELETE FROM head USING added WHERE case_id = $2 AND head.hash = ANY ($11::text[])),
     top AS (INSERT INTO head (case_id, hash) SELECT $2, hash FROM added),
     told AS (INSERT INTO unnumbered (audience, source, kind, ref, bytes)
              SELECT $13, $5, 'revision', hash, $4 FROM added)
     SELECT hash FROM added`,
    [
      hash,
      caseId,
      body,
      bytes,
      device.id,
      day,
      outcome.total,
      outcome.fund,
      JSON.stringify(verdict),
      verdict.is === "differs",
      parents,
      blobsOf(revision),
      officeId,
    ],
  );
  return added !== undefined;
}

async function updateCase(tx: Queries, { hash, revision }: ReadRevision): Promise<void> {
  const { caseId, caseNumber, document, review } = revision;
  const { certKey, hospitalKey, begun, ended } = linksOf(document);
  await tx.run(
    `UPDATE case_file SET number = $2, newest = $3, in_review = in_review OR $4, cert_key = $5,
       hospital_key = $6, begun = $7, ended = $8,
       fork = (SELECT count(*) > 1 FROM head WHERE case_id = $1) WHERE id = $1`,
    [caseId, caseNumber, hash, review !== undefined, certKey, hospitalKey, begun, ended],
  );
}

/** To the offices that review: the whole chain when a case is first handed in. */
async function tellReviewers(
  tx: Queries,
  { hash, revision }: ReadRevision,
  owner: z.output<typeof Owner>,
): Promise<void> {
  const { caseId, review } = revision;
  if (review === undefined && !owner.in_review) return;
  await tx.run(
    `INSERT INTO unnumbered (audience, source, kind, ref, bytes)
     SELECT $1, device_id, 'revision', hash, bytes FROM revision
     WHERE case_id = $2 AND (hash = $3 OR NOT $4) ORDER BY seq`,
    [REVIEW, caseId, hash, owner.in_review],
  );
}
