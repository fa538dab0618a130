import { z } from "zod";
import { Verdict } from "../../core/sync/wire.ts";
import type { CaseNamed, NeededItem, QueueEntry } from "../contract/sync.ts";
import type { Reader } from "./connection.ts";
import { fault } from "./faults.ts";
import { openConflicts, type SyncConflict } from "./sync-conflicts.ts";
import { setAsideIncoming } from "./sync-in.ts";

/** What the screen of the exchange shows: what needs a clerk, what waits, what went last. */

const LISTED = 200;
const LAST = 30;

const named = { case_id: z.string(), number: z.string(), name: z.string() };
const Named = z.object(named);

async function namedCase(reader: Reader, caseId: string): Promise<CaseNamed> {
  const row = await reader.get(
    Named,
    "SELECT case_id, number, name FROM case_list WHERE case_id = ?",
    [caseId],
  );
  return { caseId, number: row?.number ?? "", name: row?.name ?? "" };
}

const Reason = z.object({ code: z.string(), what: z.string(), do: z.string() });

/** The gateway's reason under our own letter: it blocks the item. */
function reasonOf(answer: string) {
  const { code, what, do: remedy } = Reason.parse(JSON.parse(answer));
  return fault(code.startsWith("E-") ? `E-${code.slice(2)}` : `E-${code}`, what, remedy);
}

const Aside = z.object({
  ...named,
  kind: z.enum(["revision", "inquiry-event"]),
  ref: z.string(),
  answer: z.string(),
});

export async function neededItems(reader: Reader): Promise<readonly NeededItem[]> {
  const aside = await reader.all(
    Aside,
    `SELECT kind, ref, answer, case_list.case_id, number, name FROM sync_state
     JOIN case_list ON case_list.case_id = iif(kind = 'revision',
       (SELECT case_id FROM revision WHERE hash = ref),
       (SELECT case_id FROM inquiry_event WHERE seq = CAST(ref AS INTEGER)))
     WHERE sync_state.state = 'set-aside' ORDER BY at`,
  );
  const conflicts = await openConflicts(reader);
  const incoming = await setAsideIncoming(reader);
  return [
    ...aside.map(({ case_id: caseId, number, name, kind, ref, answer }): NeededItem => ({
      is: "set-aside",
      caseId,
      number,
      name,
      kind,
      ref,
      reason: reasonOf(answer),
    })),
    ...(await Promise.all(
      conflicts.map(async ({ id, caseId, conflict }): Promise<NeededItem> => {
        const of = await namedCase(reader, caseId);
        if (conflict.kind === "fork") return { is: "fork", ...of, id };
        if (conflict.kind === "same-filing") {
          return { ...of, id, ...(await sameFiling(reader, caseId, conflict)) };
        }
        if (conflict.kind !== "same-invoice") {
          return { is: conflict.kind, ...of, id, hospital: conflict.hospital };
        }
        const { number: invoice, caseNumber: otherNumber, office: otherOffice } = conflict;
        return { is: "same-invoice", ...of, id, invoice, otherNumber, otherOffice };
      }),
    )),
    ...incoming.map(({ seq, kind, code, what, do: remedy }): NeededItem => ({
      is: "incoming",
      ref: String(seq),
      kind,
      reason: reasonOf(JSON.stringify({ code, what, do: remedy })),
    })),
  ];
}

const Matter = z.object({ matter: z.string() });

async function sameFiling(
  reader: Reader,
  caseId: string,
  conflict: Extract<SyncConflict, { kind: "same-filing" }>,
) {
  const { caseNumber: otherNumber, office: otherOffice, filing, first } = conflict;
  const row = await reader.get(Matter, "SELECT matter FROM case_list WHERE case_id = ?", [caseId]);
  const how = row?.matter === "filing" ? ("cancel-ours" as const) : ("use-theirs" as const);
  const mayGive = first === "theirs" ? how : null;
  return { is: "same-filing" as const, otherNumber, otherOffice, filing, first, mayGive };
}

const Waiting = z
  .object({ ...named, versions: z.int(), blobs: z.int(), filing: z.int() })
  .transform(({ case_id: caseId, filing, ...same }): QueueEntry => ({
    caseId,
    ...same,
    events: 0,
    filing: filing === 1,
    ...NOT_SENT,
  }));
