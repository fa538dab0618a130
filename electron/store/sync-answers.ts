import { z } from "zod";
import type { Meaning } from "../../core/sync/answers.ts";
import type { Refused, SentRevision } from "../../core/sync/wire.ts";
import { readBlob, sha256Hex } from "./blobs.ts";
import type { Reader, Transaction } from "./connection.ts";
import { noteConflict } from "./sync-conflicts.ts";
import { LONG_BODY } from "./sync-queue.ts";

/** What became of each item, committed as its answer arrives. */

export type ItemKind = "revision" | "inquiry-event";

/** Answers "missing" in a row after which a clerk is told: what is missing does not come by itself. */
const MOST_MISSING = 8;

const STILL_MISSING: Refused = {
  code: "E-SYNC-21",
  what: "网关一再说缺少它之前的版本或附件，本机已经送过。",
  do: "按重试再送一次；仍不行，请把这一件的受理号告诉区县网关管理员。",
};

export interface Answered {
  readonly kind: ItemKind;
  readonly ref: string;
  readonly caseId: string;
  readonly meaning: Meaning;
  readonly at: string;
}

/** Enters an answer; what it needs to go again is put right in the same transaction. */
export async function enterAnswer(tx: Transaction, answered: Answered): Promise<void> {
  const { kind, ref, caseId, meaning, at } = answered;
  switch (meaning.state) {
    case "accepted": {
      const { verdict, conflicts } = meaning;
      await putState(tx, { kind, ref, state: "accepted", answer: { verdict }, at });
      if (kind === "revision") await tx.run("DELETE FROM outbox WHERE revision = ?", [ref]);
      for (const found of conflicts) await noteConflict(tx, caseId, found, at);
      return;
    }
    case "waiting": {
      const tries = await putState(tx, { kind, ref, state: "waiting", answer: {}, at });
      for (const parent of meaning.parents) await sendAgain(tx, parent);
      for (const blob of meaning.blobs) {
        await tx.run("DELETE FROM sync_blob WHERE sha256 = ?", [blob]);
      }
      if (tries >= MOST_MISSING) await setAside(tx, { kind, ref, at, ...STILL_MISSING });
      return;
    }
    case "set-aside":
      await setAside(tx, { kind, ref, at, code: meaning.code, what: meaning.what, do: meaning.do });
  }
}

/** Puts an item aside with its reason and remedy; it blocks nothing. */
export async function setAside(
  tx: Transaction,
  item: { readonly kind: ItemKind; readonly ref: string; readonly at: string } & Refused,
): Promise<void> {
  const { kind, ref, at, code, what } = item;
  await putState(tx, { kind, ref, state: "set-aside", answer: { code, what, do: item.do }, at });
}

/** 重试: back into the queue. */
export function retry(tx: Transaction, kind: ItemKind, ref: string): Promise<number> {
  return tx.run("DELETE FROM sync_state WHERE kind = ? AND ref = ? AND state = 'set-aside'", [
    kind,
    ref,
  ]);
}

export function noteBlobThere(tx: Transaction, sha256: string): Promise<number> {
  return tx.run("INSERT OR IGNORE INTO sync_blob (sha256) VALUES (?)", [sha256]);
}

/** The gateway does not have a version that was accepted once: it goes again. */
async function sendAgain(tx: Transaction, hash: string): Promise<void> {
  await tx.run(
    "DELETE FROM sync_state WHERE kind = 'revision' AND ref = ? AND state = 'accepted'",
    [hash],
  );
  await tx.run(
    "INSERT OR IGNORE INTO outbox (revision, queued_at) SELECT hash, at FROM revision WHERE hash = ?",
    [hash],
  );
}

const Tries = z.object({ tries: z.int() });

interface NewState {
  readonly kind: ItemKind;
  readonly ref: string;
  readonly state: "waiting" | "accepted" | "set-aside";
  readonly answer: unknown;
  readonly at: string;
}

async function putState(tx: Transaction, { kind, ref, state, answer, at }: NewState) {
  const row = await tx.get(
    Tries,
    `INSERT INTO sync_state (kind, ref, state, tries, answer, at) VALUES (?, ?, ?, 1, ?, ?)
     ON CONFLICT (kind, ref) DO UPDATE SET state = excluded.state, answer = excluded.answer,
       at = excluded.at, tries = tries + 1 RETURNING tries`,
    [kind, ref, state, JSON.stringify(answer), at],
  );
  return row?.tries ?? 1;
}

const Body = z.object({ hash: z.string(), body: z.string() });

/**
 * Versions as they lie in the store, to be sent byte for byte, in this order. A long one has
 * gone before as the blob of its hash, and is only named.
 */
export async function bodiesOf(
  reader: Reader,
  hashes: readonly string[],
): Promise<readonly SentRevision[]> {
  return reader.all(
    Body,
    `SELECT hash, iif(octet_length(body) > ${LONG_BODY}, '', body) AS body FROM revision
     WHERE hash IN (SELECT value FROM json_each(?)) ORDER BY seq`,
    [JSON.stringify(hashes)],
  );
}

/** Bytes that a hash names: of a paper, an attachment, a pack or a long version; null where they are not right. */
export async function contentOf(reader: Reader, sha256: string): Promise<Uint8Array | null> {
  const kept = await readBlob(reader, sha256);
  const row = await reader.get(Body, "SELECT hash, body FROM revision WHERE hash = ?", [sha256]);
  const bytes = kept ?? (row === undefined ? undefined : Buffer.from(row.body, "utf8"));
  return bytes !== undefined && sha256Hex(bytes) === sha256 ? bytes : null;
}
