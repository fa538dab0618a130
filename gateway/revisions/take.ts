import { z } from "zod";
import {
  InvoiceElsewhere,
  type RevisionAnswer,
  type SentRevision,
  type Verdict,
} from "../../core/sync/wire.ts";
import type { LoadedPack } from "../../core/policy/load.ts";
import { textOf } from "../blobs/read.ts";
import type { Queries } from "../database/database.ts";
import type { Device, Gateway } from "../gateway.ts";
import { NOT_FOUND, type Refusal } from "../refusals.ts";
import { shareDetails } from "../details/share.ts";
import { filingsElsewhere, keepFilings, PAIRED } from "./filings.ts";
import { ELSEWHERE, keepInvoices, tellOthers } from "./invoices.ts";
import { keepVersions } from "./keep.ts";
import { packOf } from "./packs.ts";
import { blobsOf, type ReadRevision, readSent } from "./read-sent.ts";
import { Verdicts, VerdictText } from "./verdict.ts";

/** A version that was read and computed anew, still to be held against what is there. */
interface Ready {
  readonly read: ReadRevision;
  readonly pack: LoadedPack | undefined;
  readonly verdict: Verdict;
}

/**
 * Versions of one case, each taken in once however often it is said: its bytes against its hash,
 * its parents and blobs there, its case this office's. They stand beside what others have written.
 */
export async function takeRevisions(
  gateway: Gateway,
  device: Device,
  caseId: string,
  revisions: readonly SentRevision[],
): Promise<readonly RevisionAnswer[]> {
  const all: (Ready | RevisionAnswer)[] = [];
  const verdicts = new Verdicts();
  for (const sent of revisions) all.push(await readyOf(gateway, device, caseId, sent, verdicts));
  const ready = all.filter((one) => "read" in one);
  if (ready.length === 0) return all.filter((one) => "is" in one);
  const taken = await gateway.db.transaction((tx) => takeIn(tx, device, caseId, ready));
  return all.flatMap((one) => ("is" in one ? [one] : (taken.get(one) ?? [])));
}

