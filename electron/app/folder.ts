import { randomUUID } from "node:crypto";
import { mkdirSync, unlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Problem } from "../../core/problem.ts";
import { machineProblem, PROFILE_READ_ONLY } from "../store/faults.ts";

/** Makes the profile folder and tries to write there; null when it can be used. */
export function folderProblem(folder: string): Problem | null {
  const trial = path.join(folder, `write-test-${randomUUID()}`);
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(trial, "");
    unlinkSync(trial);
    return null;
  } catch (error) {
    return machineProblem(error) ?? PROFILE_READ_ONLY;
  }
}
