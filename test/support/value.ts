import type { Problem } from "../../core/problem.ts";
import type { Result } from "../../core/result.ts";

/** The value of something that must have gone well. */
export function value<T>(result: Result<T, Problem>): T {
  if (!result.ok) throw new Error(`${result.error.code} ${result.error.what}`);
  return result.value;
}
