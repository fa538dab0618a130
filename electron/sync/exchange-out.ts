import {
  afterStep,
  MOST_ROOM,
  nextStep,
  type QueuedCase,
  withoutBlobs,
} from "../../core/sync/outbox.ts";
import { type ExchangeHead, type ExchangeRequest, exchangeText } from "../../core/sync/exchange.ts";
import { CHUNK_BYTES, PROTOCOL, type SentRevision } from "../../core/sync/wire.ts";
import { sha256Hex } from "../store/blobs.ts";
import type { Desk } from "../store/cases.ts";
import { chinaDay } from "../store/clock.ts";
import { bodiesOf, contentOf } from "../store/sync-answers.ts";
import { casesOfDay, daysToReconcile } from "../store/sync-days.ts";
import { sentEvents } from "../store/sync-events.ts";
import { keepFile, type LineRef, nextFileNo } from "../store/sync-files.ts";
import { readIdentity, type SyncIdentity } from "../store/sync-identity.ts";
import { queuedCasesOf, queuedIds, unsentCounts } from "../store/sync-queue.ts";
import { type Progress, UNWATCHED } from "../work/progress.ts";
import { missingBlobs } from "./wanted.ts";
import { rangeOf } from "./blobs.ts";
import { signText } from "./device-keys.ts";
import { changesPath } from "./download.ts";
import { publicRecipient, sealTo } from "./exchange-age.ts";
import { enrolBody } from "./gateway.ts";

/** A file for the gateway (交换文件): what would go over the line, in the same order. */
export interface ExchangeFile {
  readonly no: number;
  readonly bytes: Uint8Array;
  /** Versions and steps in it. */
  readonly items: number;
}

/** Text of a file; more goes with the next one, when this one was answered. */
const MOST_TEXT = 96 * 1024 * 1024;

/** Read into memory together. */
const CASES_AT_ONCE = 60;

/** Null: this machine is not enrolled. */
export async function makeExchangeFile(
  desk: Desk,
  progress: Progress = UNWATCHED,
): Promise<ExchangeFile | null> {
  const { store, clock } = desk;
  const identity = await store.read(readIdentity);
  if (identity === undefined) return null;
  const lines = new Lines();
  if (identity.code !== "") await lines.enrol(desk, identity);
  await addQueue(desk, lines, progress);
  await addQuestions(desk, identity, lines);
  progress.signal.throwIfAborted();
  progress.tell("sealing");
  const rest = lines.text();
  const restHash = sha256Hex(rest);
  const no = await store.write(async (tx) => {
    const next = await nextFileNo(tx);
    await keepFile(tx, { no: next, restHash, lines: lines.refs }, clock.now());
    return next;
  });
  const signature = signText(identity.signKey, exchangeText(identity.device, no, restHash));
  const head: ExchangeHead = { protocol: PROTOCOL, device: identity.device, no, signature };
  const text = `${JSON.stringify(head)}\n${rest}`;
  return { no, bytes: await sealTo(identity.gatewayRecipient, text), items: lines.items };
}

class Lines {
  readonly refs: LineRef[] = [];
  readonly #lines: string[] = [];
  #size = 0;
  items = 0;

  get full(): boolean {
    return this.#size > MOST_TEXT;
  }

  add(ref: LineRef, request: ExchangeRequest): void {
    const line = JSON.stringify(request);
    this.refs.push(ref);
    this.#lines.push(line);
    this.#size += line.length;
  }

  async enrol({ office }: Desk, { code, signKey, ageKey }: SyncIdentity): Promise<void> {
    const recipient = await publicRecipient(ageKey);
    const { name, window } = office;
    const body = enrolBody({ code, signKey, recipient, office: name, window });
    this.add({ is: "enrol" }, { method: "POST", path: "/v1/devices", body });
  }

  text(): string {
    return this.#lines.map((line) => `${line}\n`).join("");
  }
}

