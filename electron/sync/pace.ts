import { FIRST_ROOM, roomAfter } from "../../core/sync/pace.ts";

/** How long requests are now; kept from turn to turn, so a broken line stays with short ones. */
export class Pace {
  #room = FIRST_ROOM;
  #answers = 0;

  get room(): number {
    return this.#room;
  }

  /** How many requests were answered: whether there is any progress. */
  get answers(): number {
    return this.#answers;
  }

  /** Asks something of so many bytes, and learns from how long its answer takes. */
  async timed<T>(bytes: number, ask: () => Promise<T>): Promise<T> {
    const from = performance.now();
    try {
      const told = await ask();
      this.#answers += 1;
      this.#room = roomAfter(this.#room, bytes, performance.now() - from);
      return told;
    } catch (error) {
      this.singly();
      throw error;
    }
  }

  /** From here on one request at a time, until those go through. */
  singly(): void {
    this.#room = 0;
  }
}
