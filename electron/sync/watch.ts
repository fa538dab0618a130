import type { GatewayEntry, SyncList, SyncStatus } from "../contract/sync.ts";
import type { Session, SessionWatch } from "../session/session.ts";
import type { Workstation } from "../session/workstation.ts";
import type { Desk } from "../store/cases.ts";
import { reconciledDays } from "../store/sync-days.ts";
import { readIdentity, type SyncIdentity } from "../store/sync-identity.ts";
import { lastAccepted, neededCount, neededItems, waitingCases } from "../store/sync-list.ts";
import { unsentCounts } from "../store/sync-queue.ts";
import { fingerprintOf } from "./device-keys.ts";
import { SyncEngine } from "./engine.ts";
import { type EngineMeans, type EngineState, USUAL_MEANS } from "./engine-state.ts";

const NOTHING: EngineState = { connection: "none", problem: null, sending: new Map() };

/** The exchange of the session that is open: begins with it and ends before its data close. */
export class SyncWatch implements SessionWatch {
  readonly #means: EngineMeans;
  #engine: SyncEngine | null = null;
  /** What waited when the queue was longest, so that progress can be told. */
  #most = 0;

  constructor(workstation: Workstation, means: EngineMeans = USUAL_MEANS) {
    this.#means = means;
    workstation.watch(this);
  }

  readonly opened = ({ desk }: Session): void => {
    // On a disk that takes no writing an acknowledgement could not be kept.
    if (desk.store.refusal !== null) return;
    this.#engine = new SyncEngine(desk, this.#means);
    this.#engine.start();
  };

  readonly closing = async (): Promise<void> => {
    const engine = this.#engine;
    this.#engine = null;
    await engine?.stop();
  };

  /** Tries now; `anew`: under other settings, so what is on its way ends first. */
  look(anew?: "anew"): void {
    this.#engine?.look(anew);
  }

  async status({ store }: Desk): Promise<SyncStatus> {
    const read = await store.read(async (reader) => ({
      identity: await readIdentity(reader),
      counts: await unsentCounts(reader),
      needed: await neededCount(reader),
      days: await reconciledDays(reader, 7),
    }));
    const { identity, counts, needed, days } = read;
    const { connection, problem } = this.#state();
    this.#most = counts.waiting === 0 ? 0 : Math.max(this.#most, counts.waiting);
    return {
      gateway: identity === undefined ? null : entryOf(identity),
      connection: identity === undefined ? "none" : connection,
      problem,
      waiting: counts.waiting,
      needed,
      accepted: Math.max(0, this.#most - counts.waiting),
      days: days.map(({ day, counter, differences }) => ({
        day,
        cases: counter.cases,
        differences,
      })),
    };
  }

  async list({ store }: Desk): Promise<SyncList> {
    const { needed, waiting, gone, counts } = await store.read(async (reader) => ({
      needed: await neededItems(reader),
      waiting: await waitingCases(reader),
      gone: await lastAccepted(reader),
      counts: await unsentCounts(reader),
    }));
    const { sending } = this.#state();
    const now = waiting.map((entry) => {
      const on = sending.get(entry.caseId);
      return on === undefined ? entry : { ...entry, state: "sending" as const, ...on };
    });
    const first = now.filter(({ state }) => state === "sending");
    const rest = now.filter(({ state }) => state !== "sending");
    const listed = waiting.reduce((sum, { versions, events }) => sum + versions + events, 0);
    return {
      needed,
      queue: [...first, ...rest, ...gone],
      more: Math.max(0, counts.waiting - listed),
    };
  }

  #state(): EngineState {
    return this.#engine?.state() ?? NOTHING;
  }
}

function entryOf({
  url,
  district,
  certificate,
  proxy,
  code,
  enrolledAt,
}: SyncIdentity): GatewayEntry {
  const fingerprint = fingerprintOf(certificate) ?? "";
  return { url, district, fingerprint, proxy, enrolled: code === "", since: enrolledAt };
}