/** Case by case, in the order of the queue, by the same rules as over the line. */
async function addQueue({ store }: Desk, lines: Lines, { signal, tell }: Progress): Promise<void> {
  const { waiting } = await store.read(unsentCounts);
  const done = new Set<string>();
  const there = new Set<string>();
  for (;;) {
    const queue = await store.read(async (reader) =>
      queuedCasesOf(reader, await queuedIds(reader, [...done], CASES_AT_ONCE)),
    );
    if (queue.length === 0) return;
    for (const queued of queue) {
      signal.throwIfAborted();
      tell("packing", { done: lines.items });
      if (lines.full) return;
      await addCase(store, queued, { lines, there, unsent: waiting });
      done.add(queued.caseId);
    }
  }
}

interface Into {
  readonly lines: Lines;
  /** Blobs that stand in the file already. */
  readonly there: Set<string>;
  readonly unsent: number;
}

/** Walks a case as if each answer had been "accepted". */
async function addCase(store: Desk["store"], queued: QueuedCase, into: Into): Promise<void> {
  let left = withoutBlobs(queued, into.there);
  for (;;) {
    const step = nextStep(left, MOST_ROOM, () => false)?.step;
    if (step === undefined) return;
    switch (step.is) {
      case "blob":
        if (!(await addBlob(store, step.blob.sha256, into.lines))) return;
        into.there.add(step.blob.sha256);
        break;
      case "versions":
        await addVersions(store, step, into);
        break;
      case "events":
        await addEvents(store, step, into);
    }
    left = afterStep(left, step);
  }
}

/** False where the bytes are not here any more: the item waits, and the line will tell. */
async function addBlob(store: Desk["store"], sha256: string, lines: Lines): Promise<boolean> {
  const bytes = await store.read((reader) => contentOf(reader, sha256));
  if (bytes === null) return false;
  for (let from = 0; from < bytes.length; from += CHUNK_BYTES) {
    const piece = bytes.subarray(from, from + CHUNK_BYTES);
    lines.add(
      { is: "piece", sha256 },
      {
        method: "PUT",
        path: `/v1/blobs/${sha256}`,
        range: rangeOf(from, piece.length, bytes.length),
        body: Buffer.from(piece).toString("base64"),
      },
    );
  }
  return true;
}

interface Refs {
  readonly caseId: string;
  readonly refs: readonly string[];
}

async function addVersions(store: Desk["store"], { caseId, refs }: Refs, into: Into) {
  const revisions: readonly SentRevision[] = await store.read((reader) => bodiesOf(reader, refs));
  const path = `/v1/cases/${encodeURIComponent(caseId)}/revisions`;
  const body = { unsent: into.unsent, revisions };
  into.lines.add({ is: "versions", caseId, refs: [...refs] }, { method: "POST", path, body });
  into.lines.items += refs.length;
}

async function addEvents(store: Desk["store"], { caseId, refs }: Refs, into: Into) {
  const events = await store.read((reader) => sentEvents(reader, refs));
  const path = `/v1/cases/${encodeURIComponent(caseId)}/events`;
  const named = events.map(({ ref, event }) => ({ ref, id: event.id }));
  const body = { events: events.map(({ event }) => event) };
  into.lines.add({ is: "events", caseId, refs: named }, { method: "POST", path, body });
  into.lines.items += refs.length;
}

/** What is asked for: reconciliation of finished days, blobs that changes wait for, further changes. */
async function addQuestions(
  { store, clock }: Desk,
  { cursor }: SyncIdentity,
  lines: Lines,
): Promise<void> {
  const days = await store.read((reader) => daysToReconcile(reader, chinaDay(clock.now())));
  for (const day of days) {
    const cases = await store.read((reader) => casesOfDay(reader, day));
    lines.add({ is: "day" }, { method: "PUT", path: `/v1/days/${day}`, body: { cases } });
  }
  for (const { sha256, bytes, mediaType } of await store.read(missingBlobs)) {
    for (let from = 0; from < bytes; from += CHUNK_BYTES) {
      const last = Math.min(from + CHUNK_BYTES, bytes) - 1;
      lines.add(
        { is: "fetch", sha256, mediaType, from, bytes },
        { method: "GET", path: `/v1/blobs/${sha256}`, range: `bytes=${from}-${last}`, body: null },
      );
    }
  }
  const { waiting } = await store.read(unsentCounts);
  const path = changesPath(cursor, Math.max(0, waiting - lines.items));
  lines.add({ is: "changes" }, { method: "GET", path, body: null });
}
