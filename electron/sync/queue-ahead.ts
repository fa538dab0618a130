import type { QueuedCase } from "../../core/sync/outbox.ts";
import type { Reader } from "../store/connection.ts";
import { queuedCasesOf, queuedIds } from "../store/sync-queue.ts";

/** Cases whose names are read at once: the whole queue is gone through for them. */
const NAMED = 20_000;
/** How long the names stand: a filing that is sealed meanwhile goes before older claims (HUN-16.2). */
const NAMED_FOR_MS = 20_000;
/** Cases that are read whole: what ten thousand waiting ones take does not grow with them. */
const READ = 250;

/** The queue as it is read: a long way ahead by name, a short one whole. */
export class QueueAhead {
  #names: string[] = [];
  #readAt = 0;

  /** @param known cases that are read already */
  async next(reader: Reader, known: readonly string[]): Promise<readonly QueuedCase[]> {
    if (this.#names.length === 0 || performance.now() - this.#readAt > NAMED_FOR_MS) {
      this.#names = await queuedIds(reader, known, NAMED);
      this.#readAt = performance.now();
    }
    return queuedCasesOf(reader, this.#names.splice(0, READ));
  }
}
