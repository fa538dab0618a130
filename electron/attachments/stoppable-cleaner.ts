import path from "node:path";
import type { CleanedPdf, PdfFault } from "../../core/forms/pdf-cleaning.ts";
import { fail, type Result } from "../../core/result.ts";
import { inStoppableThread } from "../app/stoppable-thread.ts";
import type { PdfCleaner } from "./check.ts";

/** Cleans each PDF in a thread that can be stopped. `folder` holds the built thread. */
export function cleanerIn(folder: string, patience?: number): PdfCleaner {
  const program = path.join(folder, "pdf-worker.cjs");
  return async (bytes, { pages }) => {
    const given = { bytes, pages };
    const cleaned = await inStoppableThread<Result<CleanedPdf, PdfFault>>(program, given, patience);
    return cleaned === "late" ? fail("late") : cleaned;
  };
}
