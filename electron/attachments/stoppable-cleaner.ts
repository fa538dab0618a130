import path from "node:path";
import { Worker } from "node:worker_threads";
import type { CleanedPdf, PdfFault } from "../../core/forms/pdf-cleaning.ts";
import { fail, type Result } from "../../core/result.ts";
import type { PdfCleaner } from "./check.ts";

/** What a large scan takes is a tenth of it. */
const PATIENCE_MS = 20_000;
const MOST_MEGABYTES = 512;

/**
 * Cleans each PDF in a thread that is stopped when it takes too long or too much:
 * a file made for it keeps the parser busy for minutes. `folder` holds the built thread.
 */
export function cleanerIn(folder: string, patience = PATIENCE_MS): PdfCleaner {
  const program = path.join(folder, "pdf-worker.cjs");
  return (bytes, { pages }) =>
    new Promise((resolve, reject) => {
      const worker = new Worker(program, {
        workerData: { bytes, pages },
        resourceLimits: { maxOldGenerationSizeMb: MOST_MEGABYTES },
      });
      const timer = setTimeout(() => end(fail("late")), patience);
      const end = (result: Result<CleanedPdf, PdfFault | "late">): void => {
        clearTimeout(timer);
        void worker.terminate();
        resolve(result);
      };
      worker.once("message", end);
      worker.once("error", (error: NodeJS.ErrnoException) => {
        if (error.code === "ERR_WORKER_OUT_OF_MEMORY") return end(fail("late"));
        clearTimeout(timer);
        reject(error);
      });
    });
}
