import type { Problem } from "../../core/problem.ts";
import type { Answer } from "../../electron/contract/answer.ts";
import type { LongWork, WorkStep } from "../../electron/contract/long-work.ts";
import type { Part, Progress } from "../../electron/work/progress.ts";
import { WorkDesk } from "../../electron/work/work-desk.ts";

/** Somebody who presses Esc as soon as a work tells that it is there. */
export class CancelsAt extends WorkDesk {
  /** Every step that was told, each once, in order. */
  readonly steps: WorkStep[] = [];
  readonly #there: (step: WorkStep, part: Part) => boolean;

  constructor(there: WorkStep | ((step: WorkStep, part: Part) => boolean) | null) {
    super();
    this.#there = typeof there === "function" ? there : (step) => step === there;
  }

  override run<T>(
    work: LongWork,
    cancelled: Problem,
    job: (progress: Progress) => Promise<Answer<T>>,
  ): Promise<Answer<T>> {
    return super.run(work, cancelled, ({ signal, tell }) =>
      job({
        signal,
        tell: (step, part = {}) => {
          tell(step, part);
          if (this.steps.at(-1) !== step) this.steps.push(step);
          if (this.#there(step, part)) this.cancel();
        },
      }),
    );
  }
}
