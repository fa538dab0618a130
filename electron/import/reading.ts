import { readFile, stat } from "node:fs/promises";
import path from "node:path";
import { Worker } from "node:worker_threads";
import { z } from "zod";
import { readCatalogue } from "../../core/import/catalogue.ts";
import { MOST_CATALOGUE_ROWS, MOST_FILE_BYTES } from "../../core/import/files/limits.ts";
import { readTable } from "../../core/import/files/read-table.ts";
import type { Sheet } from "../../core/import/sheet.ts";
import type { Problem } from "../../core/problem.ts";
import { fail, ok, type Result } from "../../core/result.ts";
import { type KeyedCatalogue, keyed } from "./catalogue-keys.ts";
import { TOO_BIG } from "../../core/words/table-files.ts";
import { CANCELLED, NO_CATALOGUE, READING_FAILED } from "./faults.ts";

const bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array);

/** What is read of a file: a list of expenses as it stands, or a catalogue. */
export const ReadingJob = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("table"), bytes, rows: z.int() }),
  z.object({ kind: z.literal("catalogue"), bytes }),
]);
export type ReadingJob = z.output<typeof ReadingJob>;

export type ReadingResult =
  | { readonly kind: "table"; readonly result: Result<readonly Sheet[], Problem> }
  | { readonly kind: "catalogue"; readonly result: Result<KeyedCatalogue, Problem> };

/** Reads on the thread that it is called on. */
export async function readJob(
  job: ReadingJob,
  progress: (part: number) => void,
): Promise<ReadingResult> {
  if (job.kind === "table") {
    return { kind: "table", result: await readTable(job.bytes, { rows: job.rows, progress }) };
  }
  const read = await readTable(job.bytes, { rows: MOST_CATALOGUE_ROWS, progress });
  if (!read.ok) return { kind: "catalogue", result: read };
  for (const sheet of read.value) {
    const catalogue = readCatalogue(sheet);
    if (catalogue !== null && catalogue.entries.length > 0) {
      return { kind: "catalogue", result: ok(keyed(catalogue)) };
    }
  }
  return { kind: "catalogue", result: fail(NO_CATALOGUE) };
}

export interface Reading {
  readonly done: Promise<ReadingResult>;
  /** Ends the reading at once; it then resolves as cancelled. */
  readonly cancel: () => void;
}

export type StartReading = (job: ReadingJob, progress: (part: number) => void) => Reading;

/** What the reading thread sends: how far it is, or what came of it. */
export type ThreadMessage = { readonly part: number } | { readonly done: ReadingResult };

/** Memory of the thread: a file that needs more is no list of expenses. */
const MOST_MEMORY_MB = 2048;

/** Reads on a thread of its own, which a cancel ends; the window goes on meanwhile. */
export const readInThread: StartReading = (job, progress) => {
  const worker = new Worker(path.join(import.meta.dirname, "table-reader.cjs"), {
    workerData: job,
    resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY_MB },
  });
  const done = new Promise<ReadingResult>((resolve) => {
    const failed = (problem: Problem) => resolve({ kind: job.kind, result: fail(problem) });
    worker.on("message", (message: ThreadMessage) => {
      if ("part" in message) progress(message.part);
      else resolve(message.done);
    });
    worker.on("error", () => failed(READING_FAILED));
    worker.on("exit", () => failed(CANCELLED));
  });
  return { done, cancel: () => void worker.terminate() };
};

/** The bytes of a file that is not too large to be one of ours. */
export async function fileBytes(file: string): Promise<Result<Uint8Array, Problem>> {
  const { size } = await stat(file);
  return size > MOST_FILE_BYTES ? fail(TOO_BIG) : ok(await readFile(file));
}
