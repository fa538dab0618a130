import { Serial } from "../store/serial.ts";

/**
 * Makes guessing slow: after a second wrong secret each further one waits
 * longer, and tries made at the same time wait in line.
 */
export class Attempts {
  readonly #queue = new Serial();
  readonly #wait: (milliseconds: number) => Promise<void>;
  readonly #failures = new Map<string, number>();

  constructor(wait: (milliseconds: number) => Promise<void> = sleep) {
    this.#wait = wait;
  }

  /** Failures that are known from before the program was started. */
  recall(slot: string, failures: number): void {
    if (failures > 0 && !this.#failures.has(slot)) this.#failures.set(slot, failures);
  }

  /** Runs a try for one slot; it returns null when the secret was wrong. */
  run<T>(slot: string, attempt: () => Promise<T | null>): Promise<T | null> {
    return this.#queue.run(async () => {
      const failures = this.#failures.get(slot) ?? 0;
      const pause = pauseAfter(failures);
      if (pause > 0) await this.#wait(pause);
      const result = await attempt();
      if (result === null) this.#failures.set(slot, failures + 1);
      else this.#failures.delete(slot);
      return result;
    });
  }
}

/** Pause before the next try: none after one slip, then 1, 2, 4 … at most 30 seconds. */
export function pauseAfter(failures: number): number {
  return failures < 2 ? 0 : Math.min(1000 * 2 ** (failures - 2), 30_000);
}

function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}
