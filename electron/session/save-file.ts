import type { Problem } from "../../core/problem.ts";
import { fail, ok, type Result } from "../../core/result.ts";
import { replaceFile } from "../security/atomic-file.ts";

/**
 * Writes a file where the clerk wants it. Whatever the file system refuses is the
 * clerk's to put right: a stick that was pulled out, a folder that is gone.
 */
export async function saveFile(
  file: string,
  content: string | Uint8Array,
  refusal: Problem,
): Promise<Result<string, Problem>> {
  try {
    await replaceFile(file, content);
    return ok(file);
  } catch (error) {
    if (error instanceof Error && "syscall" in error) return fail(refusal);
    throw error;
  }
}
