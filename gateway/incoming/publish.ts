import { z } from "zod";
import type { Change } from "../../core/sync/change.ts";
import { assertNever } from "../../core/result.ts";
import { keepOwnBlob } from "../blobs/keep.ts";
import type { Queries } from "../database/database.ts";
import { shareVisit } from "../details/share.ts";
import { ALL, say } from "../feed/say.ts";
import { folded, LOCK_NAME, lockNames } from "../revisions/links.ts";
import { packFault } from "./packs.ts";

/** What the district gives to its counters: everything that comes down but versions of cases. */
export type Given = Exclude<Change, { kind: OwnKind }>;

/** What the gateway says of itself and nobody gives it. */
export const OWN_KINDS = ["revision", "invoice-elsewhere", "filing-elsewhere"] as const;
type OwnKind = (typeof OWN_KINDS)[number];

export function isGiven(change: Change): change is Given {
  return !OWN_KINDS.some((kind) => kind === change.kind);
}

const Office = z.object({ office_id: z.string() });

/**
 * Puts one thing into the feed of those whom it concerns, once.
 * @param file bytes of a template's PDF
 * @returns what keeps it out, in words; null when it is in
 */
export async function publish(
  tx: Queries,
  given: Given,
  file?: Uint8Array,
): Promise<string | null> {
  switch (given.kind) {
    case "details":
      return publishDetails(tx, given);
    case "decision":
      return publishDecision(tx, given);
    case "inquiry-event":
      return publishToCase(tx, given.caseId, given);
    case "message":
      return publishMessage(tx, given);
    case "pack":
      return publishPack(tx, given);
    case "template":
      return publishTemplate(tx, given, file);
    case "persons":
    case "institutions":
    case "codes":
      await say(tx, ALL, given);
      return null;
    default:
      return assertNever(given);
  }
}

/** A later upload of a visit stands beside the earlier one; the same one again changes nothing. */
async function publishDetails(tx: Queries, given: Extract<Given, { kind: "details" }>) {
  const { details } = given;
  const { mdtrt_id: visit, version, begndate, enddate, invoices } = details;
  const numbers = invoices.map(({ number }) => folded(number)).filter((key) => key !== "");
  const certKey = folded(details.psn_cert_no);
  await tx.run(`SELECT ${LOCK_NAME} FROM unnest($1::text[]) AS name`, [
    lockNames([{ certKey, invoices: [] }]),
  ]);
  const added = await tx.run(
    `INSERT INTO details (visit, version, cert_key, hospital_key, begun, ended, invoices, body)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING`,
    [
      visit,
      version,
      certKey,
      folded(details.fixmedins_code),
      begndate,
      enddate,
      numbers,
      JSON.stringify(details),
    ],
  );
  if (added > 0) await shareVisit(tx, visit, version);
  return null;
}

async function publishDecision(tx: Queries, given: Extract<Given, { kind: "decision" }>) {
  const { id, caseId } = given;
  const added = await tx.run(
    "INSERT INTO decision (id, case_id, body) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
    [id, caseId, JSON.stringify(given)],
  );
  return added === 0 ? null : publishToCase(tx, caseId, given);
}

async function publishToCase(tx: Queries, caseId: string, given: Given): Promise<string | null> {
  const owner = await tx.get(Office, "SELECT office_id FROM case_file WHERE id = $1", [caseId]);
  if (owner === undefined) return `没有这个案件：${caseId}`;
  await say(tx, owner.office_id, given);
  return null;
}

/** Said again with the same id it is a later state, as of an outage that has ended. */
async function publishMessage(tx: Queries, given: Extract<Given, { kind: "message" }>) {
  const { id, about, title, by, until, caseId } = given;
  await tx.run(
    `INSERT INTO message (id, about, title, body, owner, ended_at)
     VALUES ($1, $2, $3, $4, $5, $6::timestamptz)
     ON CONFLICT (id) DO UPDATE SET title = excluded.title, body = excluded.body,
       ended_at = excluded.ended_at`,
    [id, about, title, JSON.stringify(given), by, momentOf(until)],
  );
  if (caseId !== "") return publishToCase(tx, caseId, given);
  await say(tx, ALL, given);
  return null;
}

const LOCAL = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/u;

/** A local time of China as a moment; null while the end is open. */
function momentOf(local: string): string | null {
  const moment = LOCAL.test(local) ? Date.parse(`${local}:00+08:00`) : Number.NaN;
  return Number.isNaN(moment) ? null : new Date(moment).toISOString();
}

async function publishPack(tx: Queries, given: Extract<Given, { kind: "pack" }>) {
  const fault = await packFault(tx, given);
  if (fault !== null) return fault;
  const added = await tx.run(
    "INSERT INTO pack (hash, body) VALUES ($1, $2) ON CONFLICT DO NOTHING",
    [given.hash, given.text],
  );
  if (added > 0) await say(tx, ALL, given);
  return null;
}

async function publishTemplate(
  tx: Queries,
  given: Extract<Given, { kind: "template" }>,
  file: Uint8Array | undefined,
) {
  if (file === undefined) return "官方表样缺少它的 PDF 文件";
  const sha256 = await keepOwnBlob(tx, file);
  await tx.run("INSERT INTO template_blob (sha256) VALUES ($1) ON CONFLICT DO NOTHING", [sha256]);
  await say(tx, ALL, { ...given, sha256, bytes: file.length });
  return null;
}
