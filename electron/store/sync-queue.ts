import { z } from "zod";
import type { QueuedCase, QueuedItem } from "../../core/sync/outbox.ts";
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

/** Names of cases that can send something, but not these, in the order of the queue. */
export async function queuedIds(
  reader: Reader,
  except: readonly string[],
  limit: number,
): Promise<string[]> {
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
  return [...new Set([...sealed, ...asked].map((row) => row.case_id))].slice(0, limit);
}

const Version = z.object({
  case_id: z.string(),
  hash: z.string(),
  bytes: z.int(),
  state: z.enum(["waiting", "set-aside"]),
});
const Parent = z.object({ child: z.string(), parent: z.string() });
const Blob = z.object({ hash: z.string(), sha256: z.string(), bytes: z.int() });
const Event = z.object({
  case_id: z.string(),
  seq: z.int(),
  inquiry_id: z.string(),
  state: z.enum(["waiting", "set-aside"]),
});

/** By the cases, never by the queue: it is long, and these are some of it. */
const OF_CASES = `SELECT r.hash FROM json_each(?) AS one CROSS JOIN revision AS r ON r.case_id = one.value
  CROSS JOIN outbox ON outbox.revision = r.hash`;

/** What each of these cases has that is unsent, oldest first. */
export async function queuedCasesOf(
  reader: Reader,
  ids: readonly string[],
): Promise<readonly QueuedCase[]> {
  if (ids.length === 0) return [];
  const which = [JSON.stringify(ids)];
  const versions = await reader.all(
    Version,
    `SELECT case_id, hash, iif(octet_length(body) > ${LONG_BODY}, 0, octet_length(body)) AS bytes,
       coalesce(state, 'waiting') AS state
     FROM revision LEFT JOIN sync_state ON sync_state.kind = 'revision' AND ref = hash
     WHERE hash IN (${OF_CASES}) ORDER BY seq`,
    which,
  );
  const parents = await reader.all(
    Parent,
    `SELECT child, parent FROM revision_parent
     WHERE child IN (${OF_CASES})
       AND EXISTS (SELECT 1 FROM outbox WHERE revision = revision_parent.parent)`,
    which,
  );
  const blobs = await reader.all(Blob, UNSENT_BLOBS, which);
  const events = await reader.all(
    Event,
    `SELECT case_id, seq, inquiry_id, coalesce(state, 'waiting') AS state FROM ${UNSENT_EVENTS}
     WHERE case_id IN (SELECT value FROM json_each(?)) AND (state IS NULL OR state <> 'accepted')
     ORDER BY seq`,
    which,
  );
  return ids.map((caseId) => ({
    caseId,
    items: [
      ...versions
        .filter(({ case_id }) => case_id === caseId)
        .map((version) => versionItem(version, parents, blobs)),
      ...events.filter(({ case_id }) => case_id === caseId).map(eventItem),
    ],
  }));
}

function versionItem(
  { hash, bytes, state }: z.output<typeof Version>,
  parents: readonly z.output<typeof Parent>[],
  blobs: readonly z.output<typeof Blob>[],
): QueuedItem {
  const own = blobs.filter((blob) => blob.hash === hash);
  return {
    kind: "revision",
    ref: hash,
    bytes,
    state,
    parents: parents.filter(({ child }) => child === hash).map(({ parent }) => parent),
    blobs: own.map(({ sha256, bytes: size }) => ({ sha256, bytes: size })),
  };
}

function eventItem({ seq, inquiry_id, state }: z.output<typeof Event>): QueuedItem {
  return { kind: "event", ref: String(seq), inquiryId: inquiry_id, state };
}

/** Papers, attachments and the pack that unsent versions name and the gateway is not known to have. */
const UNSENT_BLOBS = `
  WITH unsent AS (SELECT hash, body FROM revision WHERE hash IN (${OF_CASES})),
  named AS (
    SELECT hash, one.value ->> 'sha256' AS sha256 FROM unsent, json_each(body, '$.issued') AS one
    UNION SELECT hash, one.value ->> 'sha256' FROM unsent, json_each(body, '$.attachments') AS one
    UNION SELECT hash, body ->> '$.pack.hash' FROM unsent
    UNION SELECT hash, hash FROM unsent WHERE octet_length(body) > ${LONG_BODY}
  )
  SELECT hash, sha256, coalesce(octet_length(bytes), octet_length(body)) AS bytes
  FROM named JOIN unsent USING (hash) LEFT JOIN blob USING (sha256)
  WHERE NOT EXISTS (SELECT 1 FROM sync_blob WHERE sync_blob.sha256 = named.sha256)
    AND (bytes IS NOT NULL OR named.sha256 = hash)`;

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
