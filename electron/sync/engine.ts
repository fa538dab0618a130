import type { Problem } from "../../core/problem.ts";
import { meaningOfRefusal } from "../../core/sync/answers.ts";
import { pauseAfter } from "../../core/sync/backoff.ts";
import { reportBug } from "../app/report.ts";
import type { Desk } from "../store/cases.ts";
import { machineProblem, PROGRAM_FAULT } from "../store/faults.ts";
import { noteEpoch, readIdentity, setRemoved, startAnew } from "../store/sync-identity.ts";
import { unsentCounts } from "../store/sync-queue.ts";
import { afterRestore, lookAgain } from "./anew.ts";
import { Downloads } from "./blobs.ts";
import { reconcileDays } from "./days.ts";
import { fetchFrom, pullChanges, takeChanges } from "./download.ts";
import { enrolIfNew } from "./enrolment.ts";
import { GATEWAY_TROUBLE, LineFault, NO_LINE, REMOVED, RefusedFault } from "./faults.ts";
import { Gateway } from "./gateway.ts";
import {
  type Connection,
  type EngineMeans,
  type EngineState,
  idleOf,
  USUAL_MEANS,
} from "./engine-state.ts";
import { Pace } from "./pace.ts";
import { type Sending, Upload } from "./upload.ts";

interface Kept {
  readonly of: string;
  readonly gateway: Gateway;
  readonly cut: AbortController;
}

/** The gateway was put back from a copy: everything is begun anew at once. */
class Behind extends Error {}

/**
 * Exchanges with the gateway as long as a session lasts. Whether there is a line is found by
 * trying. While the screen is locked nobody has the key of the data, so nothing is exchanged;
 * the next log-in goes on where it stopped.
 */
export class SyncEngine {
  readonly #desk: Desk;
  readonly #means: EngineMeans;
  readonly #downloads = new Downloads();
  readonly #sending = new Map<string, Sending>();
  readonly #pace = new Pace();
  #connection: Connection = "none";
  #problem: Problem | null = null;
  #failures = 0;
  /** By elapsed time: somebody may set the date meanwhile. */
  #asked = Number.NEGATIVE_INFINITY;
  #stopped = false;
  #begun = false;
  #living: Promise<void> = Promise.resolve();
  /** Cut where a turn is to end at once. */
  #turn = new AbortController();
  #kept: Kept | null = null;
  #wake: () => void = () => undefined;
  #woken = false;

  constructor(desk: Desk, means: EngineMeans = USUAL_MEANS) {
    this.#desk = desk;
    this.#means = means;
  }

  state(): EngineState {
    return { connection: this.#connection, problem: this.#problem, sending: this.#sending };
  }

  start(): void {
    this.#living = this.#live().catch(reportBug);
  }

  /** Ends what is on its way; what was acknowledged is committed when this resolves. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.look("anew");
    await this.#living;
    await this.#forget();
  }

  /** Tries now, whatever pause there is; after a change of settings also what was on its way anew. */
  look(anew?: "anew"): void {
    if (anew !== undefined) {
      this.#turn.abort();
      this.#kept?.cut.abort();
    }
    this.#failures = 0;
    this.#asked = Number.NEGATIVE_INFINITY;
    this.#woken = true;
    this.#wake();
  }

  /** One turn, for whoever waits for it. Resolves with what stopped it. */
  async turn(): Promise<Problem | null> {
    this.#turn = new AbortController();
    const { answers } = this.#pace;
    try {
      await this.#exchange(this.#turn.signal);
      this.#failures = 0;
      this.#problem = this.#connection === "removed" ? REMOVED : null;
    } catch (error) {
      await this.#forget();
      if (error instanceof Behind) return this.turn();
      await this.#failed(error, this.#pace.answers > answers);
    } finally {
      this.#sending.clear();
    }
    return this.#problem;
  }

  async #live(): Promise<void> {
    while (!this.#stopped) {
      await this.turn();
      const { lookMs, random } = this.#means;
      await this.#sleep(this.#failures === 0 ? lookMs : pauseAfter(this.#failures, random()));
    }
  }

