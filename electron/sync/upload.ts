import {
  afterStep,
  nextBundle,
  nextLarge,
  type QueuedBlob,
  type QueuedCase,
  SIDE_BY_SIDE,
  type Step,
  withoutBlobs,
} from "../../core/sync/outbox.ts";
import type { Desk } from "../store/cases.ts";
import { contentOf, noteBlobsThere } from "../store/sync-answers.ts";
import { queuedCasesOf, unsentCounts } from "../store/sync-queue.ts";
import { sendBlob } from "./blobs.ts";
import { asideNaming, blobsThere, enterOutcomes, naming } from "./enter.ts";
import { isOfTheItem, type RefusedFault } from "./faults.ts";
import type { Gateway } from "./gateway.ts";
import { type Done, isDone, isManyRefused, LOST, NOT_HERE, outcomeOf, settled } from "./outcome.ts";
import type { Pace } from "./pace.ts";
import { QueueAhead } from "./queue-ahead.ts";
import { askAll, prepareAll } from "./requests.ts";

/** What a case is sending, for the screen. */
export interface Sending {
  /** Pieces: how many of the blobs of the case have gone, in bytes. */
  readonly have: number;
  readonly whole: number;
}

/**
 * Sends the queue until nothing of it can go any more. What comes next the rules say
 * (`core/sync/outbox.ts`); the answers to a bundle are committed before its cases go on.
 */
export class Upload {
  readonly #desk: Pick<Desk, "store" | "clock">;
  readonly #gateway: Gateway;
  readonly #pace: Pace;
  readonly #sending: Map<string, Sending>;
  readonly #lanes = new Set<Promise<void>>();
  readonly #busy = new Set<string>();
  readonly #ahead = new QueueAhead();
  #window: readonly QueuedCase[] = [];
  #large: QueuedBlob | null = null;
  #unsent = 0;
  #faults: unknown[] = [];
  #pieceGone: () => void = () => undefined;

  constructor(
    desk: Pick<Desk, "store" | "clock">,
    gateway: Gateway,
    pace: Pace,
    sending: Map<string, Sending> = new Map(),
  ) {
    this.#desk = desk;
    this.#gateway = gateway;
    this.#pace = pace;
    this.#sending = sending;
  }

