import { z } from "zod";
import { CaseForm } from "../../core/casefile/form.ts";
import { FORM_SHORT } from "../../core/forms/kinds.ts";
import { hasBlob, sha256Hex } from "./blobs.ts";
import type { Reader } from "./connection.ts";
import { DATABASE_DAMAGED, DISK_FAILED, machineProblem } from "./faults.ts";
import { integrityFaults } from "./integrity.ts";
import { checkJournal, JOURNAL_START, type JournalMark } from "./journal.ts";
import { keptPack } from "./pinned-packs.ts";
import type { WorkStep } from "../contract/long-work.ts";
import type { Progress } from "../work/progress.ts";
import { keptTemplates } from "./templates.ts";
import { type Kept, texts, verifyCase } from "./verify-case.ts";

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
  /** Ids of the cases with a fault of their own. */
  readonly faultyCases: readonly string[];
}

/** How a check gets at the data. */
export interface VerifySource {
  /** Runs one slice of the check: one case, one document. Others may write between two slices. */
  readonly read: <T>(slice: (reader: Reader) => Promise<T>) => Promise<T>;
  /** One sentence per fault in how the file itself is built. */
  readonly structure: () => Promise<readonly string[]>;
  /** Ends the check with an exception before its next slice. */
  readonly signal?: AbortSignal;
  readonly tell?: Progress["tell"];
}

const Blob = z.object({ sha256: z.string(), bytes: z.instanceof(Uint8Array) });
const Body = z.object({ number: z.string(), body: z.string() });

/** Checks everything in one view of the data: nobody writes meanwhile. */
export function verifyStore(reader: Reader): Promise<VerifyReport> {
  return verifyInSlices({
    read: (slice) => slice(reader),
    structure: async () => {
      const found = await integrityFaults((sql) => reader.all(z.unknown(), sql));
      return found.map(inFile);
    },
  });
}

/** A sentence on the file as a whole, from what SQLite says. */
export function inFile(said: string): string {
  return `数据文件：${said}`;
}

/**
 * Checks the file, every stored document, every chain of versions with its heads
 * and packs, every official template, every draft, the journal. What cannot be read is a fault like any
 * other: the check goes on with the next.
 */
export async function verifyInSlices(source: VerifySource): Promise<VerifyReport> {
  const check = new Inspection(source);
  check.faults.push(...((await check.structure()) ?? []));
  const names = await check.slice("存档的文件", (reader) =>
    texts(reader, "SELECT sha256 AS text FROM blob ORDER BY sha256"),
  );
  const wrong = await wrongBlobs(check, names ?? []);
  const packs = (await check.slice("待遇政策", keptPacks)) ?? new Map<string, string | null>();
  const stored = packs.size;
  const found = await verifyCases(check, { wrong, packs });
  await verifyTemplates(check, wrong);
  await verifyDrafts(check);
  await verifyJournal(check);
  const { faults, faultyCases } = check;
  const blobs = (names?.length ?? 0) - stored;
  return { ...found, blobs, packs: stored, faults, faultyCases: [...faultyCases] };
}

/** A check on its way, with what it has found so far. */
class Inspection {
  readonly faults: string[] = [];
  readonly faultyCases = new Set<string>();
  readonly #source: VerifySource;

  constructor(source: VerifySource) {
    this.#source = source;
  }

  structure(): Promise<readonly string[] | null> {
    return this.#tried("各表的构造", () => this.#source.structure());
  }

  tell(step: WorkStep, done: number, of: number): void {
    this.#source.tell?.(step, { done, of });
  }

  slice<T>(what: string, job: (reader: Reader) => Promise<T>): Promise<T | null> {
    return this.#tried(what, () => this.#source.read(job));
  }

  /** What a part of the check finds; null when the data that it reads are damaged, which is noted. */
  async #tried<T>(what: string, part: () => Promise<T>): Promise<T | null> {
    this.#source.signal?.throwIfAborted();
    try {
      return await part();
    } catch (error) {
      const problem = machineProblem(error);
      if (problem !== DATABASE_DAMAGED && problem !== DISK_FAILED) throw error;
      this.faults.push(`${what}读不出来：数据文件的这一处坏了`);
      return null;
    }
  }
}

