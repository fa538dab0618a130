import path from "node:path";
import { Worker } from "node:worker_threads";
import { BROKEN } from "../../core/forms/template/faults.ts";
import type { TemplateContent } from "../../core/forms/template/read.ts";
import type { Problem } from "../../core/problem.ts";
import { fail, type Result } from "../../core/result.ts";

/** Reads a file that somebody has chosen as a template. */
export type TemplateReader = (bytes: Uint8Array) => Promise<Result<TemplateContent, Problem>>;

/** What the largest form takes is a tenth of it. */
const PATIENCE_MS = 20_000;
const MOST_MEGABYTES = 512;

/**
 * Reads each file in a thread that is stopped when it takes too long or too much:
 * a few kilobytes made for it keep the parser busy for minutes. `folder` holds
 * the built thread.
 */
export function templateReaderIn(folder: string, patience = PATIENCE_MS): TemplateReader {
  const program = path.join(folder, "template-worker.cjs");
  return (bytes) =>
    new Promise((resolve, reject) => {
      const worker = new Worker(program, {
        workerData: bytes,
        resourceLimits: { maxOldGenerationSizeMb: MOST_MEGABYTES },
      });
      const end = (result: Result<TemplateContent, Problem>): void => {
        clearTimeout(timer);
        void worker.terminate();
        resolve(result);
      };
      const timer = setTimeout(() => end(fail(BROKEN)), patience);
      worker.once("message", end);
      worker.once("error", (error: NodeJS.ErrnoException) => {
        if (error.code === "ERR_WORKER_OUT_OF_MEMORY") return end(fail(BROKEN));
        clearTimeout(timer);
        reject(error);
      });
    });
}
