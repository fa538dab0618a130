import { z } from "zod";
import type { LoadedPack } from "../../core/policy/load.ts";
import type { RevisionAnswer, SentRevision, Verdict } from "../../core/sync/wire.ts";
import { textOf } from "../blobs/read.ts";
import type { Queries } from "../database/database.ts";
import type { Device, Gateway } from "../gateway.ts";
import { NOT_FOUND, type Refusal } from "../refusals.ts";
import { packOf } from "./packs.ts";
import { type ReadRevision, readSent } from "./read-sent.ts";
import { Verdicts } from "./verdict.ts";

/** Versions of one case, as a counter sends them. */
export interface SentCase {
  readonly caseId: string;
  readonly revisions: readonly SentRevision[];
}

/** A version that was read and computed anew, still to be held against what is there. */
export interface Ready {
  readonly read: ReadRevision;
  readonly pack: LoadedPack | undefined;
  readonly verdict: Verdict;
}

/** In the order in which they were sent; what can be answered already is. */
export type ReadCase = readonly (Ready | RevisionAnswer)[];

/** Reads the versions of a case: their bytes against their hash, their case and district against this one. */
export async function readCase(
  gateway: Gateway,
  device: Device,
  { caseId, revisions }: SentCase,
): Promise<ReadCase> {
  const all: (Ready | RevisionAnswer)[] = [];
  const verdicts = new Verdicts();
  for (const { hash, body: sent } of revisions) {
    const body = sent === "" ? await broughtAsBlob(gateway.db, device, hash) : sent;
    all.push(
      body === undefined
        ? { is: "missing", hash, parents: [], blobs: [hash] }
        : await readOne(gateway, caseId, { hash, body }, verdicts),
    );
  }
  return all;
}

async function readOne(
  gateway: Gateway,
  caseId: string,
  { hash, body }: SentRevision,
  verdicts: Verdicts,
): Promise<Ready | RevisionAnswer> {
  const read = readSent(hash, body);
  if (!read.ok) return refused(hash, read.error);
  const { revision } = read.value;
  if (revision.caseId !== caseId || !isOfDistrict(gateway, revision.document.pool.area)) {
    return refused(hash, NOT_FOUND);
  }
  const pack = await packOf(gateway.db, revision.pack.hash);
  return { read: read.value, pack, verdict: verdicts.on(read.value, pack) };
}

export function refused(hash: string, { code, what, do: todo }: Refusal): RevisionAnswer {
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
