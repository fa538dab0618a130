import type { Problem } from "../../core/problem.ts";
import type { Result } from "../../core/result.ts";

/** Every expected failure of a channel is a `Problem` that the clerk can read. */
export type Answer<T> = Result<T, Problem>;
