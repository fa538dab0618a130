import { createHash, randomUUID } from "node:crypto";
import { z } from "zod";
import { fail, ok, type Result } from "../../core/result.ts";
import type { BlobAnswer } from "../../core/sync/wire.ts";
import type { Queries, Database } from "../database/database.ts";
import type { Device } from "../gateway.ts";
import { sha256 } from "../keys.ts";
import { type Refusal, WRONG_BYTES } from "../refusals.ts";

/**
 * Blobs arrive in pieces. An upload belongs to its device until it is whole and its hash is
 * right, so nobody spoils another's; an office has a blob only once it has brought its bytes.
 */

const Upload = z.object({ id: z.string(), have: z.int(), total: z.int() });
const Whole = z.object({ bytes: z.int(), held: z.boolean() });
const Data = z.object({ data: z.instanceof(Uint8Array) });

/** How much of a blob this device has brought. */
export async function stateOf(
  queries: Queries,
  { id, officeId }: Device,
  hash: string,
): Promise<BlobAnswer> {
  const whole = await queries.get(
    Whole,
    `SELECT bytes, true AS held FROM blob JOIN blob_holder USING (sha256)
     WHERE sha256 = $1 AND office_id = $2`,
    [hash, officeId],
  );
  if (whole !== undefined) return { have: whole.bytes, whole: true };
  const upload = await queries.get(
    Upload,
    "SELECT id, have, total FROM upload WHERE device_id = $1 AND sha256 = $2",
    [id, hash],
  );
  return { have: upload?.have ?? 0, whole: false };
}

export interface Piece {
  readonly hash: string;
  readonly start: number;
  readonly total: number;
  readonly data: Uint8Array;
}

type Kept = Result<BlobAnswer, Refusal>;

/** Keeps pieces; most papers are whole in one, and all of those go into the data together. */
export async function keepPieces(
  db: Database,
  device: Device,
  pieces: readonly Piece[],
): Promise<ReadonlyMap<Piece, Kept>> {
  const kept = new Map<Piece, Kept>();
  const whole: Piece[] = [];
  for (const piece of pieces) {
    if (!isWhole(piece)) kept.set(piece, await keepPiece(db, device, piece));
    else if (sha256(piece.data) === piece.hash) whole.push(piece);
    else kept.set(piece, fail(WRONG_BYTES));
  }
  await keepWhole(db, device, whole);
  for (const piece of whole) kept.set(piece, ok({ have: piece.total, whole: true }));
  return kept;
}

function isWhole({ start, total, data }: Piece): boolean {
  return start === 0 && data.length === total;
}

/** Keeps a piece that goes on where the last one ended; tells how far it is in any case. */
function keepPiece(db: Database, device: Device, piece: Piece): Promise<Kept> {
  const { hash, start, total, data } = piece;
  return db.transaction(async (tx) => {
    const state = await stateOf(tx, device, hash);
    if (state.whole) return ok(state);
    const upload = await openUpload(tx, device, piece);
    if (start !== upload.have) return ok({ have: upload.have, whole: false });
    const have = start + data.length;
    await addPiece(tx, upload.id, start, data);
    await tx.run("UPDATE upload SET have = $1 WHERE id = $2", [have, upload.id]);
    if (have < total) return ok({ have, whole: false });
    return finish(tx, device, hash, { ...upload, have });
  });
}

/** Their bytes go as one value, of which each takes its part, in the order of their hashes. */
async function keepWhole(
  db: Database,
  { officeId }: Device,
  pieces: readonly Piece[],
): Promise<void> {
  const once = [...new Map(pieces.map((piece) => [piece.hash, piece])).values()];
  if (once.length === 0) return;
  let place = 1;
  const rows = once.map(({ hash, data: { length } }) => {
    const from = place;
    place += length;
    return { sha256: hash, bytes: length, upload: randomUUID(), place: from };
  });
  const data = once.length === 1 ? once[0]?.data : Buffer.concat(once.map((piece) => piece.data));
  await db.transaction((tx) => tx.run(KEEP, [JSON.stringify(rows), data ?? null, officeId]));
}

