import { mkdir } from "node:fs/promises";
import path from "node:path";
import { EVERYTHING } from "../../../electron/contract/search.ts";
import { Workstation } from "../../../electron/session/workstation.ts";
import { createCase, type Desk } from "../../../electron/store/cases.ts";
import { systemClock } from "../../../electron/store/clock.ts";
import { dataFiles } from "../../../electron/store/profile.ts";
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
  let cases = 0;
  for (const size of sizes) {
    for (; cases < size; cases += 1) await add(must(workstation.desk()), cases);
    results.push(await measure(workstation, size));
  }
  await workstation.close();
  return results;
}

async function add(desk: Desk, index: number): Promise<void> {
  const { caseId } = must(await createCase(desk, "resident"));
  must(await sealRevision(desk, caseId, caseOf(index)));
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
