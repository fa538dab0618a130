import type { Problem } from "../../core/problem.ts";
import { fail, ok, type Result } from "../../core/result.ts";
import { replaceFile } from "../security/atomic-file.ts";
import type { Desk } from "../store/cases.ts";
import { note } from "../store/journal.ts";
import { Cancelled, type Progress, UNWATCHED } from "../work/progress.ts";

/**
 * Writes a file where the clerk wants it. Whatever the file system refuses is the
 * clerk's to put right: a stick that was pulled out, a folder that is gone.
 */
export async function saveFile(
  file: string,
  content: string | Uint8Array,
  refusal: Problem,
  progress: Progress = UNWATCHED,
): Promise<Result<string, Problem>> {
  try {
    await replaceFile(file, content, progress);
    return ok(file);
  } catch (error) {
    if (error instanceof Error && "syscall" in error) return fail(refusal);
    throw error;
  }
}

/** What leaves the program for a file, as the journal names it, and what is told where it cannot. */
export interface Leaving {
  readonly subject: string;
  readonly said: string;
  readonly file: string;
  readonly content: string | Uint8Array;
  readonly refusal: Problem;
}

/** That it leaves is entered before it does; cancelled meanwhile, that it did not. */
export async function exportFile(
  desk: Desk,
  { subject, said, file, content, refusal }: Leaving,
  progress: Progress,
): Promise<Result<string, Problem>> {
  progress.signal.throwIfAborted();
  await note(desk, "exported", subject, said);
  try {
    return await saveFile(file, content, refusal, progress);
  } catch (error) {
    if (error instanceof Cancelled) await note(desk, "exported", subject, "已取消，没有写成");
    throw error;
  }
}
