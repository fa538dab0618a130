import { z } from "zod";
import {
  InvoiceElsewhere,
  type RevisionAnswer,
  type SentRevision,
  type Verdict,
} from "../../core/sync/wire.ts";
import { textOf } from "../blobs/read.ts";
import type { Queries } from "../database/database.ts";
import type { Device, Gateway } from "../gateway.ts";
import { NOT_FOUND, type Refusal } from "../refusals.ts";
import { shareDetails } from "../details/share.ts";
import { linksOf, lockLinks } from "./links.ts";
import { ELSEWHERE, keepInvoices, tellOthers } from "./invoices.ts";
import { keepVersion } from "./keep.ts";
import { packOf } from "./packs.ts";
import { blobsOf, type ReadRevision, readSent } from "./read-sent.ts";
import { VerdictText, verdictOn } from "./verdict.ts";

/**
 * One version of a case, taken in once however often it is said: its bytes against its hash, its
 * parents and blobs there, its case this office's. It stands beside what others have written.
 */
export async function takeRevision(
  gateway: Gateway,
  device: Device,
  caseId: string,
  sent: SentRevision,
): Promise<RevisionAnswer> {
  const { hash } = sent;
  const body = sent.body === "" ? await broughtAsBlob(gateway.db, device, hash) : sent.body;
  if (body === undefined) return { is: "missing", hash, parents: [], blobs: [hash] };
  const read = readSent(hash, body);
  if (!read.ok) return refused(hash, read.error);
  const { revision, day } = read.value;
  if (revision.caseId !== caseId || !isOfDistrict(gateway, revision.document.pool.area)) {
    return refused(hash, NOT_FOUND);
  }
  const pack = await packOf(gateway.db, revision.pack.hash);
  const verdict = verdictOn(revision, pack, day);
  return gateway.db.transaction((tx) => takeIn(tx, device, read.value, verdict));
}

function refused(hash: string, { code, what, do: todo }: Refusal): RevisionAnswer {
  return { is: "refused", hash, code, what, do: todo };
}

/** A version that is longer than a request may be comes as the blob of its hash. */
async function broughtAsBlob(
  queries: Queries,
  { officeId }: Device,
  hash: string,
): Promise<string | undefined> {
  const held = await queries.get(
    z.object({ sha256: z.string() }),
    "SELECT sha256 FROM blob_holder WHERE sha256 = $1 AND office_id = $2",
    [hash, officeId],
  );
  return held === undefined ? undefined : textOf(queries, hash);
}

function isOfDistrict({ area }: Gateway, pool: string): boolean {
  return area === "" || area === pool;
}

const Known = z.object({ verdict: z.string() });
const Named = z.object({ sha256: z.string() });

async function takeIn(
  tx: Queries,
  device: Device,
  read: ReadRevision,
  verdict: Verdict,
): Promise<RevisionAnswer> {
  const { hash, revision } = read;
  const { caseId } = revision;
  const missing = await missingFor(tx, device, read);
  if (missing !== null) return { is: "missing", hash, ...missing };
  await lockLinks(tx, linksOf(revision.document));
  const kept = await keepVersion(tx, device, read, verdict);
  if (kept === "not-yours") return refused(hash, NOT_FOUND);
  if (kept === "kept") await keepInvoices(tx, caseId, revision.document);
  const { uploaded, ...standing } = await standingOf(tx, caseId);
  if (kept === "known") {
    const row = await tx.get(Known, "SELECT verdict FROM revision WHERE hash = $1", [hash]);
    return { is: "known", hash, verdict: VerdictText.parse(row?.verdict ?? ""), ...standing };
  }
  if (standing.elsewhere.length > 0) await tellOthers(tx, caseId);
  if (uploaded) await shareDetails(tx, caseId);
  return { is: "accepted", hash, verdict, ...standing };
}

const Standing = z
  .object({ heads: z.array(z.string()), elsewhere: z.string(), uploaded: z.boolean() })
  .transform(({ elsewhere, ...same }) => ({
    ...same,
    elsewhere: z.array(InvoiceElsewhere).parse(JSON.parse(elsewhere)),
  }));

/** How a case stands now: its heads, the same invoices elsewhere, whether its person has uploads. */
async function standingOf(tx: Queries, caseId: string): Promise<z.output<typeof Standing>> {
  const row = await tx.get(
    Standing,
    `SELECT (SELECT array_agg(hash ORDER BY hash) FROM head WHERE case_id = $1) AS heads,
       (${ELSEWHERE}) AS elsewhere,
       EXISTS (SELECT FROM details d JOIN case_file f ON f.cert_key = d.cert_key
               WHERE f.id = $1) AS uploaded`,
    [caseId],
  );
  if (row === undefined) throw new Error("a case without a standing");
  return row;
}

/** Parents of the case, and blobs of the office or the case, that have to come first. */
async function missingFor(
  tx: Queries,
  { officeId }: Device,
  { revision }: ReadRevision,
): Promise<{ parents: string[]; blobs: string[] } | null> {
  const { caseId, parents } = revision;
  const blobs = blobsOf(revision);
  if (parents.length === 0 && blobs.length === 0) return null;
  const there = await tx.all(
    Named,
    `SELECT hash AS sha256 FROM revision WHERE case_id = $1 AND hash = ANY ($2::text[])
     UNION SELECT sha256 FROM blob_holder WHERE office_id = $3 AND sha256 = ANY ($4::text[])
     UNION SELECT sha256 FROM case_blob WHERE case_id = $1 AND sha256 = ANY ($4::text[])`,
    [caseId, parents, officeId, blobs],
  );
  const known = new Set(there.map(({ sha256 }) => sha256));
  const lacking = (hashes: readonly string[]) => hashes.filter((hash) => !known.has(hash));
  const missing = { parents: lacking(parents), blobs: lacking(blobs) };
  return missing.parents.length + missing.blobs.length === 0 ? null : missing;
}
