import type { Gateway } from "../gateway.ts";
import { faultOf } from "../log.ts";

/**
 * Does a work of a node again and again; a failure waits for the next time.
 * @param everyMs 0: never
 * @returns stops it, and resolves when it is not being done any more
 */
export function regularly(
  { log }: Pick<Gateway, "log">,
  code: string,
  everyMs: number,
  work: () => Promise<unknown>,
): () => Promise<void> {
  if (everyMs === 0) return () => Promise.resolve();
  let running = Promise.resolve();
  const timer = setInterval(() => {
    running = running.then(async () => {
      try {
        await work();
      } catch (error) {
        log({ event: "failed", code, fault: faultOf(error) });
      }
    });
  }, everyMs);
  return () => {
    clearInterval(timer);
    return running;
  };
}
