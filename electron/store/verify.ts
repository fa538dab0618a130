import { z } from "zod";
import { canonicalJson } from "../../core/casefile/canonical.ts";
import { type ChainFault, Revision, verifyChain } from "../../core/casefile/revision.ts";
import { assertNever } from "../../core/result.ts";
import { sha256Hex } from "./blobs.ts";
import type { Reader } from "./connection.ts";
import { keptPack } from "./pinned-packs.ts";

/** What a check of the whole store found. */
export interface VerifyReport {
  readonly cases: number;
  readonly revisions: number;
  /** Stored documents other than packs. */
  readonly blobs: number;
  /** Packs that versions pin. */
  readonly packs: number;
  /** One sentence per fault, naming the case and the version. */
  readonly faults: readonly string[];
}

const Row = z.object({
  hash: z.string(),
  case_id: z.string(),
  body: z.string(),
  document_hash: z.string(),
  at: z.string(),
});
type Row = z.output<typeof Row>;
const Text = z.object({ text: z.string() });
const Blob = z.object({ sha256: z.string(), bytes: z.instanceof(Uint8Array) });
const Check = z.object({ integrity_check: z.string() });

/** Checks the file, every chain of versions, every head, every pinned pack, every stored document. */
export async function verifyStore(reader: Reader): Promise<VerifyReport> {
  const pages = await reader.all(Check, "PRAGMA integrity_check");
  const faults = pages
    .filter((row) => row.integrity_check !== "ok")
    .map((row) => `数据文件：${row.integrity_check}`);
  const blobs = await texts(reader, "SELECT sha256 AS text FROM blob ORDER BY sha256");
  faults.push(...(await faultyBlobs(reader, blobs)));
  const kept: Kept = { blobs: new Set(blobs), packs: await keptPacks(reader) };
  const cases = await texts(
    reader,
    "SELECT case_id AS text FROM revision UNION SELECT case_id FROM case_head ORDER BY 1",
  );
  let revisions = 0;
  for (const caseId of cases) {
    const found = await verifyCase(reader, caseId, kept);
    revisions += found.revisions;
    faults.push(...found.faults);
  }
  const packs = kept.packs.size;
  return { cases: cases.length, revisions, blobs: blobs.length - packs, packs, faults };
}

/** What lies beside the versions, by hash: every document, and which of them is which pack. */
interface Kept {
  readonly blobs: ReadonlySet<string>;
  readonly packs: ReadonlyMap<string, string | undefined>;
}

/** The kept packs by hash, with the pack's own id; without one where it cannot be read. */
async function keptPacks(reader: Reader): Promise<Kept["packs"]> {
  const rows = await reader.all(
    Blob,
    "SELECT sha256, bytes FROM blob WHERE media_type = 'application/json'",
  );
  return new Map(rows.map(({ sha256, bytes }) => [sha256, keptPack(bytes, sha256)?.pack.id]));
}

interface CaseReport {
  readonly revisions: number;
  readonly faults: readonly string[];
}

async function verifyCase(reader: Reader, caseId: string, kept: Kept): Promise<CaseReport> {
  const rows = await reader.all(
    Row,
    "SELECT hash, case_id, body, document_hash, at FROM revision WHERE case_id = ? ORDER BY seq",
    [caseId],
  );
  const faults: string[] = [];
  const chain = rows.flatMap((row) => {
    const revision = revisionOf(row);
    if (revision === null) {
      faults.push(`${where(caseId, row.hash)}内容读不出来`);
      return [];
    }
    if (canonicalJson(revision) !== row.body || revision.at !== row.at) {
      faults.push(`${where(revision.caseNumber, row.hash)}存储的内容与版本不符`);
    }
    return [{ hash: row.hash, revision, row }];
  });
  const number = chain[0]?.revision.caseNumber ?? caseId;
  faults.push(...verifyChain(caseId, chain).map((fault) => chainFault(number, fault)));
  faults.push(...chain.flatMap((link) => documentFaults(number, link, kept)));
  faults.push(...(await linkFaults(reader, caseId, number, chain)));
  return { revisions: rows.length, faults };
}

interface Link {
  readonly hash: string;
  readonly revision: Revision;
  readonly row: Row;
}

function documentFaults(number: string, link: Link, { blobs, packs }: Kept): string[] {
  const { hash, revision, row } = link;
  const faults = revision.issued
    .filter((form) => !blobs.has(form.sha256))
    .map((form) => `${where(number, hash)}出具的文件 ${form.sha256} 不见了`);
  if (sha256Hex(canonicalJson(revision.document)) !== row.document_hash) {
    faults.push(`${where(number, hash)}的表单摘要不对`);
  }
  const { pack } = revision;
  if (packs.get(pack.hash) !== pack.id) {
    faults.push(`${where(number, hash)}所依据的待遇政策 ${pack.id} 不见了或读不出来`);
  }
  return faults;
}

/** The stored links and heads must say what the versions themselves say. */
async function linkFaults(
  reader: Reader,
  caseId: string,
  number: string,
  chain: readonly Link[],
): Promise<string[]> {
  const said = chain.flatMap(({ hash, revision }) => revision.parents.map((up) => `${hash} ${up}`));
  const stored = await texts(
    reader,
    `SELECT child || ' ' || parent AS text FROM revision_parent
     WHERE child IN (SELECT hash FROM revision WHERE case_id = ?)`,
    [caseId],
  );
  const parents = new Set(chain.flatMap(({ revision }) => revision.parents));
  const leaves = chain.map(({ hash }) => hash).filter((hash) => !parents.has(hash));
  const heads = await texts(reader, "SELECT hash AS text FROM case_head WHERE case_id = ?", [
    caseId,
  ]);
  return [
    ...(sameSet(said, stored) ? [] : [`案件 ${number} 的版本先后记录不对`]),
    ...(sameSet(leaves, heads) ? [] : [`案件 ${number} 的最新版本标记不对`]),
  ];
}

/** One at a time, so that a store full of documents does not fill the memory. */
async function faultyBlobs(reader: Reader, names: readonly string[]): Promise<string[]> {
  const faults: string[] = [];
  for (const name of names) {
    const blob = await reader.get(Blob, "SELECT sha256, bytes FROM blob WHERE sha256 = ?", [name]);
    if (blob === undefined || sha256Hex(blob.bytes) !== name) {
      faults.push(`文件 ${name} 的内容与名称不符`);
    }
  }
  return faults;
}

async function texts(
  reader: Reader,
  sql: string,
  params: readonly string[] = [],
): Promise<readonly string[]> {
  return (await reader.all(Text, sql, params)).map((row) => row.text);
}

function revisionOf(row: Row): Revision | null {
  try {
    const parsed = Revision.safeParse(JSON.parse(row.body));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

function chainFault(number: string, fault: ChainFault): string {
  switch (fault.kind) {
    case "hash":
      return `${where(number, fault.hash)}内容被改动过，与摘要不符`;
    case "parent":
      return `${where(number, fault.hash)}的上一版 ${fault.parent} 不见了`;
    case "case":
      return `${where(number, fault.hash)}属于另一个案件`;
    default:
      return assertNever(fault);
  }
}

function where(number: string, hash: string): string {
  return `案件 ${number} 版本 ${hash} `;
}

function sameSet(a: readonly string[], b: readonly string[]): boolean {
  const members = new Set(b);
  return members.size === new Set(a).size && a.every((item) => members.has(item));
}
