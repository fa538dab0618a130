import { ReceivedChanges } from "../../core/sync/wire.ts";
import { hasBlob, putBlob } from "../store/blobs.ts";
import type { Desk } from "../store/cases.ts";
import { appendChanges, noteTaken, type Received, untaken } from "../store/sync-in.ts";
import { readIdentity } from "../store/sync-identity.ts";
import { unsentCounts } from "../store/sync-queue.ts";
import type { Downloads } from "./blobs.ts";
import { isOfTheItem, UNKNOWN_CHANGE } from "./faults.ts";
import type { Gateway } from "./gateway.ts";
import { neededBy, takeIn } from "./takers/takers.ts";
import type { NeededBlob, TakeOutcome } from "./takers/taker.ts";

type Data = Pick<Desk, "store" | "clock">;

/** Changes asked for at once. */
const PAGE = 200;

/** @param unsent what waits here, for the district's page: a counter that only hears tells it too */
export function changesPath(since: number, unsent: number): string {
  return `/v1/changes?since=${since}&limit=${PAGE}&unsent=${unsent}`;
}

/** Asks for what came after our number, page by page, until there is no more. */
export async function pullChanges({ store, clock }: Data, gateway: Gateway): Promise<void> {
  const { waiting } = await store.read(unsentCounts);
  let more = true;
  while (more) {
    const identity = await store.read(readIdentity);
    if (identity === undefined) return;
    const page = await gateway.json(ReceivedChanges, {
      method: "GET",
      path: changesPath(identity.cursor, waiting),
    });
    await store.write((tx) => appendChanges(tx, identity.round, page, clock.now()));
    more = page.more && page.next > identity.cursor;
  }
}

/** Fetches what a change needs and this machine does not have. */
export type Fetch = (blob: NeededBlob) => Promise<Uint8Array | null>;

/**
 * Takes in what came down and is not taken in yet, each in a transaction of its own. What has
 * to wait for another is tried again as long as others go through. Without a line (`fetch`
 * null) a change whose blobs are not there waits for the line, or for another file.
 */
export async function takeChanges(data: Data, fetch: Fetch | null): Promise<void> {
  let taken = 0;
  do {
    taken = await takeOnce(data, fetch);
  } while (taken > 0);
}

async function takeOnce(data: Data, fetch: Fetch | null): Promise<number> {
  let taken = 0;
  let after = 0;
  let batch: readonly Received[] = [];
  do {
    batch = await data.store.read((reader) => untaken(reader, after, PAGE));
    for (const received of batch) {
      if (await takeOne(data, received, fetch)) taken += 1;
    }
    after = batch.at(-1)?.seq ?? after;
  } while (batch.length > 0);
  return taken;
}

const UNKNOWN: TakeOutcome = {
  is: "set-aside",
  code: UNKNOWN_CHANGE.code,
  what: UNKNOWN_CHANGE.what,
  do: UNKNOWN_CHANGE.remedy,
};

async function takeOne(
  { store, clock }: Data,
  { seq, change }: Received,
  fetch: Fetch | null,
): Promise<boolean> {
  for (const blob of change === null ? [] : neededBy(change)) {
    if (await store.read((reader) => hasBlob(reader, blob.sha256))) continue;
    if (fetch === null) return false;
    const bytes = await fetch(blob);
    if (bytes === null) return false;
    await store.write((tx) => putBlob(tx, bytes, blob.mediaType));
  }
  const at = clock.now();
  return store.write(async (tx) => {
    const outcome = change === null ? UNKNOWN : await takeIn(tx, change, at);
    if (outcome.is === "waits") return false;
    await noteTaken(tx, seq, outcome, at);
    return true;
  });
}

/** Fetches over the line; a blob that this gateway does not give leaves its change waiting. */
export function fetchFrom(gateway: Gateway, downloads: Downloads): Fetch {
  return async (blob) => {
    try {
      return await downloads.fetch(gateway, blob);
    } catch (error) {
      if (isOfTheItem(error)) return null;
      throw error;
    }
  };
}
