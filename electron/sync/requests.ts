import { z } from "zod";
import { BundleAnswer, type Bundled, writeBundle } from "../../core/sync/bundle.ts";
import type { Step } from "../../core/sync/outbox.ts";
import type { SentRevision } from "../../core/sync/wire.ts";
import type { Reader } from "../store/connection.ts";
import { bodiesOf, contentsOf } from "../store/sync-answers.ts";
import { type QueuedEvent, sentEvents } from "../store/sync-events.ts";
import { rangeOf } from "./blobs.ts";
import { isOfTheItem, LineFault, NOT_UNDERSTOOD } from "./faults.ts";
import type { Gateway } from "./gateway.ts";

/** A step with the request that takes it; null where the bytes that it needs are not here any more. */
export interface Prepared {
  readonly step: Step;
  readonly request: Bundled | null;
  /** Of a step with events: each beside its item here. */
  readonly events: readonly QueuedEvent[];
}

/** The answer to one request; the body is JSON that was read already. */
export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/**
 * The steps of a bundle, with what they send read all together.
 * @param unsent what waits here, for the district's page
 */
export async function prepareAll(
  reader: Reader,
  steps: readonly Step[],
  unsent: number,
): Promise<readonly Prepared[]> {
  const blobs = steps.flatMap((step) => (step.is === "blob" ? [step.blob.sha256] : []));
  const contents = await contentsOf(reader, blobs);
  const refs = steps.flatMap((step) => (step.is === "versions" ? step.refs : []));
  const bodies = new Map((await bodiesOf(reader, refs)).map((sent) => [sent.hash, sent]));
  const prepared: Prepared[] = [];
  for (const step of steps) {
    const events = step.is === "events" ? await sentEvents(reader, step.refs) : [];
    prepared.push({ step, request: requestOf(step, { unsent, contents, bodies, events }), events });
  }
  return prepared;
}

interface Brought {
  readonly unsent: number;
  readonly contents: ReadonlyMap<string, Uint8Array>;
  readonly bodies: ReadonlyMap<string, SentRevision>;
  readonly events: readonly QueuedEvent[];
}

function requestOf(step: Step, { unsent, contents, bodies, events }: Brought): Bundled | null {
  switch (step.is) {
    case "blob": {
      const { sha256 } = step.blob;
      const bytes = contents.get(sha256);
      return bytes === undefined ? null : wholeBlob(sha256, bytes);
    }
    case "versions": {
      const revisions = step.refs.flatMap((ref) => bodies.get(ref) ?? []);
      return post(step.caseId, "revisions", { unsent, revisions });
    }
    case "events":
      return post(step.caseId, "events", { events: events.map(({ event }) => event) });
  }
}

function post(caseId: string, what: string, body: unknown): Bundled {
  const path = `/v1/cases/${encodeURIComponent(caseId)}/${what}`;
  return { method: "POST", path, body: Buffer.from(JSON.stringify(body), "utf8") };
}

function wholeBlob(sha256: string, body: Uint8Array): Bundled {
  const range = rangeOf(0, body.length, body.length);
  return { method: "PUT", path: `/v1/blobs/${sha256}`, range, body };
}

/** Asks all of them at once; one goes by itself, as it would without bundles. */
export async function askAll(
  gateway: Gateway,
  requests: readonly Bundled[],
): Promise<readonly Answer[]> {
  const [first] = requests;
  if (first === undefined) return [];
  if (requests.length === 1) return [await askAlone(gateway, first)];
  const { answers } = await gateway.json(BundleAnswer, {
    method: "POST",
    path: "/v1/bundle",
    headers: { "content-type": BYTES },
    body: writeBundle(requests),
  });
  if (answers.length !== requests.length) throw new LineFault(NOT_UNDERSTOOD);
  return answers;
}

const BYTES = "application/octet-stream";

/** Some JSON: what it says is read by the step that it answers. */
const Json = z.looseObject({});

async function askAlone(gateway: Gateway, { method, path, range, body }: Bundled): Promise<Answer> {
  const headers: Readonly<Record<string, string>> =
    range === undefined
      ? { "content-type": "application/json" }
      : { "content-type": BYTES, "content-range": range };
  try {
    return { status: 200, body: await gateway.json(Json, { method, path, headers, body }) };
  } catch (error) {
    if (isOfTheItem(error)) return { status: error.status, body: error.refused };
    throw error;
  }
}