async function readyOf(
  gateway: Gateway,
  device: Device,
  caseId: string,
  { hash, body: sent }: SentRevision,
  verdicts: Verdicts,
): Promise<Ready | RevisionAnswer> {
  const body = sent === "" ? await broughtAsBlob(gateway.db, device, hash) : sent;
  if (body === undefined) return { is: "missing", hash, parents: [], blobs: [hash] };
  const read = readSent(hash, body);
  if (!read.ok) return refused(hash, read.error);
  const { revision } = read.value;
  if (revision.caseId !== caseId || !isOfDistrict(gateway, revision.document.pool.area)) {
    return refused(hash, NOT_FOUND);
  }
  const pack = await packOf(gateway.db, revision.pack.hash);
  return { read: read.value, pack, verdict: verdicts.on(read.value, pack) };
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

async function takeIn(
  tx: Queries,
  device: Device,
  caseId: string,
  ready: readonly Ready[],
): Promise<ReadonlyMap<Ready, RevisionAnswer>> {
  const answers = new Map<Ready, RevisionAnswer>();
  const there = await thereFor(tx, device, caseId, ready);
  const able = ready.filter((one) => {
    const missing = missingOf(one.read, there);
    if (missing === null) there.add(one.read.hash);
    else answers.set(one, { is: "missing", hash: one.read.hash, ...missing });
    return missing === null;
  });
  if (able.length === 0) return answers;
  const written = await keepVersions(tx, device, caseId, able);
  if (written === "not-yours") {
    for (const one of able) answers.set(one, refused(one.read.hash, NOT_FOUND));
    return answers;
  }
  const { kept, isNewCase } = written;
  const newest = able.findLast((one) => kept.has(one));
  const standing = await enterNewest(tx, caseId, newest, isNewCase);
  for (const one of able) answers.set(one, await storedAnswer(tx, one, kept.has(one), standing));
  return answers;
}

type Stored = Pick<Extract<RevisionAnswer, { is: "known" }>, "heads" | "elsewhere" | "filings">;

/** What the newest version says of the case, and who else is to hear of it. */
async function enterNewest(
  tx: Queries,
  caseId: string,
  newest: Ready | undefined,
  isNewCase: boolean,
): Promise<Stored> {
  if (newest !== undefined) {
    await keepInvoices(tx, caseId, newest.read.revision.document);
    await keepFilings(tx, newest.read, newest.pack, isNewCase);
  }
  const { uploaded, paired, ...found } = await standingOf(tx, caseId);
  if (newest !== undefined && found.elsewhere.length > 0) await tellOthers(tx, caseId);
  if (newest !== undefined && uploaded) await shareDetails(tx, caseId);
  const filings = paired ? await filingsElsewhere(tx, caseId) : [];
  return filings.length === 0 ? found : { ...found, filings };
}

const Known = z.object({ verdict: z.string() });

async function storedAnswer(
  tx: Queries,
  { read: { hash }, verdict }: Ready,
  isNew: boolean,
  standing: Stored,
): Promise<RevisionAnswer> {
  if (isNew) return { is: "accepted", hash, verdict, ...standing };
  const row = await tx.get(Known, "SELECT verdict FROM revision WHERE hash = $1", [hash]);
  return { is: "known", hash, verdict: VerdictText.parse(row?.verdict ?? ""), ...standing };
}

const Standing = z
  .object({
    heads: z.array(z.string()),
    elsewhere: z.string(),
    paired: z.boolean(),
    uploaded: z.boolean(),
  })
  .transform(({ elsewhere, ...same }) => ({
    ...same,
    elsewhere: z.array(InvoiceElsewhere).parse(JSON.parse(elsewhere)),
  }));

/** How a case stands now: its heads, the same invoices and filings elsewhere, whether its person has uploads. */
async function standingOf(tx: Queries, caseId: string): Promise<z.output<typeof Standing>> {
  const row = await tx.get(
    Standing,
    `SELECT (SELECT array_agg(hash ORDER BY hash) FROM head WHERE case_id = $1) AS heads,
       (${ELSEWHERE}) AS elsewhere, ${PAIRED} AS paired,
       EXISTS (SELECT FROM details d JOIN case_file f ON f.cert_key = d.cert_key
               WHERE f.id = $1) AS uploaded`,
    [caseId],
  );
  if (row === undefined) throw new Error("a case without a standing");
  return row;
}

const Named = z.object({ sha256: z.string() });

/** Of the parents and blobs that they name, those that are there: of the case, or of the office. */
async function thereFor(
  tx: Queries,
  { officeId }: Device,
  caseId: string,
  ready: readonly Ready[],
): Promise<Set<string>> {
  const parents = ready.flatMap(({ read }) => read.revision.parents);
  const blobs = ready.flatMap(({ read }) => blobsOf(read.revision));
  if (parents.length + blobs.length === 0) return new Set();
  const there = await tx.all(
    Named,
    `SELECT hash AS sha256 FROM revision WHERE case_id = $1 AND hash = ANY ($2::text[])
     UNION SELECT sha256 FROM blob_holder WHERE office_id = $3 AND sha256 = ANY ($4::text[])
     UNION SELECT sha256 FROM case_blob WHERE case_id = $1 AND sha256 = ANY ($4::text[])`,
    [caseId, parents, officeId, blobs],
  );
  return new Set(there.map(({ sha256 }) => sha256));
}

/** What has to come first; null: nothing. */
function missingOf(
  { revision }: ReadRevision,
  there: ReadonlySet<string>,
): { parents: string[]; blobs: string[] } | null {
  const parents = revision.parents.filter((hash) => !there.has(hash));
  const blobs = blobsOf(revision).filter((hash) => !there.has(hash));
  return parents.length + blobs.length === 0 ? null : { parents, blobs };
}