  /** Resolves when all has gone that can; throws what stopped it, when every lane has ended. */
  async run(): Promise<void> {
    this.#unsent = (await this.#desk.store.read(unsentCounts)).waiting;
    await this.#begin();
    while (this.#lanes.size > 0) {
      await Promise.race([...this.#lanes, this.#nextPiece()]);
      if (this.#faults.length === 0) await this.#begin();
    }
    if (this.#faults.length > 0) throw this.#faults[0];
  }

  /** When a piece of the large one has gone: what was sealed meanwhile goes beside the rest of it. */
  #nextPiece(): Promise<void> {
    return new Promise((gone) => (this.#pieceGone = gone));
  }

  async #begin(): Promise<void> {
    if (this.#start()) return;
    const known = this.#window.map(({ caseId }) => caseId);
    const more = await this.#desk.store.read((reader) => this.#ahead.next(reader, known));
    this.#window = [...this.#window, ...more];
    this.#start();
  }

  /** Fills the lanes; false where the window has nothing for a lane that is free. */
  #start(): boolean {
    // On a line that has just broken one request at a time has all of it, the small ones first.
    if (this.#pace.room === 0) {
      return this.#lanes.size > 0 || this.#startBundle() || this.#startLarge();
    }
    this.#startLarge();
    while (this.#bundles() < SIDE_BY_SIDE) if (!this.#startBundle()) return false;
    return true;
  }

  #startBundle(): boolean {
    const steps = nextBundle(this.#window, this.#flight(), this.#pace.room);
    if (steps.length > 0) this.#lane(this.#take(steps));
    return steps.length > 0;
  }

  #startLarge(): boolean {
    const large = nextLarge(this.#window, this.#flight(), this.#pace.room);
    if (large === null) return false;
    this.#large = large;
    this.#lane(this.#takeLarge(large));
    return true;
  }

  #flight() {
    return { cases: this.#busy, large: this.#large?.sha256 ?? null };
  }

  #bundles(): number {
    return this.#lanes.size - (this.#large === null ? 0 : 1);
  }

  #lane(work: Promise<void>): void {
    const lane = work
      .catch((error: unknown) => {
        this.#faults.push(error);
      })
      .finally(() => this.#lanes.delete(lane));
    this.#lanes.add(lane);
  }

  async #take(steps: readonly Step[]): Promise<void> {
    const cases = new Set(steps.map(({ caseId }) => caseId));
    for (const id of cases) {
      this.#busy.add(id);
      this.#sending.set(id, { have: 0, whole: 0 });
    }
    try {
      const done = await this.#send(steps);
      await this.#commit(done);
      await this.#goOn(cases, done);
      const fault = done.find(({ outcome }) => outcome.is === "fault")?.outcome;
      if (fault?.is === "fault") throw fault.error;
    } finally {
      for (const id of cases) {
        this.#busy.delete(id);
        this.#sending.delete(id);
      }
    }
  }

  async #send(steps: readonly Step[]): Promise<readonly Done[]> {
    const prepared = await this.#desk.store.read((reader) =>
      prepareAll(reader, steps, this.#unsent),
    );
    const able = prepared.flatMap(({ request }) => (request === null ? [] : [request]));
    const bytes = able.reduce((sum, { body }) => sum + body.length, 0);
    try {
      const told = await this.#pace.timed(bytes, () => askAll(this.#gateway, able));
      const answers = told.values();
      return prepared.map((one) => {
        const answer = one.request === null ? undefined : answers.next().value;
        return {
          step: one.step,
          outcome: answer === undefined ? NOT_HERE : outcomeOf(one, answer),
        };
      });
    } catch (error) {
      if (!isOfTheItem(error)) throw error;
      // The bundle as a whole is not taken there: its requests are, one by one.
      this.#pace.singly();
      return [];
    }
  }

  async #commit(done: readonly Done[]): Promise<void> {
    if (done.length === 0) return;
    const at = this.#desk.clock.now();
    await this.#desk.store.write((tx) => enterOutcomes(tx, done, this.#window, at));
    if (done.some(isManyRefused)) this.#pace.singly();
    const known = new Set(blobsThere(done));
    this.#window = this.#window.map((queued) => withoutBlobs(queued, known));
    this.#unsent = Math.max(0, this.#unsent - settled(done));
  }

  /** The window as the answers leave it; what was not simply accepted is read anew. */
  async #goOn(cases: ReadonlySet<string>, done: readonly Done[]): Promise<void> {
    const anew: string[] = [];
    const left = new Map<string, QueuedCase>();
    for (const queued of this.#window.filter(({ caseId }) => cases.has(caseId))) {
      const own = done.filter(({ step }) => step.caseId === queued.caseId);
      const isClear = own.length > 0 && own.every(({ outcome }) => isDone(outcome));
      if (isClear)
        left.set(
          queued.caseId,
          own.reduce((now, { step }) => afterStep(now, step), queued),
        );
      else anew.push(queued.caseId);
    }
    await this.#look(anew, left);
  }

  async #look(ids: readonly string[], known: ReadonlyMap<string, QueuedCase>): Promise<void> {
    const fresh = new Map(known);
    if (ids.length > 0) {
      const read = await this.#desk.store.read((reader) => queuedCasesOf(reader, ids));
      for (const queued of read) fresh.set(queued.caseId, queued);
    }
    this.#window = this.#window
      .map((queued) => fresh.get(queued.caseId) ?? queued)
      .filter(({ items }) => items.length > 0);
  }

  async #takeLarge({ sha256 }: QueuedBlob): Promise<void> {
    const ids = naming(this.#window, sha256).map(({ caseId }) => caseId);
    try {
      const refused = await this.#sendLarge(sha256, ids[0] ?? "");
      const at = this.#desk.clock.now();
      await this.#desk.store.write(async (tx) => {
        if (refused === null) await noteBlobsThere(tx, [sha256]);
        else await asideNaming(tx, this.#window, { sha256, refused, at });
      });
    } finally {
      this.#large = null;
      for (const id of ids) this.#sending.delete(id);
    }
    await this.#look(ids, new Map());
  }

  /** Null: it is there; otherwise why it cannot be. */
  async #sendLarge(sha256: string, caseId: string): Promise<RefusedFault["refused"] | null> {
    const content = await this.#desk.store.read((reader) => contentOf(reader, sha256));
    if (content === null) return LOST;
    try {
      await sendBlob(this.#gateway, this.#pace, { sha256, content }, (have) => {
        // The turn ends with this piece, not with the last one.
        if (this.#faults.length > 0) throw new Error("another lane has met a fault");
        this.#sending.set(caseId, { have, whole: content.length });
        this.#pieceGone();
      });
      return null;
    } catch (error) {
      if (!isOfTheItem(error)) throw error;
      return error.refused;
    }
  }
}
