import { z } from "zod";
import type { RevisionAnswer } from "../../core/sync/wire.ts";
import type { Queries } from "../database/database.ts";
import type { Device } from "../gateway.ts";
import { NOT_FOUND } from "../refusals.ts";
import { keepFilings } from "./filings.ts";
import { keepInvoices } from "./invoices.ts";
import { keepVersions } from "./keep.ts";
import { blobsOf, type ReadRevision } from "./read-sent.ts";
import { type Ready, refused } from "./ready.ts";
import { type Standing, tellAndStand } from "./standing.ts";
import { VerdictText } from "./verdict.ts";

/** Enters versions of several cases that share no person and no invoice, all or none of them. */
export async function enterVersions(
  tx: Queries,
  device: Device,
  ready: readonly Ready[],
): Promise<ReadonlyMap<Ready, RevisionAnswer>> {
  const answers = new Map<Ready, RevisionAnswer>();
  const there = await thereFor(tx, device, ready);
  const able = ready.filter((one) => {
    const missing = missingOf(one.read, there);
    if (missing === null) there.add(key(one.read.revision.caseId, one.read.hash));
    else answers.set(one, { is: "missing", hash: one.read.hash, ...missing });
    return missing === null;
  });
  if (able.length === 0) return answers;
  const kept = await keepVersions(tx, device, able);
  const fresh = able.filter((one) => kept.versions.has(one));
  const standings = await enterNewest(tx, able.map(caseOf), fresh, kept.newCases);
  const known = able.filter((one) => !kept.versions.has(one));
  const before = await verdictsOf(tx, known);
  for (const one of able) {
    const standing = kept.foreign.has(caseOf(one)) ? undefined : standings.get(caseOf(one));
    const verdict = kept.versions.has(one) ? undefined : before.get(one.read.hash);
    answers.set(one, answerTo(one, standing, verdict));
  }
  return answers;
}

function caseOf({ read }: Ready): string {
  return read.revision.caseId;
}

/** What the newest version of each case says of it, and how the cases stand then. */
async function enterNewest(
  tx: Queries,
  cases: readonly string[],
  fresh: readonly Ready[],
  newCases: ReadonlySet<string>,
): Promise<ReadonlyMap<string, Standing>> {
  const newest = new Map(fresh.map((one) => [caseOf(one), one]));
  const revisions = [...newest.values()].map(({ read }) => read.revision);
  await keepInvoices(tx, revisions);
  await keepFilings(tx, [...newest.values()], newCases);
  return tellAndStand(tx, [...new Set(cases)], new Set(newest.keys()));
}

/** @param before what was said of the version when it came first; undefined: it is new */
function answerTo(
  { read: { hash }, verdict }: Ready,
  standing: Standing | undefined,
  before: Ready["verdict"] | undefined,
): RevisionAnswer {
  if (standing === undefined) return refused(hash, NOT_FOUND);
  return before === undefined
    ? { is: "accepted", hash, verdict, ...standing }
    : { is: "known", hash, verdict: before, ...standing };
}

const Known = z.object({ hash: z.string(), verdict: VerdictText });

/** What was said of versions when they came first. */
async function verdictsOf(
  tx: Queries,
  known: readonly Ready[],
): Promise<ReadonlyMap<string, Ready["verdict"]>> {
  if (known.length === 0) return new Map();
  const hashes = known.map(({ read }) => read.hash);
  const rows = await tx.all(
    Known,
    "SELECT hash, verdict FROM revision WHERE hash = ANY ($1::text[])",
    [hashes],
  );
  return new Map(rows.map(({ hash, verdict }) => [hash, verdict]));
}

const Named = z.object({ case_id: z.string(), hash: z.string() });

/** Of the parents and blobs that they name, those that are there: of the case, or of the office. */
async function thereFor(
  tx: Queries,
  { officeId }: Device,
  ready: readonly Ready[],
): Promise<Set<string>> {
  const named = (hashesOf: (read: ReadRevision) => readonly string[]) =>
    ready.flatMap(({ read }) =>
      hashesOf(read).map((hash) => ({ case_id: read.revision.caseId, hash })),
    );
  const parents = named(({ revision }) => revision.parents);
  const blobs = named(({ revision }) => blobsOf(revision));
  if (parents.length + blobs.length === 0) return new Set();
  const there = await tx.all(
    Named,
    `WITH parent AS (SELECT * FROM json_to_recordset($1::json) AS t (case_id text, hash text)),
       paper AS (SELECT * FROM json_to_recordset($2::json) AS t (case_id text, hash text))
     SELECT case_id, hash FROM parent JOIN revision USING (case_id, hash)
     UNION SELECT case_id, hash FROM paper JOIN blob_holder ON sha256 = hash WHERE office_id = $3
     UNION SELECT case_id, hash FROM paper JOIN case_blob USING (case_id) WHERE sha256 = hash`,
    [JSON.stringify(parents), JSON.stringify(blobs), officeId],
  );
  return new Set(there.map(({ case_id, hash }) => key(case_id, hash)));
}

/** What has to come first; null: nothing. */
function missingOf(
  { revision }: ReadRevision,
  there: ReadonlySet<string>,
): { parents: string[]; blobs: string[] } | null {
  const lacks = (hash: string): boolean => !there.has(key(revision.caseId, hash));
  const parents = revision.parents.filter(lacks);
  const blobs = blobsOf(revision).filter(lacks);
  return parents.length + blobs.length === 0 ? null : { parents, blobs };
}

function key(caseId: string, hash: string): string {
  return `${caseId} ${hash}`;
}