/** One at a time, so that a store full of documents does not fill the memory. */
async function wrongBlobs(
  check: Inspection,
  names: readonly string[],
): Promise<ReadonlySet<string>> {
  const wrong = new Set<string>();
  for (const [index, name] of names.entries()) {
    check.tell("documents", index, names.length);
    const right = await check.slice(`文件 ${name} `, async (reader) => {
      const sql = "SELECT sha256, bytes FROM blob WHERE sha256 = ?";
      const blob = await reader.get(Blob, sql, [name]);
      return blob !== undefined && sha256Hex(blob.bytes) === name;
    });
    if (right !== true) wrong.add(name);
    if (right === false) check.faults.push(`文件 ${name} 的内容与名称不符`);
  }
  return wrong;
}

async function keptPacks(reader: Reader): Promise<Kept["packs"]> {
  const rows = await reader.all(
    Blob,
    "SELECT sha256, bytes FROM blob WHERE media_type = 'application/json'",
  );
  return new Map(
    rows.map(({ sha256, bytes }) => [sha256, keptPack(bytes, sha256)?.pack.id ?? null]),
  );
}

async function verifyCases(
  check: Inspection,
  kept: Kept,
): Promise<Pick<VerifyReport, "cases" | "revisions">> {
  const cases = await check.slice("案件名单", (reader) =>
    texts(
      reader,
      "SELECT case_id AS text FROM revision UNION SELECT case_id FROM case_head ORDER BY 1",
    ),
  );
  let revisions = 0;
  for (const [index, caseId] of (cases ?? []).entries()) {
    check.tell("cases", index, cases?.length ?? 0);
    const found = await check.slice(`案件 ${caseId} `, (reader) =>
      verifyCase(reader, caseId, kept),
    );
    revisions += found?.revisions ?? 0;
    check.faults.push(...(found?.faults ?? []));
    if (found === null || found.faults.length > 0) check.faultyCases.add(caseId);
  }
  return { cases: cases?.length ?? 0, revisions };
}

async function verifyDrafts(check: Inspection): Promise<void> {
  const cases = await check.slice("草稿名单", (reader) =>
    texts(reader, "SELECT case_id AS text FROM draft ORDER BY 1"),
  );
  for (const [index, caseId] of (cases ?? []).entries()) {
    check.tell("drafts", index, cases?.length ?? 0);
    const fault = await check.slice(`案件 ${caseId} 的草稿`, async (reader) => {
      const draft = await reader.get(Body, "SELECT number, body FROM draft WHERE case_id = ?", [
        caseId,
      ]);
      return draft === undefined || isForm(draft.body) ? "" : `案件 ${draft.number} 的草稿读不出来`;
    });
    if (fault === "") continue;
    if (fault !== null) check.faults.push(fault);
    check.faultyCases.add(caseId);
  }
}

/** A template without its file, or without how it is filled, stops the form it is in use for. */
async function verifyTemplates(check: Inspection, wrong: ReadonlySet<string>): Promise<void> {
  const kept = await check.slice("官方表样", keptTemplates);
  for (const { seq, form, sha256, mapping } of kept ?? []) {
    const name = `${FORM_SHORT[form]}的官方表样第 ${seq} 号`;
    const there = await check.slice(name, (reader) => hasBlob(reader, sha256));
    if (there === false) check.faults.push(`${name}的文件 ${sha256} 不见了`);
    if (wrong.has(sha256)) check.faults.push(`${name}的文件 ${sha256} 内容不对`);
    if (mapping === null) check.faults.push(`${name}的填写位置读不出来`);
  }
}

const ENTRIES = 500;

async function verifyJournal(check: Inspection): Promise<void> {
  let mark: JournalMark | null = JOURNAL_START;
  check.tell("entries", 0, 0);
  while (mark !== null) {
    const from: JournalMark = mark;
    const found: Awaited<ReturnType<typeof checkJournal>> | null = await check.slice(
      "经办日志",
      (reader) => checkJournal(reader, from, ENTRIES),
    );
    check.faults.push(...(found?.faults ?? []));
    mark = found?.next ?? null;
  }
}

function isForm(body: string): boolean {
  try {
    return CaseForm.safeParse(JSON.parse(body)).success;
  } catch {
    return false;
  }
}