  async #exchange(signal: AbortSignal): Promise<void> {
    const { store } = this.#desk;
    const identity = await store.read(readIdentity);
    const idle = identity === undefined ? "none" : idleOf(identity);
    if (idle !== null) {
      this.#connection = idle;
      return;
    }
    if (this.#connection !== "connected") this.#connection = "trying";
    await afterRestore(this.#desk);
    if (!this.#begun) await lookAgain(this.#desk);
    this.#begun = true;
    const { waiting } = await store.read(unsentCounts);
    const due = performance.now() - this.#asked >= this.#means.askMs;
    if (waiting === 0 && !due) return;
    await enrolIfNew(this.#desk, signal);
    const gateway = await this.#gatewayNow();
    if (signal.aborted) return;
    await this.#pull(gateway);
    await new Upload(this.#desk, gateway, this.#pace, this.#sending).run();
    await this.#pull(gateway);
    await reconcileDays(this.#desk, gateway);
    this.#asked = performance.now();
  }

  async #pull(gateway: Gateway): Promise<void> {
    await pullChanges(this.#desk, gateway);
    this.#connection = "connected";
    this.#problem = null;
    await takeChanges(this.#desk, fetchFrom(gateway, this.#downloads));
  }

  /** The gateway of the last turn as long as it is the same one: its connections and session are kept. */
  async #gatewayNow(): Promise<Gateway> {
    const { store } = this.#desk;
    const identity = await store.read(readIdentity);
    if (identity === undefined) throw new LineFault(NO_LINE);
    const { url, proxy, device, certificate } = identity;
    const of = [url, proxy, device, certificate].join(" ");
    if (this.#kept?.of === of) return this.#kept.gateway;
    await this.#forget();
    const cut = new AbortController();
    const gateway = new Gateway(identity, identity, cut.signal, async (epoch) => {
      if (await store.write((tx) => noteEpoch(tx, epoch))) throw new Behind();
    });
    this.#kept = { of, gateway, cut };
    return gateway;
  }

  async #forget(): Promise<void> {
    const kept = this.#kept;
    this.#kept = null;
    kept?.cut.abort();
    await kept?.gateway.close();
  }

  /** @param got whether something was answered before: a line that drops now and then is tried again soon */
  async #failed(error: unknown, got: boolean): Promise<void> {
    if (this.#turn.signal.aborted) return;
    this.#failures = got && error instanceof LineFault ? 1 : this.#failures + 1;
    this.#connection = "offline";
    if (error instanceof LineFault) this.#problem = error.problem;
    else if (error instanceof RefusedFault) await this.#refused(error);
    else {
      const problem = machineProblem(error);
      if (problem === null) reportBug(error);
      this.#problem = problem ?? PROGRAM_FAULT;
    }
  }

  async #refused({ status, refused }: RefusedFault): Promise<void> {
    const { store } = this.#desk;
    switch (meaningOfRefusal(status, refused.code)) {
      case "removed":
        await store.write(setRemoved);
        this.#connection = "removed";
        this.#problem = REMOVED;
        return;
      case "behind":
        await store.write(startAnew);
        this.#connection = "trying";
        this.#problem = null;
        return;
      case "again":
        this.#connection = "connected";
        this.#problem = GATEWAY_TROUBLE;
        return;
      case "session":
      case "set-aside":
        // In the gateway's own words: of an enrolment whose code has had its use, for instance.
        this.#problem = {
          code: "E-SYNC-11",
          kind: "check",
          what: refused.what,
          remedy: refused.do,
        };
    }
  }

  async #sleep(ms: number): Promise<void> {
    if (this.#stopped || this.#woken) {
      this.#woken = false;
      return;
    }
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
      timer.unref();
    });
    this.#woken = false;
  }
}
