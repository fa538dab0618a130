import { z } from "zod";
import { Change, type ChangeOf } from "../../core/sync/change.ts";
import { type ChangesAnswer, MOST_BYTES } from "../../core/sync/wire.ts";
import { fail, ok, type Result } from "../../core/result.ts";
import { blobsOf } from "../revisions/read-sent.ts";
import { Revision } from "../../core/casefile/revision.ts";
import type { Database } from "../database/database.ts";
import type { Device, Gateway } from "../gateway.ts";
import { BEHIND, type Refusal } from "../refusals.ts";
import { REVIEW } from "../revisions/keep.ts";
import { refuse, type Reply } from "../http/route.ts";
import { beginEpoch } from "../district.ts";
import { numberChanges } from "./number.ts";
import { ALL } from "./say.ts";

const A_PAGE = 500;

const Given = z.object({ given: z.int(), echo_until: z.int() });
const Mark = z.object({ at: z.int(), bytes: z.int() });
const Entry = z.object({
  at: z.int(),
  kind: z.string(),
  ref: z.string(),
  body: z.string().nullable(),
  revision: z.string().nullable(),
});

/**
 * What a device has not seen, in the order of the feed. A number that this gateway never gave to
 * it means that the gateway was put back from a copy (G-BEHIND). A device hears of its own
 * versions only when it asks for what it had before, as one does that was put back itself.
 */
export async function changesSince(
  gateway: Gateway,
  device: Device,
  since: number,
  limit: number,
): Promise<Result<ChangesAnswer, Refusal>> {
  const { db } = gateway;
  const known = await db.get(Given, "SELECT given, echo_until FROM device WHERE id = $1", [
    device.id,
  ]);
  const given = known?.given ?? 0;
  if (since > given) {
    await foundBehind(db, device);
    return fail(BEHIND);
  }
  const last = await numberChanges(db);
  const echoUntil = since < given ? last : (known?.echo_until ?? 0);
  const marks = await marksOf(db, device, { since, last, echoUntil, limit: limit + 1 });
  const page = fitting(marks.slice(0, limit));
  const more = page.length < marks.length;
  const next = more ? (page.at(-1)?.at ?? since) : Math.max(since, last);
  const changes = await entries(db, page);
  await db.run(
    `UPDATE device SET given = greatest(given, $2::bigint), echo_until = $3::bigint, seen_at = now()
     WHERE id = $1`,
    [device.id, String(next), String(echoUntil)],
  );
  return ok({ changes, next, more });
}

/** Everything that there is for a device, as an exchange file takes it along. */
export async function allChanges(gateway: Gateway, device: Device, since: number): Promise<Reply> {
  const changes: ChangesAnswer["changes"][number][] = [];
  let next = since;
  for (;;) {
    const page = await changesSince(gateway, device, next, A_PAGE);
    if (!page.ok) return refuse(page.error);
    changes.push(...page.value.changes);
    next = page.value.next;
    if (!page.value.more) return { status: 200, body: { changes, next, more: false } };
  }
}

/**
 * The first that finds it out begins a new epoch for all. A device that was never given anything
 * proves nothing: it may be one that was enrolled anew.
 */
async function foundBehind(db: Database, { id }: Device): Promise<void> {
  await db.transaction(async (tx) => {
    const first = await tx.get(
      z.object({ id: z.string() }),
      `SELECT device.id FROM district JOIN device ON device.epoch = district.epoch
       WHERE device.id = $1 AND given > 0 FOR UPDATE OF district`,
      [id],
    );
    if (first !== undefined) await beginEpoch(tx);
  });
}

interface Wanted {
  readonly since: number;
  readonly last: number;
  readonly echoUntil: number;
  readonly limit: number;
}

function marksOf(
  db: Database,
  { id, officeId, reviews }: Device,
  { since, last, echoUntil, limit }: Wanted,
): Promise<z.output<typeof Mark>[]> {
  // One audience after the other, so that the index gives each in its order and no more of it.
  const audiences = [officeId, ALL, ...(reviews ? [REVIEW] : [])];
  const parts = audiences.map(
    (_, index) => `(SELECT at, bytes FROM feed WHERE audience = $${index + 6}
       AND at > $1::bigint AND at <= $2::bigint AND (source <> $3 OR at <= $4::bigint)
       ORDER BY at LIMIT $5::int)`,
  );
  return db.all(Mark, `${parts.join(" UNION ALL ")} ORDER BY at LIMIT $5::int`, [
    String(since),
    String(last),
    id,
    String(echoUntil),
    String(limit),
    ...audiences,
  ]);
}

/** As many as one answer carries; one at least, however long. */
function fitting(marks: readonly z.output<typeof Mark>[]): readonly z.output<typeof Mark>[] {
  let bytes = 0;
  const end = marks.findIndex((mark, index) => {
    bytes += mark.bytes;
    return index > 0 && bytes > MOST_BYTES;
  });
  return end === -1 ? marks : marks.slice(0, end);
}

async function entries(
  db: Database,
  marks: readonly z.output<typeof Mark>[],
): Promise<ChangesAnswer["changes"]> {
  if (marks.length === 0) return [];
  const rows = await db.all(
    Entry,
    `SELECT at, kind, ref, feed.body, revision.body AS revision
     FROM feed LEFT JOIN revision ON kind = 'revision' AND hash = ref
     WHERE at = ANY ($1::text[]::bigint[]) ORDER BY at`,
    [marks.map(({ at }) => String(at))],
  );
  const versions = new Map(
    rows.flatMap(({ ref, revision }) =>
      revision === null ? [] : [[ref, Revision.parse(JSON.parse(revision))] as const],
    ),
  );
  const papers = await papersOf(db, [...versions.values()]);
  return rows.map(({ at, ref, body, revision }) => {
    const version = versions.get(ref);
    return version === undefined || revision === null
      ? { at, change: Change.parse(JSON.parse(body ?? "")) }
      : { at, change: { kind: "revision", hash: ref, body: revision, blobs: papers(version) } };
  });
}

const Paper = z.object({ case_id: z.string(), sha256: z.string(), bytes: z.int() });
type Blobs = ChangeOf<"revision">["blobs"];

/** What a version names: papers, attachments, its pack. */
function namedBy(revision: Revision): readonly string[] {
  return [...blobsOf(revision), revision.pack.hash];
}

/** Of what these versions name, what has come with their cases: one question for a page of them. */
async function papersOf(
  db: Database,
  versions: readonly Revision[],
): Promise<(version: Revision) => Blobs> {
  if (versions.length === 0) return () => [];
  const found = await db.all(
    Paper,
    `SELECT case_id, sha256, bytes FROM blob JOIN case_blob USING (sha256)
     WHERE case_id = ANY ($1::text[]) AND sha256 = ANY ($2::text[])`,
    [
      [...new Set(versions.map(({ caseId }) => caseId))],
      [...new Set(versions.flatMap((version) => namedBy(version)))],
    ],
  );
  const sizes = new Map(found.map((one) => [`${one.case_id} ${one.sha256}`, one.bytes]));
  return (version) => {
    const types = new Map([
      ...(version.attachments ?? []).map((one) => [one.sha256, one.mediaType] as const),
      [version.pack.hash, "application/json"],
    ]);
    return namedBy(version).flatMap((sha256) => {
      const bytes = sizes.get(`${version.caseId} ${sha256}`);
      const mediaType = types.get(sha256) ?? "application/pdf";
      return bytes === undefined ? [] : [{ sha256, bytes, mediaType }];
    });
  };
}
