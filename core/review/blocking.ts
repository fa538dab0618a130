import type { Problem } from "../problem.ts";

/** Why a clerk goes on in spite of a warning: its code and the reason (说明理由). */
export type Overrides = Readonly<Record<string, string>>;

/**
 * The first thing that keeps a case from being handed in: an error, an entry that is
 * owed by then, or a warning for which no reason is given. What is only owed before
 * the result is final, and a notice, do not.
 */
export function firstBlocking(problems: readonly Problem[], overrides: Overrides): Problem | null {
  return problems.find((problem) => blocks(problem, overrides)) ?? null;
}

/** Whether it keeps a case from being handed in, in spite of the reasons given. */
export function blocks({ kind, needed, code }: Problem, overrides: Overrides): boolean {
  if (kind === "missing") return needed === "submit";
  if (kind === "invalid" || code.startsWith("E-")) return true;
  return code.startsWith("W-") && (overrides[code] ?? "").trim() === "";
}
