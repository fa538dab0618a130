import {
  CHUNK_BYTES,
  MOST_BUNDLE_BYTES,
  MOST_BUNDLED,
  MOST_BYTES,
  MOST_EVENTS,
  MOST_REVISIONS,
} from "./wire.ts";

/**
 * What goes next out of the queue of a counter (docs/sync.md, "The queue of a counter").
 * Within a case oldest first, a version never before its parents nor before its blobs; what is
 * small goes in bundles, as much of it as the line carries; large blobs in a lane of their own,
 * so that they hold nothing else up.
 */

/** Bundles that are on their way at the same time. */
export const SIDE_BY_SIDE = 4;
/** Of what a request may be, for the versions in it are JSON, and are escaped once more. */
const UNESCAPED = 3 / 4;
/** Of a bundle. */
export const MOST_ROOM = MOST_BUNDLE_BYTES * UNESCAPED;
/** Of the versions of one case in a request of their own. */
const VERSIONS_ROOM = MOST_BYTES * UNESCAPED;
/** A piece of a large blob is never smaller: the frame of a request would outweigh it. */
export const LEAST_PIECE = 16_384;
/** Of an event, where it is not known before it is read: most are a few lines. */
const EVENT_BYTES = 1_000;

export interface QueuedBlob {
  readonly sha256: string;
  readonly bytes: number;
}

/** Something unsent. */
export type QueuedItem =
  | {
      readonly kind: "revision";
      /** Hash of the version. */
      readonly ref: string;
      /** Bytes of its canonical JSON. */
      readonly bytes: number;
      /** Those of its parents that are unsent themselves. */
      readonly parents: readonly string[];
      /** Those of its blobs that the gateway is not known to have. */
      readonly blobs: readonly QueuedBlob[];
      readonly state: "waiting" | "set-aside";
    }
  | {
      readonly kind: "event";
      readonly ref: string;
      readonly inquiryId: string;
      readonly state: "waiting" | "set-aside";
    };

/** The unsent items of a case, oldest first. */
export interface QueuedCase {
  readonly caseId: string;
  readonly items: readonly QueuedItem[];
}

/** One request of a case. */
export type Step =
  | { readonly is: "blob"; readonly caseId: string; readonly blob: QueuedBlob }
  | {
      readonly is: "versions" | "events";
      readonly caseId: string;
      readonly refs: readonly string[];
    };

/** What is on its way already. */
export interface InFlight {
  readonly cases: ReadonlySet<string>;
  /** The blob in the lane of the large ones. */
  readonly large: string | null;
}

/** How long a piece of a large blob is where a bundle may be so long: what drops costs no more. */
export function pieceOf(room: number): number {
  return Math.min(Math.max(room, LEAST_PIECE), CHUNK_BYTES);
}

/**
 * The requests that go together now, case by case, each as if those before it had been accepted.
 * @param queue by the age of each case's oldest unsent item
 * @param room bytes; a single request goes however long it is
 */
export function nextBundle(
  queue: readonly QueuedCase[],
  { cases, large }: InFlight,
  room: number,
): readonly Step[] {
  const steps: Step[] = [];
  const there = new Set<string>();
  let bytes = 0;
  for (const queued of queue) {
    if (cases.has(queued.caseId)) continue;
    let left = withoutBlobs(queued, there);
    for (;;) {
      const next = nextStep(
        left,
        room - bytes,
        (blob) => isLarge(blob, room) || blob.sha256 === large,
      );
      if (next === null) break;
      bytes += next.bytes;
      if (steps.length > 0 && (bytes > room || steps.length === MOST_BUNDLED)) return steps;
      steps.push(next.step);
      if (next.step.is === "blob") there.add(next.step.blob.sha256);
      left = afterStep(left, next.step);
    }
  }
  return steps;
}

/** The next for the lane of the large ones; null: none, or the lane is taken. */
export function nextLarge(
  queue: readonly QueuedCase[],
  { large }: InFlight,
  room: number,
): QueuedBlob | null {
  if (large !== null) return null;
  for (const { items } of queue) {
    for (const item of sendable(items)) {
      const found = item.kind === "revision" && item.blobs.find((blob) => isLarge(blob, room));
      if (found) return found;
    }
  }
  return null;
}

interface Sized {
  readonly step: Step;
  readonly bytes: number;
}

/**
 * What one case does next; null: nothing, or it waits for a blob that goes another way, or for a clerk.
 * @param room bytes that versions may take together; one goes in any case
 */
export function nextStep(
  { caseId, items }: QueuedCase,
  room: number,
  isElsewhere: (blob: QueuedBlob) => boolean,
): Sized | null {
  const able = sendable(items);
  const [first] = able;
  if (first === undefined) return null;
  if (first.kind === "event") {
    const events = leading(able, (item) => item.kind === "event").slice(0, MOST_EVENTS);
    const refs = events.map(({ ref }) => ref);
    return { step: { is: "events", caseId, refs }, bytes: refs.length * EVENT_BYTES };
  }
  const blob = first.blobs.find((one) => !isElsewhere(one));
  if (blob !== undefined) return { step: { is: "blob", caseId, blob }, bytes: blob.bytes };
  if (first.blobs.length > 0) return null;
  const { refs, bytes } = batch(able, Math.min(room, VERSIONS_ROOM));
  return { step: { is: "versions", caseId, refs }, bytes };
}

/** What a case still has to send once this was accepted. */
export function afterStep(queued: QueuedCase, step: Step): QueuedCase {
  if (step.is === "blob") return withoutBlobs(queued, new Set([step.blob.sha256]));
  const gone = new Set(step.refs);
  const left = queued.items.filter(({ ref }) => !gone.has(ref));
  return {
    caseId: queued.caseId,
    items: left.map((item) =>
      item.kind === "event"
        ? item
        : { ...item, parents: item.parents.filter((parent) => !gone.has(parent)) },
    ),
  };
}

/** The same where the gateway has these blobs. */
export function withoutBlobs(
  { caseId, items }: QueuedCase,
  there: ReadonlySet<string>,
): QueuedCase {
  return {
    caseId,
    items: items.map((item) =>
      item.kind === "event"
        ? item
        : { ...item, blobs: item.blobs.filter(({ sha256 }) => !there.has(sha256)) },
    ),
  };
}

/** Without what a clerk has to look at first, and what builds upon it. */
function sendable(items: readonly QueuedItem[]): readonly QueuedItem[] {
  const held = new Set<string>();
  return items.filter((item) => {
    const behind =
      item.kind === "revision"
        ? item.parents.some((parent) => held.has(parent))
        : held.has(item.inquiryId);
    if (item.state === "waiting" && !behind) return true;
    held.add(item.kind === "revision" ? item.ref : item.inquiryId);
    return false;
  });
}

/** The leading versions that lack no blob, as many as there is room for. */
function batch(
  items: readonly QueuedItem[],
  room: number,
): { readonly refs: readonly string[]; readonly bytes: number } {
  const refs: string[] = [];
  let bytes = 0;
  for (const item of items) {
    if (item.kind === "event" || item.blobs.length > 0 || refs.length === MOST_REVISIONS) break;
    if (refs.length > 0 && bytes + item.bytes > room) break;
    bytes += item.bytes;
    refs.push(item.ref);
  }
  return { refs, bytes };
}

function isLarge({ bytes }: QueuedBlob, room: number): boolean {
  return bytes > pieceOf(room);
}

function leading<T>(list: readonly T[], holds: (entry: T) => boolean): readonly T[] {
  const end = list.findIndex((entry) => !holds(entry));
  return end < 0 ? list : list.slice(0, end);
}
