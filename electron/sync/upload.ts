import { meaningOfEvent, meaningOfRevision } from "../../core/sync/answers.ts";
import { nextSteps, type QueuedBlob, type QueuedCase, type Step } from "../../core/sync/outbox.ts";
import { EventsAnswer, RevisionsAnswer } from "../../core/sync/wire.ts";
import type { Desk } from "../store/cases.ts";
import {
  bodiesOf,
  contentOf,
  enterAnswer,
  type ItemKind,
  noteBlobThere,
  setAside,
} from "../store/sync-answers.ts";
import { sentEvents } from "../store/sync-events.ts";
import { queuedCase, queuedCases, unsentCounts } from "../store/sync-queue.ts";
import { sendBlob } from "./blobs.ts";
import { isOfTheItem, LineFault, LOST_HERE, NOT_UNDERSTOOD, type RefusedFault } from "./faults.ts";
import { type Gateway, jsonRequest } from "./gateway.ts";

/** What a case is sending, for the screen. */
export interface Sending {
  /** Pieces: how many of the blobs of the case have gone, in bytes. */
  readonly have: number;
  readonly whole: number;
}

const LARGE_LANE = "large";

/**
 * Sends the queue until nothing of it can go any more. What comes next the rules say
 * (`core/sync/outbox.ts`); each answer is committed before the next step of its case.
 */
export class Upload {
  readonly #desk: Pick<Desk, "store" | "clock">;
  readonly #gateway: Gateway;
  readonly #sending: Map<string, Sending>;
  readonly #lanes = new Map<string, Promise<void>>();
  #window: readonly QueuedCase[] = [];
  #large: QueuedBlob | null = null;
  /** Cases whose versions go one by one, because a request with several was refused as a whole. */
  readonly #singly = new Set<string>();
  #unsent = 0;
  #faults: unknown[] = [];

  constructor(
    desk: Pick<Desk, "store" | "clock">,
    gateway: Gateway,
    sending: Map<string, Sending> = new Map(),
  ) {
    this.#desk = desk;
    this.#gateway = gateway;
    this.#sending = sending;
  }

  /** Resolves when all has gone that can; throws what stopped it, when every lane has ended. */
  async run(): Promise<void> {
    this.#unsent = (await this.#desk.store.read(unsentCounts)).waiting;
    await this.#begin();
    while (this.#lanes.size > 0) {
      await Promise.race(this.#lanes.values());
      if (this.#faults.length === 0) await this.#begin();
    }
    if (this.#faults.length > 0) throw this.#faults[0];
  }

  async #begin(): Promise<void> {
    let started = this.#start();
    if (started) return;
    const known = this.#window.map(({ caseId }) => caseId);
    const more = await this.#desk.store.read((reader) => queuedCases(reader, known));
    this.#window = [...this.#window, ...more];
    started = this.#start();
  }

  #start(): boolean {
    const cases = new Set([...this.#lanes.keys()].filter((lane) => lane !== LARGE_LANE));
    const { steps, large } = nextSteps(this.#window, {
      cases,
      large: this.#large?.sha256 ?? null,
    });
    for (const step of steps) this.#lane(step.caseId, () => this.#take(step));
    if (large !== null) {
      this.#large = large;
      this.#lane(LARGE_LANE, () => this.#takeLarge(large));
    }
    return steps.length > 0 || large !== null;
  }

  #lane(name: string, work: () => Promise<void>): void {
    const lane = work()
      .catch((error: unknown) => {
        this.#faults.push(error);
      })
      .finally(() => this.#lanes.delete(name));
    this.#lanes.set(name, lane);
  }

  async #take(step: Step): Promise<void> {
    const { caseId } = step;
    try {
      if (step.is === "versions") await this.#versions(caseId, step.refs);
      else if (step.is === "events") await this.#events(caseId, step.refs);
      else await this.#blobs(caseId, step.blobs);
    } finally {
      this.#sending.delete(caseId);
    }
    await this.#look([caseId]);
  }

  async #takeLarge(blob: QueuedBlob): Promise<void> {
    const cases = this.#window.filter((queued) => namesBlob(queued, blob.sha256));
    const ids = cases.map(({ caseId }) => caseId);
    try {
      await this.#blobs(ids[0] ?? "", [blob]);
    } finally {
      this.#large = null;
      for (const id of ids) this.#sending.delete(id);
    }
    await this.#look(ids);
  }

