import path from "node:path";
import { BROKEN } from "../../core/forms/template/faults.ts";
import type { TemplateContent } from "../../core/forms/template/read.ts";
import type { Problem } from "../../core/problem.ts";
import { fail, type Result } from "../../core/result.ts";
import { inStoppableThread } from "../app/stoppable-thread.ts";

/** Reads a file that somebody has chosen as a template. */
export type TemplateReader = (bytes: Uint8Array) => Promise<Result<TemplateContent, Problem>>;

/** Reads each file in a thread that can be stopped. `folder` holds the built thread. */
export function templateReaderIn(folder: string, patience?: number): TemplateReader {
  const program = path.join(folder, "template-worker.cjs");
  return async (bytes) => {
    const read = await inStoppableThread<Result<TemplateContent, Problem>>(
      program,
      bytes,
      patience,
    );
    return read === "late" ? fail(BROKEN) : read;
  };
}
