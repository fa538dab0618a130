import type { Problem } from "../../core/problem.ts";
import { fail } from "../../core/result.ts";
import type { LongWork, WorkProgress } from "../contract/long-work.ts";
import type { Answer } from "../contract/answer.ts";
import { fault } from "../store/faults.ts";
import { Cancelled, type Progress } from "./progress.ts";

const ANOTHER = fault("E-WORK-01", "正在办另一件费时的事。", "等它做完，或先取消它，再办这一件。");

interface Underway {
  shown: WorkProgress;
  readonly stop: AbortController;
  readonly cancelled: Problem;
}

/** The work that somebody waits for before the window: one at a time, shown there and cancelled there. */
export class WorkDesk {
  #underway: Underway | null = null;

  /** `cancelled`: what the clerk is told when it was cancelled, unless the work knows better. */
  async run<T>(
    work: LongWork,
    cancelled: Problem,
    job: (progress: Progress) => Promise<Answer<T>>,
  ): Promise<Answer<T>> {
    if (this.#underway !== null) return fail(ANOTHER);
    const nothing: WorkProgress = { work, step: null, on: "", done: 0, of: 0 };
    const underway: Underway = { shown: nothing, stop: new AbortController(), cancelled };
    this.#underway = underway;
    try {
      return await job({
        signal: underway.stop.signal,
        tell: (step, { done = 0, of = 0, on = "" } = {}) => {
          underway.shown = { work, step, on, done, of };
        },
      });
    } finally {
      this.#underway = null;
    }
  }

  progress(): WorkProgress | null {
    return this.#underway?.shown ?? null;
  }

  cancel(): void {
    this.#underway?.stop.abort(new Cancelled(this.#underway.cancelled));
  }
}
