import { readFile, rm } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { replaceFile } from "../security/atomic-file.ts";
import { reportBug } from "../app/report.ts";
import { machineProblem } from "../store/faults.ts";
import type { DataFiles } from "../store/profile.ts";

const Tries = z.object({ count: z.int().min(1), first: z.iso.datetime(), last: z.iso.datetime() });
export type Tries = Readonly<z.output<typeof Tries>>;
const Noted = z.record(z.string(), Tries);

/**
 * Sign-ins that failed since the last that went well, by operator. They lie
 * beside the data, which are closed at the time, so that turning the machine off
 * wipes nothing out; ids and times only.
 */
export class FailedTries {
  readonly #file: string;
  #tries: Promise<Map<string, Tries>> | null = null;

  constructor(files: DataFiles) {
    this.#file = path.join(path.dirname(files.folder), "failed-sign-ins.json");
  }

  async countOf(operatorId: string): Promise<number> {
    return (await this.#read()).get(operatorId)?.count ?? 0;
  }

  async add(operatorId: string, at: string): Promise<void> {
    const tries = await this.#read();
    const { count, first } = tries.get(operatorId) ?? { count: 0, first: at };
    tries.set(operatorId, { count: count + 1, first, last: at });
    const text = `${JSON.stringify(Object.fromEntries(tries))}\n`;
    await replaceFile(this.#file, text).catch(unlessMachine);
  }

  /** What has gathered; it is forgotten with this. */
  async take(): Promise<readonly (readonly [string, Tries])[]> {
    const tries = await this.#read();
    if (tries.size === 0) return [];
    this.#tries = Promise.resolve(new Map());
    await rm(this.#file, { force: true }).catch(unlessMachine);
    return [...tries];
  }

  #read(): Promise<Map<string, Tries>> {
    this.#tries ??= noted(this.#file);
    return this.#tries;
  }
}

/** A file that is missing, or that somebody has spoilt, tells of nothing. */
async function noted(file: string): Promise<Map<string, Tries>> {
  try {
    return new Map(Object.entries(Noted.parse(JSON.parse(await readFile(file, "utf8")))));
  } catch {
    return new Map();
  }
}

/** A full disk is no reason to let nobody in; the tries are known until the program ends. */
function unlessMachine(error: unknown): void {
  if (machineProblem(error) === null) reportBug(error);
}
