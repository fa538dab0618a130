import type { Problem } from "../../core/problem.ts";
import { fail, type Result } from "../../core/result.ts";
import { causeOf, DISK_FULL, fault, machineProblem, PROFILE_READ_ONLY } from "../store/faults.ts";

/** The second place is missing, whether it was never there or has just been pulled out. */
export const NOT_THERE = fault(
  "E-BAK-05",
  "第二备份位置现在找不到。",
  "U 盘没插好或换了盘；插好后会自动再备份，也可以按“立即备份”。",
);

const FULL = fault(
  "E-BAK-07",
  "磁盘放不下新的备份，原有的备份还在。",
  "请清出空间，或换一个更大的 U 盘；之后会自动再试。",
);

const READ_ONLY = fault(
  "E-BAK-06",
  "备份没有做成：备份位置不能写入。",
  "请检查那块盘有没有写保护、文件夹能不能写；之后会自动再试。",
);

/** What a disk says that went away while it was written to, or a shared folder out of reach. */
const GONE: ReadonlySet<string> = new Set([
  "ENOENT",
  "ENODEV",
  "ENXIO",
  "ESTALE",
  "ENOTCONN",
  "ETIMEDOUT",
  "EHOSTDOWN",
  "EHOSTUNREACH",
]);

/** Why no copy came about, in a clerk's words; null when it is a bug. */
export function troubleOf(error: unknown): Problem | null {
  const known = machineProblem(error);
  if (known !== null) return asTrouble(known);
  if (!(error instanceof Error) || !("code" in error) || typeof error.code !== "string")
    return null;
  if (GONE.has(error.code)) return NOT_THERE;
  const what = `备份没有做成：写不进备份位置（${error.code}）。`;
  return fault("E-BAK-06", what, "请检查那块盘；稍后会自动再试。");
}

/** A problem that a save could have met as well, in the words of a copy. */
export function asTrouble(problem: Problem): Problem {
  if (problem === DISK_FULL) return FULL;
  if (problem === PROFILE_READ_ONLY) return READ_ONLY;
  return fault("E-BAK-06", `备份没有做成：${causeOf(problem)}`, "稍后会自动再试。");
}

/** Runs a restore or a rescue; what the machine refuses is told with the word that nothing was lost. */
export async function nothingLost<T>(
  doing: "恢复" | "抢救",
  work: () => Promise<Result<T, Problem>>,
): Promise<Result<T, Problem>> {
  try {
    return await work();
  } catch (error) {
    const problem = machineProblem(error);
    if (problem === null) throw error;
    const remedy = "现有的数据没有动。请清出磁盘空间或检查那块盘，再做一次。";
    return fail(fault("E-BAK-14", `${doing}没有做成：${causeOf(problem)}`, remedy));
  }
}
