import { randomUUID } from "node:crypto";
import { mkdir } from "node:fs/promises";
import path from "node:path";
import type { Revision } from "../../../core/casefile/revision.ts";
import { EVERYTHING } from "../../../electron/contract/search.ts";
import { Workstation } from "../../../electron/session/workstation.ts";
import { createCase, type Desk } from "../../../electron/store/cases.ts";
import { systemClock } from "../../../electron/store/clock.ts";
import { dataFiles } from "../../../electron/store/profile.ts";
import { addRevision, newestOf } from "../../../electron/store/revisions.ts";
import { searchCases } from "../../../electron/store/search.ts";
import { sealRevision } from "../../../electron/store/seal.ts";
import { caseOf, person, pseudo } from "./people.ts";
import { must, type Quantiles, quantiles } from "./tools.ts";

export interface AtSize {
  readonly cases: number;
  /** Milliseconds from the password to an open session, and from there to the first page of the list. */
  readonly signIn: number;
  readonly firstPage: number;
  readonly search: Readonly<Record<string, Quantiles>>;
  /** Resident memory after all of it, in bytes. */
  readonly memory: number;
}

const PASSWORD = "bench-2026";

/** What clerks look for: each kind of word, the worst ones among them. */
const WORDS: Readonly<Record<string, (index: number) => string>> = {
  "ID number": (index) => person(index).certNo,
  "last four of the ID number": (index) => person(index).certNo.slice(-4),
  name: (index) => person(index).name,
  "one character of a name (王)": () => "王",
  "pinyin initials of two letters": (index) => ["wf", "lj", "zm", "cg"][index % 4] ?? "wf",
  "case number": (index) => String(1 + (index % 900)).padStart(3, "0"),
  "nothing found": () => "𬱖𬱖",
};

const ROUNDS = 200;

/** One profile that grows; at each size it is closed, opened as a clerk does, and searched. */
export async function lookups(
  folder: string,
  sizes: readonly number[],
): Promise<readonly AtSize[]> {
  await mkdir(folder, { recursive: true });
  const workstation = new Workstation(dataFiles(path.join(folder, "data")), systemClock, "bench");
  const made = await workstation.setup({
    office: "基准窗口",
    window: "A3",
    pool: "410200",
    operator: "基准",
    password: PASSWORD,
  });
  if (!made.ok) throw new Error(made.error.code);
  const results: AtSize[] = [];
  const first = await firstCase(must(workstation.desk()));
  let cases = 1;
  for (const size of sizes) {
    await grow(must(workstation.desk()), first, cases, size);
    cases = size;
    results.push(await measure(workstation, size));
  }
  await workstation.close();
  return results;
}

const BATCH = 500;

/** Adds cases by the hundred: versions like the first, which was sealed as a clerk does it. */
async function grow(desk: Desk, first: Revision, from: number, to: number): Promise<void> {
  const start = Date.parse(first.at);
  for (let batch = from; batch < to; batch += BATCH) {
    await desk.store.write(async (tx) => {
      for (let index = batch; index < Math.min(batch + BATCH, to); index += 1) {
        const caseNumber = `410200-A3-20261120-${String(index + 1).padStart(3, "0")}`;
        const at = new Date(start + (index + 1) * 1000).toISOString();
        await addRevision(tx, {
          ...first,
          caseId: randomUUID(),
          caseNumber,
          at,
          document: caseOf(index),
        });
      }
    });
  }
}

async function firstCase(desk: Desk): Promise<Revision> {
  const { caseId } = must(await createCase(desk, "resident"));
  must(await sealRevision(desk, caseId, caseOf(0)));
  const entry = await desk.store.read((reader) => newestOf(reader, caseId));
  if (entry === undefined) throw new Error("the case was not sealed");
  return entry.revision;
}

async function measure(workstation: Workstation, cases: number): Promise<AtSize> {
  const locked = await workstation.close();
  const operatorId = locked.phase === "locked" ? (locked.operators[0]?.id ?? "") : "";
  const start = performance.now();
  must(await workstation.open({ operatorId, password: PASSWORD }));
  const opened = performance.now();
  const desk = must(workstation.desk());
  must(await searchCases(desk, EVERYTHING));
  const shown = performance.now();
  const search: Record<string, Quantiles> = {};
  for (const [kind, word] of Object.entries(WORDS)) {
    const times: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const text = word(pseudo(round) % cases);
      const from = performance.now();
      must(await searchCases(desk, { ...EVERYTHING, text, limit: 50 }));
      times.push(performance.now() - from);
    }
    search[kind] = quantiles(times);
  }
  return {
    cases,
    signIn: opened - start,
    firstPage: shown - opened,
    search,
    memory: process.memoryUsage().rss,
  };
}
