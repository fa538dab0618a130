import { z } from "zod";
import { canonicalJson } from "../../core/casefile/canonical.ts";
import { type ChainFault, Revision, verifyChain } from "../../core/casefile/revision.ts";
import { assertNever } from "../../core/result.ts";
import { hasBlob, readBlob, sha256Hex } from "./blobs.ts";
import type { Reader } from "./connection.ts";
import { keptPack } from "./pinned-packs.ts";

const Row = z.object({
  hash: z.string(),
  case_id: z.string(),
  body: z.string(),
  document_hash: z.string(),
  at: z.string(),
});
type Row = z.output<typeof Row>;
const Text = z.object({ text: z.string() });

/** What is known of the things beside the versions when a case is checked. */
export interface Kept {
  /** Stored documents that are not what their names say. */
  readonly wrong: ReadonlySet<string>;
  /** Kept packs by hash, with the pack's own id or null where it cannot be read; filled as they turn up. */
  readonly packs: Map<string, string | null>;
}

export interface CaseReport {
  readonly revisions: number;
  readonly faults: readonly string[];
}

interface Link {
  readonly hash: string;
  readonly revision: Revision;
  readonly row: Row;
}

/** Checks the versions of one case: their chain, their order, what they name. */
export async function verifyCase(reader: Reader, caseId: string, kept: Kept): Promise<CaseReport> {
  const rows = await reader.all(
    Row,
    "SELECT hash, case_id, body, document_hash, at FROM revision WHERE case_id = ? ORDER BY seq",
    [caseId],
  );
  const faults: string[] = [];
  const chain = rows.flatMap((row): Link[] => {
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
  for (const link of chain) faults.push(...(await documentFaults(reader, number, link, kept)));
  faults.push(...(await linkFaults(reader, caseId, number, chain)));
  return { revisions: rows.length, faults };
}

async function documentFaults(
  reader: Reader,
  number: string,
  { hash, revision, row }: Link,
  kept: Kept,
): Promise<readonly string[]> {
  const faults: string[] = [];
  const named = [
    ...revision.issued.map(({ sha256 }) => ({ sha256, what: "出具的文件" })),
    ...(revision.attachments ?? []).map(({ sha256 }) => ({ sha256, what: "签回的文件或材料" })),
  ];
  for (const { sha256, what } of named) {
    const paper = `${where(number, hash)}${what} ${sha256} `;
    if (kept.wrong.has(sha256)) faults.push(`${paper}内容不对`);
    else if (!(await hasBlob(reader, sha256))) faults.push(`${paper}不见了`);
  }
  if (sha256Hex(canonicalJson(revision.document)) !== row.document_hash) {
    faults.push(`${where(number, hash)}的表单摘要不对`);
  }
  const { pack } = revision;
  if ((await packIdOf(reader, pack.hash, kept.packs)) !== pack.id) {
    faults.push(`${where(number, hash)}所依据的待遇政策 ${pack.id} 不见了或读不出来`);
  }
  return faults;
}

/** Looked up when it is met: a version of a moment ago may pin a pack that was not there before. */
async function packIdOf(
  reader: Reader,
  hash: string,
  packs: Kept["packs"],
): Promise<string | null> {
  const known = packs.get(hash);
  if (known !== undefined) return known;
  const bytes = await readBlob(reader, hash);
  const id = bytes === undefined ? null : (keptPack(bytes, hash)?.pack.id ?? null);
  packs.set(hash, id);
  return id;
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

export async function texts(
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
