import { Worker } from "node:worker_threads";

/** What the largest honest file takes is a tenth of it. */
const PATIENCE_MS = 20_000;
const MOST_MEGABYTES = 512;

/**
 * Lets a built thread look at a foreign file, and stops it when it takes too long or
 * too much: a few kilobytes made for it keep a parser busy for minutes.
 * @param program the built thread; what it posts is the answer
 * @returns "late" where it was stopped; a bug in the thread is thrown
 */
export function inStoppableThread<T>(
  program: string,
  workerData: unknown,
  patience: number = PATIENCE_MS,
): Promise<T | "late"> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(program, {
      workerData,
      resourceLimits: { maxOldGenerationSizeMb: MOST_MEGABYTES },
    });
    const end = (answer: T | "late"): void => {
      clearTimeout(timer);
      void worker.terminate();
      resolve(answer);
    };
    const timer = setTimeout(() => end("late"), patience);
    worker.once("message", (answer: T) => end(answer));
    worker.once("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "ERR_WORKER_OUT_OF_MEMORY") return end("late");
      clearTimeout(timer);
      reject(error);
    });
  });
}
