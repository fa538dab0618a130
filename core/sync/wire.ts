import { z } from "zod";
import { Change } from "./change.ts";
import { FilingElsewhere } from "./filing-elsewhere.ts";

/**
 * What a counter and its gateway say to each other (docs/sync.md). Ids are made on the
 * device and contents named by their hash, so anything may be said twice. Both ends parse
 * with these schemas; the OpenAPI document is made from them. Requests are strict; of an answer
 * a counter leaves out what it does not know, for a gateway may be newer than its counters.
 */

export const PROTOCOL = "sync/1";

/** One request carries at most this many bytes; each of a bundle too. */
export const MOST_BYTES = 1_048_576;
/** A bundle of requests at most this many: some dozens of cases with their forms. */
export const MOST_BUNDLE_BYTES = 4 * MOST_BYTES;
/** One piece of a blob: below the limit, and small enough for a line of 64 kbit/s. */
export const CHUNK_BYTES = 262_144;
/** Versions in one request. */
export const MOST_REVISIONS = 20;
/** Events in one request. */
export const MOST_EVENTS = 100;
/** Requests in one bundle. */
export const MOST_BUNDLED = 200;

export const Sha256 = z.string().regex(/^[0-9a-f]{64}$/u);
const id = z.string().min(1).max(80);
const text = z.string().max(500);
/** Raw 32-byte public key of Ed25519, base64url. */
const publicKey = z.string().regex(/^[\w-]{43}$/u);
/** Ed25519 signature, base64url. */
const signature = z.string().regex(/^[\w-]{86}$/u);
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/u);
/** Yuan with two decimals, or empty while undetermined. */
const amount = z.string().regex(/^(?:-?\d{1,13}\.\d{2})?$/u);

/** Enrolment (登记设备) with the code that the district gave out once. */
export const EnrolRequest = z.strictObject({
  protocol: z.literal(PROTOCOL),
  code: z.string().min(8).max(64),
  office: text,
  window: text,
  signKey: publicKey,
  /** age recipient of the counter, to which answer files are encrypted. */
  recipient: z.string().max(200),
});
export const EnrolAnswer = z.object({
  device: id,
  officeId: id,
  district: text,
  /** Key with which the gateway signs answer files. */
  gatewayKey: publicKey,
  /** age recipient of the gateway, to which exchange files are encrypted. */
  recipient: z.string().max(200),
  /** Keys whose signature on a policy pack counts. */
  packKeys: z.array(publicKey).max(10),
});

/** Opens a session; the signature is over PROTOCOL, device and nonce, a line each. */
export const SessionRequest = z.strictObject({ device: id, nonce: id, signature });
export const SessionAnswer = z.object({
  session: id,
  /** Of the gateway's data, made anew when they are restored from a copy: as `G-BEHIND` to the counter. */
  epoch: id.optional(),
});

/**
 * A version as it lies in the store: its canonical JSON, byte for byte, under its hash. Empty:
 * it has come as the blob of that hash, as one longer than `CHUNK_BYTES` does.
 */
export const SentRevision = z.strictObject({ hash: Sha256, body: z.string().max(MOST_BYTES) });

/** What an event of a request to another office (协查、协同) is, as the counter wrote it. */
export const SentEvent = z.strictObject({
  /** Made on the device: SHA-256 of the canonical JSON of the rest. */
  id: Sha256,
  inquiryId: id,
  caseId: id,
  body: z.string().max(20_000),
  at: z.string().max(40),
  by: text,
});

/** The gateway computed the settlement anew (invariant 3) and says whether it agrees. */
export const Verdict = z.discriminatedUnion("is", [
  z.object({ is: z.literal("agrees") }),
  z.object({
    is: z.literal("differs"),
    fields: z
      .array(z.object({ field: id, counter: text, gateway: text, clauses: z.array(id) }))
      .min(1),
  }),
  /** For instance a pack that the gateway does not have. */
  z.object({ is: z.literal("not-computed"), why: text }),
]);

/** An invoice of this version that another case of the district has (GD-93-5b). */
export const InvoiceElsewhere = z.object({
  number: text,
  caseNumber: text,
  office: text,
});

