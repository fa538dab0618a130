import { z } from "zod";
import type { Reader, Transaction } from "./connection.ts";

/** `answer` of an item that came down and was never sent from here. */
export const RECEIVED = "received";

/** Who this counter is to its gateway, and how far it has read there: one row, none before the enrolment. */

const Keys = z.array(z.string());

const Row = z
  .object({
    url: z.string(),
    certificate: z.string(),
    proxy: z.string(),
    code: z.string(),
    device: z.string(),
    office_id: z.string(),
    district: z.string(),
    sign_key: z.string(),
    age_key: z.string(),
    gateway_key: z.string(),
    gateway_recipient: z.string(),
    pack_keys: z.string(),
    round: z.int(),
    restored: z.int(),
    epoch: z.string(),
    cursor: z.int(),
    exchange_no: z.int(),
    paused: z.int(),
    removed: z.int(),
    enrolled_at: z.string(),
  })
  .transform((row) => ({
    url: row.url,
    certificate: row.certificate,
    /** `http://host:port` of a CONNECT proxy; empty: none. */
    proxy: row.proxy,
    /** One-time code, until the gateway has answered; empty afterwards. */
    code: row.code,
    /** Id that the gateway gave; empty until then. */
    device: row.device,
    officeId: row.office_id,
    district: row.district,
    /** Private key of Ed25519, PKCS #8 in base64url. */
    signKey: row.sign_key,
    /** `AGE-SECRET-KEY-1…` */
    ageKey: row.age_key,
    gatewayKey: row.gateway_key,
    gatewayRecipient: row.gateway_recipient,
    packKeys: Keys.parse(JSON.parse(row.pack_keys)),
    round: row.round,
    /** `seq` of the restore under which cursor and answers were noted. */
    restored: row.restored,
    /** Of the gateway's data; empty where it has told none. */
    epoch: row.epoch,
    cursor: row.cursor,
    exchangeNo: row.exchange_no,
    paused: row.paused === 1,
    /** The district has removed this device. */
    removed: row.removed === 1,
    enrolledAt: row.enrolled_at,
  }));
export type SyncIdentity = z.output<typeof Row>;

export function readIdentity(reader: Reader): Promise<SyncIdentity | undefined> {
  return reader.get(Row, "SELECT * FROM sync_identity");
}

/** What is known when the clerk has accepted the enrolment file; the keys were made here. */
export interface NewIdentity extends Pick<
  SyncIdentity,
  | "url"
  | "certificate"
  | "proxy"
  | "code"
  | "district"
  | "signKey"
  | "ageKey"
  | "gatewayKey"
  | "gatewayRecipient"
  | "packKeys"
> {
  readonly at: string;
}

export async function putIdentity(tx: Transaction, made: NewIdentity): Promise<void> {
  await tx.run("DELETE FROM sync_identity");
  await tx.run(
    `INSERT INTO sync_identity (only, url, certificate, proxy, code, device, office_id, district,
       sign_key, age_key, gateway_key, gateway_recipient, pack_keys, restored, enrolled_at)
     VALUES (1, ?, ?, ?, ?, '', '', ?, ?, ?, ?, ?, ?,
       (SELECT coalesce(max(seq), 0) FROM restore), ?)`,
    [
      made.url,
      made.certificate,
      made.proxy,
      made.code,
      made.district,
      made.signKey,
      made.ageKey,
      made.gatewayKey,
      made.gatewayRecipient,
      JSON.stringify(made.packKeys),
      made.at,
    ],
  );
}

/** Notes the gateway's answer to the enrolment; the code has had its use. */
export async function noteEnrolled(
  tx: Transaction,
  answer: {
    readonly device: string;
    readonly officeId: string;
    readonly district: string;
    readonly gatewayKey: string;
    readonly recipient: string;
    readonly packKeys: readonly string[];
  },
): Promise<void> {
  await tx.run(
    `UPDATE sync_identity SET device = ?, office_id = ?, district = ?, gateway_key = ?,
       gateway_recipient = ?, pack_keys = ?, code = '', removed = 0`,
    [
      answer.device,
      answer.officeId,
      answer.district,
      answer.gatewayKey,
      answer.recipient,
      JSON.stringify(answer.packKeys),
    ],
  );
}

export async function setPaused(tx: Transaction, paused: boolean): Promise<void> {
  await tx.run("UPDATE sync_identity SET paused = ?", [paused ? 1 : 0]);
}

export async function setRemoved(tx: Transaction): Promise<void> {
  await tx.run("UPDATE sync_identity SET removed = 1");
}

export async function setProxy(tx: Transaction, proxy: string): Promise<void> {
  await tx.run("UPDATE sync_identity SET proxy = ?", [proxy]);
}

/**
 * Takes the connection away. What was accepted there says nothing to the next gateway: all
 * versions are unsent again.
 */
export async function dropIdentity(tx: Transaction): Promise<void> {
  await startAnew(tx);
  await tx.run("DELETE FROM sync_identity");
}

/**
 * Everything is sent again and asked for from 0, such as after the gateway was restored from a
 * copy: each is known there by its hash, so nothing doubles.
 */
export async function startAnew(tx: Transaction): Promise<void> {
  // What the other offices wrote is not ours to send.
  await tx.run(
    "DELETE FROM sync_state WHERE state = 'accepted' AND (kind = 'revision' OR answer <> ?)",
    [RECEIVED],
  );
  await tx.run("DELETE FROM sync_blob");
  await tx.run(
    "INSERT OR IGNORE INTO outbox (revision, queued_at) SELECT hash, at FROM revision ORDER BY seq",
  );
  await askFromTheStart(tx);
}

async function askFromTheStart(tx: Transaction): Promise<void> {
  await tx.run("UPDATE sync_identity SET cursor = 0, round = round + 1, epoch = ''");
}

const Restored = z.object({ restored: z.int(), newest: z.int() });

const RESTORED = `SELECT restored, (SELECT coalesce(max(seq), 0) FROM restore) AS newest
  FROM sync_identity`;

/** Whether these data were brought back from a copy since the place at the gateway was noted. */
export async function wasRestored(reader: Reader): Promise<boolean> {
  const row = await reader.get(Restored, RESTORED);
  return row !== undefined && row.restored !== row.newest;
}

/**
 * After these data were restored from a copy, what had come down since is asked for again; what
 * the copy does not know to be accepted is in its queue.
 */
export async function afterOwnRestore(tx: Transaction): Promise<void> {
  const row = await tx.get(Restored, RESTORED);
  await tx.run("UPDATE sync_identity SET restored = ?", [row?.newest ?? 0]);
  await askFromTheStart(tx);
  // The gateway too may have been restored since the copy was made, and lack some of them.
  await tx.run("DELETE FROM sync_blob");
}

/** Notes the gateway's epoch; another one than before means that its data were replaced. */
export async function noteEpoch(tx: Transaction, epoch: string): Promise<boolean> {
  const identity = await readIdentity(tx);
  if (identity === undefined || identity.epoch === epoch) return false;
  const known = identity.epoch !== "";
  if (known) await startAnew(tx);
  await tx.run("UPDATE sync_identity SET epoch = ?", [epoch]);
  return known;
}
