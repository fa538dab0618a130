import type { Problem } from "../../core/problem.ts";
import type { WorkStep } from "../contract/long-work.ts";

/** How far a step has come; without `of` nobody knows how much there is. */
export interface Part {
  readonly done?: number;
  readonly of?: number;
  /** What it is done with. Nothing of an insured person. */
  readonly on?: string;
}

/** What a long work tells while it goes on, and whether it is to end. */
export interface Progress {
  /** Its reason is a `Cancelled`, so that `throwIfAborted` says what the clerk is told. */
  readonly signal: AbortSignal;
  readonly tell: (step: WorkStep, part?: Part) => void;
}

/** Of work that nobody watches: a copy made by itself, a tool of the command line. */
export const UNWATCHED: Progress = {
  signal: new AbortController().signal,
  tell: () => undefined,
};

/** Somebody has cancelled the work. The work undoes what it has half done and lets this pass. */
export class Cancelled extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super("cancelled");
    this.name = "Cancelled";
    this.problem = problem;
  }
}

/** Runs a job that another thread or a machine does, and that can be ended from outside. */
export async function endedBy<T>(
  { signal }: Pick<Progress, "signal">,
  end: () => void,
  job: () => Promise<T>,
): Promise<T> {
  signal.throwIfAborted();
  signal.addEventListener("abort", end);
  try {
    return await job();
  } catch (error) {
    // What an ended job complains of is its end.
    signal.throwIfAborted();
    throw error;
  } finally {
    signal.removeEventListener("abort", end);
  }
}

/** Waits for what cannot be ended, only as long as nobody cancels. */
export function unlessCancelled<T>(
  { signal }: Pick<Progress, "signal">,
  waited: Promise<T>,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const end = (): void => reject(signal.reason);
    if (signal.aborted) end();
    signal.addEventListener("abort", end);
    waited.then(resolve, reject).finally(() => signal.removeEventListener("abort", end));
  });
}