const KEEP = `WITH sent AS (SELECT * FROM json_to_recordset($1::json)
    AS t (sha256 text, bytes bigint, upload text, place int) ORDER BY sha256),
  added AS (INSERT INTO blob (sha256, bytes, of_upload) SELECT sha256, bytes, upload FROM sent
            ON CONFLICT DO NOTHING RETURNING of_upload),
  kept AS (INSERT INTO piece (of_upload, start, data)
           SELECT of_upload, 0, substring($2::bytea FROM place FOR bytes::int)
           FROM added JOIN sent ON upload = of_upload)
  INSERT INTO blob_holder (sha256, office_id) SELECT sha256, $3 FROM sent ON CONFLICT DO NOTHING`;

/** The device's upload of this blob, locked; begun anew where its length is said to be another. */
async function openUpload(
  tx: Queries,
  { id: device }: Device,
  { hash, total }: Piece,
): Promise<z.output<typeof Upload>> {
  const upload = await tx.get(
    Upload,
    `INSERT INTO upload (id, device_id, sha256, total) VALUES ($1, $2, $3, $4)
     ON CONFLICT (device_id, sha256) DO UPDATE SET continued_at = now()
     RETURNING id, have, total`,
    [randomUUID(), device, hash, total],
  );
  if (upload === undefined) throw new Error("an upload that is not there");
  if (upload.total === total) return upload;
  await dropPieces(tx, upload.id);
  await tx.run("UPDATE upload SET total = $1, have = 0 WHERE id = $2", [total, upload.id]);
  return { ...upload, total, have: 0 };
}

/** The whole is there: its hash decides whether it is kept or begun anew. */
async function finish(
  tx: Queries,
  device: Device,
  hash: string,
  upload: z.output<typeof Upload>,
): Promise<Result<BlobAnswer, Refusal>> {
  if ((await hashOfPieces(tx, upload.id)) !== hash) {
    await dropPieces(tx, upload.id);
    await tx.run("UPDATE upload SET have = 0 WHERE id = $1", [upload.id]);
    return fail(WRONG_BYTES);
  }
  const isNew = await addBlob(tx, hash, upload.total, upload.id);
  if (!isNew) await dropPieces(tx, upload.id);
  await addHolder(tx, device, hash);
  await tx.run("DELETE FROM upload WHERE id = $1", [upload.id]);
  return ok({ have: upload.total, whole: true });
}

async function hashOfPieces(tx: Queries, upload: string): Promise<string> {
  const hash = createHash("sha256");
  const Start = z.object({ start: z.int() });
  const starts = await tx.all(
    Start,
    "SELECT start FROM piece WHERE of_upload = $1 ORDER BY start",
    [upload],
  );
  for (const { start } of starts) {
    const one = await tx.get(Data, "SELECT data FROM piece WHERE of_upload = $1 AND start = $2", [
      upload,
      start,
    ]);
    if (one !== undefined) hash.update(one.data);
  }
  return hash.digest("hex");
}

function addPiece(tx: Queries, upload: string, start: number, data: Uint8Array): Promise<number> {
  return tx.run("INSERT INTO piece (of_upload, start, data) VALUES ($1, $2, $3)", [
    upload,
    start,
    data,
  ]);
}

function dropPieces(tx: Queries, upload: string): Promise<number> {
  return tx.run("DELETE FROM piece WHERE of_upload = $1", [upload]);
}

async function addBlob(tx: Queries, hash: string, bytes: number, upload: string): Promise<boolean> {
  const added = await tx.run(
    "INSERT INTO blob (sha256, bytes, of_upload) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
    [hash, bytes, upload],
  );
  return added > 0;
}

async function addHolder(tx: Queries, { officeId }: Device, hash: string): Promise<void> {
  await tx.run(
    "INSERT INTO blob_holder (sha256, office_id) VALUES ($1, $2) ON CONFLICT DO NOTHING",
    [hash, officeId],
  );
}

/** Keeps a blob that came in by the district itself, as a template does. */
export async function keepOwnBlob(tx: Queries, data: Uint8Array): Promise<string> {
  const hash = sha256(data);
  const id = randomUUID();
  if (await addBlob(tx, hash, data.length, id)) await addPiece(tx, id, 0, data);
  return hash;
}