const stored = {
  /** All heads of the case; more than one is a fork, which a clerk has to resolve. */
  heads: z.array(Sha256).min(1),
  verdict: Verdict,
  elsewhere: z.array(InvoiceElsewhere),
  /** The same filing in other cases of the district; absent: in none. */
  filings: z.array(FilingElsewhere).min(1).optional(),
};
/** What became of one version. */
export const RevisionAnswer = z.discriminatedUnion("is", [
  z.object({ is: z.literal("accepted"), hash: Sha256, ...stored }),
  /** It was there already: the same as accepted to the counter. */
  z.object({ is: z.literal("known"), hash: Sha256, ...stored }),
  /** Send these first; nothing is wrong. */
  z.object({
    is: z.literal("missing"),
    hash: Sha256,
    parents: z.array(Sha256),
    blobs: z.array(Sha256),
  }),
  /** This one cannot be taken; the others are not touched by it. */
  z.object({ is: z.literal("refused"), hash: Sha256, code: id, what: text, do: text }),
]);
export const EventAnswer = z.discriminatedUnion("is", [
  z.object({ is: z.literal("accepted"), id: Sha256 }),
  z.object({ is: z.literal("refused"), id: Sha256, code: id, what: text, do: text }),
]);

/** `unsent`: what still waits at the counter, for the district's page. */
export const RevisionsRequest = z.strictObject({
  unsent: z.int().nonnegative(),
  revisions: z.array(SentRevision).min(1).max(MOST_REVISIONS),
});
export const RevisionsAnswer = z.object({ answers: z.array(RevisionAnswer) });
export const EventsRequest = z.strictObject({ events: z.array(SentEvent).min(1).max(MOST_EVENTS) });
export const EventsAnswer = z.object({ answers: z.array(EventAnswer) });

/** How much of a blob is there: the whole, or the bytes from the start to go on after. */
export const BlobAnswer = z.object({ have: z.int().nonnegative(), whole: z.boolean() });

/** What comes down, in the order of the gateway's own counting. */
export const ChangesAnswer = z.object({
  changes: z.array(z.object({ at: z.int().positive(), change: Change })),
  /** Ask with this the next time. */
  next: z.int().nonnegative(),
  more: z.boolean(),
});

/** The same as a counter keeps it: also what it cannot read yet, because the gateway is newer. */
export const ReceivedChanges = ChangesAnswer.extend({
  changes: z.array(
    z.object({ at: z.int().positive(), change: z.looseObject({ kind: z.string().max(80) }) }),
  ),
});

/** A case as one side has it on a day, for the daily reconciliation (日对账, HUN-46). */
export const DayCase = z.strictObject({
  caseId: id,
  number: text,
  head: Sha256,
  total: amount,
  fund: amount,
});
export const DayRequest = z.strictObject({ cases: z.array(DayCase).max(5_000) });
const sums = z.object({ cases: z.int().nonnegative(), total: amount, fund: amount });
export const DayAnswer = z.object({
  day,
  counter: sums,
  gateway: sums,
  differences: z.array(
    z.object({
      caseId: id,
      number: text,
      is: z.enum(["only-counter", "only-gateway", "other-version", "other-amount"]),
    }),
  ),
});

/** Every answer that is not what was asked for: what happened and what to do, in Chinese. */
export const Refused = z.object({ code: id, what: text, do: text });

export type EnrolRequest = z.output<typeof EnrolRequest>;
export type EnrolAnswer = z.output<typeof EnrolAnswer>;
export type SessionRequest = z.output<typeof SessionRequest>;
export type SentRevision = z.output<typeof SentRevision>;
export type SentEvent = z.output<typeof SentEvent>;
export type Verdict = z.output<typeof Verdict>;
export type InvoiceElsewhere = z.output<typeof InvoiceElsewhere>;
export type RevisionAnswer = z.output<typeof RevisionAnswer>;
export type EventAnswer = z.output<typeof EventAnswer>;
export type RevisionsRequest = z.output<typeof RevisionsRequest>;
export type EventsRequest = z.output<typeof EventsRequest>;
export type BlobAnswer = z.output<typeof BlobAnswer>;
export type ChangesAnswer = z.output<typeof ChangesAnswer>;
export type ReceivedChanges = z.output<typeof ReceivedChanges>;
export type DayCase = z.output<typeof DayCase>;
export type DayRequest = z.output<typeof DayRequest>;
export type DayAnswer = z.output<typeof DayAnswer>;
export type Refused = z.output<typeof Refused>;
