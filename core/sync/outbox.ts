import { CHUNK_BYTES, MOST_BYTES, MOST_REVISIONS } from "./wire.ts";

/**
 * What goes next out of the queue of a counter (docs/sync.md, "The queue of a counter").
 * Within a case oldest first, a version never before its parents nor before its blobs; cases
 * side by side; large blobs in a lane of their own, so that they hold nothing else up.
 */

/** Cases that send at the same time. */
export const SIDE_BY_SIDE = 4;
/** Of one request, with room for its frame: a version is JSON, and is escaped once more. */
const BATCH_BYTES = MOST_BYTES / 2;

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

/** What one case does next. */
export type Step =
  | { readonly is: "blobs"; readonly caseId: string; readonly blobs: readonly QueuedBlob[] }
  | { readonly is: "versions"; readonly caseId: string; readonly refs: readonly string[] }
  | { readonly is: "events"; readonly caseId: string; readonly refs: readonly string[] };

/** What is on its way already. */
export interface InFlight {
  readonly cases: ReadonlySet<string>;
  /** The blob in the lane of the large ones. */
  readonly large: string | null;
}

export interface Next {
  readonly steps: readonly Step[];
  /** For the lane of the large blobs; null: nothing, or the lane is taken. */
  readonly large: QueuedBlob | null;
}

/** What is to be begun now; `queue` by the age of each case's oldest unsent item. */
export function nextSteps(queue: readonly QueuedCase[], flight: InFlight): Next {
  const steps: Step[] = [];
  let large: QueuedBlob | null = null;
  for (const queued of queue) {
    large ??= flight.large === null ? firstLarge(queued) : null;
    const free = flight.cases.size + steps.length < SIDE_BY_SIDE;
    if (!free || flight.cases.has(queued.caseId)) continue;
    const step = stepOf(queued);
    if (step !== null) steps.push(step);
  }
  return { steps, large };
}

/** What one case can do by itself now; null: it waits for the large lane, or for a clerk. */
function stepOf({ caseId, items }: QueuedCase): Step | null {
  const able = sendable(items);
  const [first] = able;
  if (first === undefined) return null;
  if (first.kind === "event") {
    const refs = leading(able, (item) => item.kind === "event").map(({ ref }) => ref);
    return { is: "events", caseId, refs: refs.slice(0, 100) };
  }
  const small = first.blobs.filter((blob) => !isLarge(blob));
  if (small.length > 0) return { is: "blobs", caseId, blobs: small };
  if (first.blobs.length > 0) return null;
  return { is: "versions", caseId, refs: batch(able) };
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

/** The leading versions that lack no blob, as many as one request carries. */
function batch(items: readonly QueuedItem[]): readonly string[] {
  const refs: string[] = [];
  let bytes = 0;
  for (const item of items) {
    if (item.kind === "event" || item.blobs.length > 0 || refs.length === MOST_REVISIONS) break;
    bytes += item.bytes;
    if (refs.length > 0 && bytes > BATCH_BYTES) break;
    refs.push(item.ref);
  }
  return refs;
}

function firstLarge({ items }: QueuedCase): QueuedBlob | null {
  for (const item of sendable(items)) {
    const large = item.kind === "revision" ? item.blobs.find(isLarge) : undefined;
    if (large !== undefined) return large;
  }
  return null;
}

function isLarge({ bytes }: QueuedBlob): boolean {
  return bytes > CHUNK_BYTES;
}

function leading<T>(list: readonly T[], holds: (entry: T) => boolean): readonly T[] {
  const end = list.findIndex((entry) => !holds(entry));
  return end < 0 ? list : list.slice(0, end);
}