  /** Reads cases anew after an answer. */
  async #look(ids: readonly string[]): Promise<void> {
    const fresh = new Map<string, QueuedCase>();
    await this.#desk.store.read(async (reader) => {
      for (const id of ids) fresh.set(id, await queuedCase(reader, id));
    });
    this.#window = this.#window
      .map((queued) => fresh.get(queued.caseId) ?? queued)
      .filter(({ items }) => items.length > 0);
  }

  async #blobs(caseId: string, blobs: readonly QueuedBlob[]): Promise<void> {
    const whole = blobs.reduce((sum, { bytes }) => sum + bytes, 0);
    let before = 0;
    for (const { sha256, bytes } of blobs) {
      const content = await this.#desk.store.read((reader) => contentOf(reader, sha256));
      if (content === null) return this.#setAsideNaming(sha256, refusedHere());
      try {
        await sendBlob(this.#gateway, sha256, content, (have) => {
          this.#sending.set(caseId, { have: before + have, whole });
        });
        await this.#desk.store.write((tx) => noteBlobThere(tx, sha256));
      } catch (error) {
        if (!isOfTheItem(error)) throw error;
        return this.#setAsideNaming(sha256, error.refused);
      }
      before += bytes;
    }
  }

  async #versions(caseId: string, refs: readonly string[]): Promise<void> {
    const now = this.#singly.has(caseId) ? refs.slice(0, 1) : refs;
    const revisions = await this.#desk.store.read((reader) => bodiesOf(reader, now));
    this.#sending.set(caseId, { have: 0, whole: 0 });
    const body = { unsent: this.#unsent, revisions };
    const asked = jsonRequest("POST", `/v1/cases/${encodeURIComponent(caseId)}/revisions`, body);
    try {
      const { answers } = await this.#gateway.json(RevisionsAnswer, asked);
      const fitting = answers.filter(({ hash }) => now.includes(hash));
      if (fitting.length !== now.length) throw new LineFault(NOT_UNDERSTOOD);
      await this.#enter(
        "revision",
        caseId,
        fitting.map((answer) => ({ ref: answer.hash, meaning: meaningOfRevision(answer) })),
      );
    } catch (error) {
      if (!isOfTheItem(error)) throw error;
      if (now.length > 1) this.#singly.add(caseId);
      else await this.#setAside("revision", now, error.refused);
    }
  }

  async #events(caseId: string, refs: readonly string[]): Promise<void> {
    const events = await this.#desk.store.read((reader) => sentEvents(reader, refs));
    const asked = jsonRequest("POST", `/v1/cases/${encodeURIComponent(caseId)}/events`, {
      events: events.map(({ event }) => event),
    });
    try {
      const { answers } = await this.#gateway.json(EventsAnswer, asked);
      const entered = events.flatMap(({ ref, event }) => {
        const answer = answers.find(({ id }) => id === event.id);
        return answer === undefined ? [] : [{ ref, meaning: meaningOfEvent(answer) }];
      });
      if (entered.length !== events.length) throw new LineFault(NOT_UNDERSTOOD);
      await this.#enter("inquiry-event", caseId, entered);
    } catch (error) {
      if (!isOfTheItem(error)) throw error;
      await this.#setAside("inquiry-event", refs, error.refused);
    }
  }

  async #enter(
    kind: ItemKind,
    caseId: string,
    answers: readonly {
      readonly ref: string;
      readonly meaning: ReturnType<typeof meaningOfEvent>;
    }[],
  ): Promise<void> {
    const at = this.#desk.clock.now();
    await this.#desk.store.write(async (tx) => {
      for (const { ref, meaning } of answers) {
        await enterAnswer(tx, { kind, ref, caseId, meaning, at });
      }
    });
    const done = answers.filter(({ meaning }) => meaning.state !== "waiting").length;
    this.#unsent = Math.max(0, this.#unsent - done);
  }

  async #setAside(
    kind: ItemKind,
    refs: readonly string[],
    refused: RefusedFault["refused"],
  ): Promise<void> {
    const at = this.#desk.clock.now();
    await this.#desk.store.write(async (tx) => {
      for (const ref of refs) await setAside(tx, { kind, ref, at, ...refused });
    });
  }

  async #setAsideNaming(sha256: string, refused: RefusedFault["refused"]): Promise<void> {
    const refs = this.#window.flatMap(({ items }) =>
      items.flatMap((item) =>
        item.kind === "revision" && item.blobs.some((blob) => blob.sha256 === sha256)
          ? [item.ref]
          : [],
      ),
    );
    await this.#setAside("revision", refs, refused);
    await this.#look(
      this.#window.filter((queued) => namesBlob(queued, sha256)).map((q) => q.caseId),
    );
  }
}

function namesBlob({ items }: QueuedCase, sha256: string): boolean {
  return items.some(
    (item) => item.kind === "revision" && item.blobs.some((blob) => blob.sha256 === sha256),
  );
}

function refusedHere(): RefusedFault["refused"] {
  return { code: LOST_HERE.code, what: LOST_HERE.what, do: LOST_HERE.remedy };
}
