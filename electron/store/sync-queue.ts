import { z } from "zod";
import { type QueuedCase, type QueuedItem, SIDE_BY_SIDE } from "../../core/sync/outbox.ts";
import type { Reader } from "./connection.ts";

/**
 * The unsent items as the rules of `core/sync/outbox.ts` want them. Cases with a filing go
 * first (HUN-16.2: until it is known there the hospital cannot settle directly), then by the
 * age of their oldest unsent version. Read some cases at a time: the memory that ten thousand
 * waiting cases take does not grow with them.
 */

/** Bytes above which a version goes as the blob of its hash: a request would be too long with it. */
export const LONG_BODY = 400_000;

const CaseId = z.object({ case_id: z.string() });

const UNSENT_EVENTS = `inquiry_event LEFT JOIN sync_state
  ON sync_state.kind = 'inquiry-event' AND sync_state.ref = CAST(inquiry_event.seq AS TEXT)`;

/** Cases that can send something, but not these; at most so many. */
export async function queuedCases(
  reader: Reader,
  except: readonly string[],
  limit: number = SIDE_BY_SIDE * 10,
): Promise<readonly QueuedCase[]> {
  const not = JSON.stringify(except);
  const sealed = await reader.all(
    CaseId,
    `SELECT revision.case_id, min(revision.seq) AS first, max(matter IN ('filing', 'filing-and-claim')) AS filing
     FROM outbox JOIN revision ON revision.hash = outbox.revision
       LEFT JOIN case_list ON case_list.case_id = revision.case_id
       LEFT JOIN sync_state ON sync_state.kind = 'revision' AND sync_state.ref = outbox.revision
     WHERE revision.case_id NOT IN (SELECT value FROM json_each(?))
     GROUP BY revision.case_id HAVING sum(coalesce(sync_state.state, '') <> 'set-aside') > 0
     ORDER BY filing DESC, first LIMIT ?`,
    [not, limit],
  );
  const asked = await reader.all(
    CaseId,
    `SELECT case_id, min(seq) AS first FROM ${UNSENT_EVENTS}
     WHERE state IS NULL OR state = 'waiting'
     GROUP BY case_id HAVING case_id NOT IN (SELECT value FROM json_each(?))
     ORDER BY first LIMIT ?`,
    [not, limit],
  );
  const ids = [...new Set([...sealed, ...asked].map((row) => row.case_id))].slice(0, limit);
  const queue: QueuedCase[] = [];
  for (const caseId of ids) queue.push(await queuedCase(reader, caseId));
  return queue;
}

const Version = z.object({
  hash: z.string(),
  bytes: z.int(),
  state: z.enum(["waiting", "set-aside"]),
});
const Parent = z.object({ child: z.string(), parent: z.string() });
const Blob = z.object({ hash: z.string(), sha256: z.string(), bytes: z.int() });
const Event = z.object({
  seq: z.int(),
  inquiry_id: z.string(),
  state: z.enum(["waiting", "set-aside"]),
});

const OF_CASE =
  "SELECT revision FROM outbox JOIN revision AS r ON r.hash = revision WHERE r.case_id = ?";

/** What a case has that is unsent, oldest first. */
export async function queuedCase(reader: Reader, caseId: string): Promise<QueuedCase> {
  const [versions, parents, blobs, events] = await Promise.all([
    reader.all(
      Version,
      `SELECT hash, iif(octet_length(body) > ${LONG_BODY}, 0, octet_length(body)) AS bytes, coalesce(state, 'waiting') AS state
       FROM revision LEFT JOIN sync_state ON sync_state.kind = 'revision' AND ref = hash
       WHERE hash IN (${OF_CASE}) ORDER BY seq`,
      [caseId],
    ),
    reader.all(
      Parent,
      `SELECT child, parent FROM revision_parent
       WHERE child IN (${OF_CASE}) AND parent IN (SELECT revision FROM outbox)`,
      [caseId],
    ),
    reader.all(Blob, UNSENT_BLOBS, [caseId]),
    reader.all(
      Event,
      `SELECT seq, inquiry_id, coalesce(state, 'waiting') AS state FROM ${UNSENT_EVENTS}
       WHERE case_id = ? AND (state IS NULL OR state <> 'accepted') ORDER BY seq`,
      [caseId],
    ),
  ]);
  const items = versions.map(({ hash, bytes, state }): QueuedItem => ({
    kind: "revision",
    ref: hash,
    bytes,
    state,
    parents: parents.filter(({ child }) => child === hash).map(({ parent }) => parent),
    blobs: blobs
      .filter((blob) => blob.hash === hash)
      .map(({ sha256, bytes: size }) => ({ sha256, bytes: size })),
  }));
  const asked = events.map(({ seq, inquiry_id, state }): QueuedItem => ({
    kind: "event",
    ref: String(seq),
    inquiryId: inquiry_id,
    state,
  }));
  return { caseId, items: [...items, ...asked] };
}

/** Papers, attachments and the pack that unsent versions name and the gateway is not known to have. */
const UNSENT_BLOBS = `
  WITH unsent AS (SELECT hash, body FROM revision WHERE hash IN (${OF_CASE})),
  named AS (
    SELECT hash, one.value ->> 'sha256' AS sha256 FROM unsent, json_each(body, '$.issued') AS one
    UNION SELECT hash, one.value ->> 'sha256' FROM unsent, json_each(body, '$.attachments') AS one
    UNION SELECT hash, body ->> '$.pack.hash' FROM unsent
    UNION SELECT hash, hash FROM unsent WHERE octet_length(body) > ${LONG_BODY}
  )
  SELECT hash, sha256, coalesce(octet_length(bytes), octet_length(body)) AS bytes
  FROM named JOIN unsent USING (hash) LEFT JOIN blob USING (sha256)
  WHERE sha256 NOT IN (SELECT sha256 FROM sync_blob) AND (bytes IS NOT NULL OR sha256 = hash)`;

const Counts = z.object({ waiting: z.int(), aside: z.int() });

/** How many items wait, and how many a clerk has to look at first. */
export async function unsentCounts(
  reader: Reader,
): Promise<{ readonly waiting: number; readonly setAside: number }> {
  const row = await reader.get(
    Counts,
    `SELECT coalesce(sum(state <> 'set-aside'), 0) AS waiting,
            coalesce(sum(state = 'set-aside'), 0) AS aside
     FROM (
       SELECT coalesce(state, '') AS state FROM outbox
         LEFT JOIN sync_state ON sync_state.kind = 'revision' AND ref = revision
       UNION ALL
       SELECT coalesce(state, '') FROM ${UNSENT_EVENTS} WHERE coalesce(state, '') <> 'accepted'
     )`,
  );
  return { waiting: row?.waiting ?? 0, setAside: row?.aside ?? 0 };
}
