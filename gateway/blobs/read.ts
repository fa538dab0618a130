import { z } from "zod";
import type { Queries } from "../database/database.ts";
import type { Device } from "../gateway.ts";

const Bytes = z.object({ bytes: z.int() });
const Piece = z.object({ start: z.int(), data: z.instanceof(Uint8Array) });

/**
 * Length of a blob that this device may read: one that its office has brought, that a case of
 * its office names (or of any, where it reviews), or that is a template's.
 */
export async function mayRead(
  queries: Queries,
  { officeId, reviews }: Device,
  hash: string,
): Promise<number | undefined> {
  const row = await queries.get(
    Bytes,
    `SELECT bytes FROM blob WHERE sha256 = $1 AND (
       EXISTS (SELECT FROM blob_holder h WHERE h.sha256 = blob.sha256 AND h.office_id = $2)
       OR EXISTS (SELECT FROM template_blob t WHERE t.sha256 = blob.sha256)
       OR EXISTS (SELECT FROM case_blob c JOIN case_file f ON f.id = c.case_id
                  WHERE c.sha256 = blob.sha256
                    AND (f.office_id = $2 OR ($3 AND f.in_review))))`,
    [hash, officeId, reviews],
  );
  return row?.bytes;
}

/** Bytes of a blob from `start` to `end`, both within. */
export async function bytesOf(
  queries: Queries,
  hash: string,
  start: number,
  end: number,
): Promise<Uint8Array> {
  const pieces = await queries.all(
    Piece,
    `SELECT start, data FROM piece JOIN blob USING (of_upload) WHERE sha256 = $1
       AND start <= $3 AND start + length(data) > $2 ORDER BY start`,
    [hash, start, end],
  );
  const [first] = pieces;
  const joined = Buffer.concat(pieces.map(({ data }) => data));
  const from = start - (first?.start ?? 0);
  return joined.subarray(from, from + (end - start + 1));
}

/** The whole of a small blob as text; nothing where there is none. */
export async function textOf(queries: Queries, hash: string): Promise<string | undefined> {
  const row = await queries.get(Bytes, "SELECT bytes FROM blob WHERE sha256 = $1", [hash]);
  if (row === undefined) return undefined;
  return Buffer.from(await bytesOf(queries, hash, 0, row.bytes - 1)).toString("utf8");
}
