import { meaningOfRevision } from "../../core/sync/answers.ts";
import {
  nextBundle,
  nextLarge,
  pieceOf,
  type QueuedBlob,
  type QueuedCase,
  type QueuedItem,
  type Step,
} from "../../core/sync/outbox.ts";
import type { RevisionAnswer } from "../../core/sync/wire.ts";

/** A version of the model: a name for its hash, and what has to be there before it. */
export interface ModelVersion {
  readonly hash: string;
  readonly caseId: string;
  readonly parents: readonly string[];
  readonly blobs: readonly QueuedBlob[];
  /** The gateway will never take it. */
  readonly bad: boolean;
}

/** The gateway's rules in their shortest form. */
export class ModelGateway {
  readonly taken: string[] = [];
  readonly blobs = new Set<string>();
  readonly #versions: ReadonlyMap<string, ModelVersion>;
  /** Broken off uploads: bytes that are there. */
  readonly #pieces = new Map<string, number>();

  constructor(versions: readonly ModelVersion[]) {
    this.#versions = new Map(versions.map((version) => [version.hash, version]));
  }

  piece({ sha256, bytes }: QueuedBlob, from: number, length: number): number {
    const have = this.#pieces.get(sha256) ?? 0;
    const next = from > have ? have : Math.max(have, Math.min(from + length, bytes));
    this.#pieces.set(sha256, next);
    if (next === bytes) this.blobs.add(sha256);
    return next;
  }

  version(hash: string): RevisionAnswer {
    const version = this.#versions.get(hash);
    if (version === undefined) throw new Error("no such version");
    if (version.bad) return { is: "refused", hash, code: "G-FORM", what: "", do: "" };
    const parents = version.parents.filter((parent) => !this.taken.includes(parent));
    const blobs = version.blobs.map(({ sha256 }) => sha256).filter((one) => !this.blobs.has(one));
    if (parents.length + blobs.length > 0) return { is: "missing", hash, parents, blobs };
    const kept = { hash, heads: [hash], verdict: { is: "agrees" }, elsewhere: [] } as const;
    const stored = { ...kept, heads: [...kept.heads], elsewhere: [] };
    if (this.taken.includes(hash)) return { is: "known", ...stored };
    this.taken.push(hash);
    return { is: "accepted", ...stored };
  }
}

/** What the line does with the next request. */
export type Fate =
  | "arrives"
  /** Never gets there. */
  | "lost"
  /** Gets there; its answer does not come back. */
  | "answer-lost"
  | "doubled"
  /** Gets there only after what is sent next; nobody waits for its answer any more. */
  | "late";

const VERSION_BYTES = 1_000;

/** A counter that keeps what it was told, and sends what the rules say. */
export class ModelCounter {
  readonly #versions: readonly ModelVersion[];
  readonly accepted = new Set<string>();
  readonly aside = new Set<string>();
  readonly #there = new Set<string>();
  readonly #have = new Map<string, number>();
  readonly #late: (() => void)[] = [];
  /** Most bytes that were ever said together, of more than one request. */
  fullest = 0;

  constructor(versions: readonly ModelVersion[]) {
    this.#versions = versions;
  }

  queue(): readonly QueuedCase[] {
    const unsent = this.#versions.filter(({ hash }) => !this.accepted.has(hash));
    const ids = [...new Set(unsent.map(({ caseId }) => caseId))];
    return ids.map((caseId) => ({
      caseId,
      items: unsent.filter((one) => one.caseId === caseId).map((one) => this.#item(one, unsent)),
    }));
  }

  #item(version: ModelVersion, unsent: readonly ModelVersion[]): QueuedItem {
    return {
      kind: "revision",
      ref: version.hash,
      bytes: VERSION_BYTES,
      state: this.aside.has(version.hash) ? "set-aside" : "waiting",
      parents: version.parents.filter((parent) => unsent.some(({ hash }) => hash === parent)),
      blobs: version.blobs.filter(({ sha256 }) => !this.#there.has(sha256)),
    };
  }

  /** Sends bundle after bundle and a piece of what is large, each under the fate that the line gives it. */
  turn(gateway: ModelGateway, room: number, fate: () => Fate): boolean {
    const queue = this.queue();
    const large = nextLarge(queue, { cases: new Set(), large: null }, room);
    const cases = new Set<string>();
    for (;;) {
      const steps = nextBundle(queue, { cases, large: large?.sha256 ?? null }, room);
      if (steps.length === 0) break;
      this.#bundle(gateway, steps, fate());
      for (const { caseId } of steps) cases.add(caseId);
    }
    if (large !== null) this.#piece(gateway, large, pieceOf(room), fate());
    return cases.size > 0 || large !== null;
  }

  #bundle(gateway: ModelGateway, steps: readonly Step[], fate: Fate): void {
    const blobs = steps.flatMap((step) => (step.is === "blob" ? [step.blob] : []));
    const refs = steps.flatMap((step) => (step.is === "versions" ? step.refs : []));
    const bytes = blobs.reduce((sum, blob) => sum + blob.bytes, refs.length * VERSION_BYTES);
    if (steps.length > 1) this.fullest = Math.max(this.fullest, bytes);
    const answers = this.#over(fate, () => {
      // As the gateway does: papers first.
      for (const blob of blobs) gateway.piece(blob, 0, blob.bytes);
      return refs.map((ref) => gateway.version(ref));
    });
    if (answers === null) return;
    for (const { sha256 } of blobs) this.#there.add(sha256);
    this.#enter(answers);
  }

  #piece(gateway: ModelGateway, blob: QueuedBlob, length: number, fate: Fate): void {
    const from = this.#have.get(blob.sha256) ?? 0;
    const next = this.#over(fate, () => gateway.piece(blob, from, length));
    if (next === null) return;
    this.#have.set(blob.sha256, next);
    if (next === blob.bytes) this.#there.add(blob.sha256);
  }

  #enter(answers: readonly RevisionAnswer[]): void {
    for (const answer of answers) {
      const meaning = meaningOfRevision(answer);
      if (meaning.state === "accepted") this.accepted.add(answer.hash);
      if (meaning.state === "set-aside") this.aside.add(answer.hash);
      if (meaning.state === "waiting") for (const blob of meaning.blobs) this.#there.delete(blob);
    }
  }

  /** The answer as it comes back; null where none does. */
  #over<T>(fate: Fate, ask: () => T): T | null {
    const before = this.#late.splice(0);
    const told = fate === "lost" || fate === "late" ? null : ask();
    if (fate === "doubled") ask();
    for (const late of before) late();
    if (fate === "late") this.#late.push(ask);
    return fate === "answer-lost" ? null : told;
  }
}