const Asked = z
  .object({ ...named, events: z.int() })
  .transform(({ case_id: caseId, ...same }): QueueEntry => ({
    caseId,
    ...same,
    versions: 0,
    blobs: 0,
    filing: false,
    ...NOT_SENT,
  }));
const NOT_SENT = { state: "waiting", have: 0, whole: 0, at: "", verdict: null } as const;

/** Cases that wait, in the order in which they go, and how many there are in all. */
export async function waitingCases(
  reader: Reader,
  limit: number = LISTED,
): Promise<readonly QueueEntry[]> {
  const sealed = await reader.all(
    Waiting,
    `SELECT revision.case_id, coalesce(number, '') AS number, coalesce(name, '') AS name,
       count(*) AS versions, max(coalesce(matter, '') IN ('filing', 'filing-and-claim')) AS filing,
       sum(json_array_length(body, '$.issued')
         + coalesce(json_array_length(body, '$.attachments'), 0)) AS blobs
     FROM outbox JOIN revision ON hash = revision LEFT JOIN case_list USING (case_id)
       LEFT JOIN sync_state ON kind = 'revision' AND ref = hash
     WHERE coalesce(sync_state.state, '') <> 'set-aside'
     GROUP BY revision.case_id ORDER BY filing DESC, min(seq) LIMIT ?`,
    [limit],
  );
  const asked = await reader.all(
    Asked,
    `SELECT case_list.case_id, number, name, count(*) AS events
     FROM inquiry_event JOIN case_list USING (case_id)
       LEFT JOIN sync_state ON kind = 'inquiry-event' AND ref = CAST(seq AS TEXT)
     WHERE sync_state.state IS NULL OR sync_state.state = 'waiting'
     GROUP BY case_list.case_id ORDER BY min(seq) LIMIT ?`,
    [limit],
  );
  const events = new Map(asked.map((entry) => [entry.caseId, entry.events]));
  const known = new Set(sealed.map(({ caseId }) => caseId));
  return [
    ...sealed.map((entry) => ({ ...entry, events: events.get(entry.caseId) ?? 0 })),
    ...asked.filter(({ caseId }) => !known.has(caseId)),
  ].slice(0, limit);
}

const Gone = z
  .object({ ...named, at: z.string(), answer: z.string() })
  .transform(({ case_id: caseId, answer, ...same }): QueueEntry => ({
    caseId,
    ...same,
    state: "accepted",
    versions: 1,
    events: 0,
    blobs: 0,
    filing: false,
    have: 0,
    whole: 0,
    verdict: verdictIn(answer),
  }));
const Answered = z.object({ verdict: Verdict.nullable() });

function verdictIn(answer: string): Verdict | null {
  const read = answer.startsWith("{") ? Answered.safeParse(JSON.parse(answer)) : null;
  return read?.success === true ? read.data.verdict : null;
}

/** The versions that went last, the newest first; one of each case. */
export async function lastAccepted(reader: Reader): Promise<readonly QueueEntry[]> {
  const rows = await reader.all(
    Gone,
    `SELECT case_list.case_id, number, name, sync_state.at, answer
     FROM sync_state JOIN revision ON hash = ref JOIN case_list USING (case_id)
     WHERE kind = 'revision' AND sync_state.state = 'accepted' AND answer <> 'received'
     ORDER BY sync_state.at DESC LIMIT ?`,
    [LAST],
  );
  return [...new Map(rows.toReversed().map((row) => [row.caseId, row])).values()].toReversed();
}

const Count = z.object({ count: z.int() });

export async function neededCount(reader: Reader): Promise<number> {
  const row = await reader.get(
    Count,
    `SELECT (SELECT count(*) FROM sync_state WHERE state = 'set-aside')
       + (SELECT count(*) FROM sync_conflict WHERE decided_at IS NULL)
       + (SELECT count(*) FROM sync_taken WHERE state = 'set-aside') AS count`,
  );
  return row?.count ?? 0;
}

/** Whether a version of a case is not at the gateway yet. */
export async function isUnsent(reader: Reader, caseId: string): Promise<boolean> {
  const row = await reader.get(
    Count,
    `SELECT count(*) AS count FROM outbox JOIN revision ON hash = revision WHERE case_id = ?`,
    [caseId],
  );
  return (row?.count ?? 0) > 0;
}
