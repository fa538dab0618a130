import { z } from "zod";
import type { Meaning } from "../../core/sync/answers.ts";
import type { Refused, SentRevision } from "../../core/sync/wire.ts";
import { sha256Hex } from "./blobs.ts";
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

/** Enters answers; what an item needs to go again is put right in the same transaction. */
export async function enterAnswers(tx: Transaction, answers: readonly Answered[]): Promise<void> {
  await enterAccepted(tx, answers);
  for (const answered of answers) await enterOther(tx, answered);
}

/** Most answers say that all is well: a bundle of them takes two statements. */
async function enterAccepted(tx: Transaction, answers: readonly Answered[]): Promise<void> {
  const rows = answers.flatMap(({ kind, ref, meaning, at }) =>
    meaning.state === "accepted"
      ? [{ kind, ref, answer: JSON.stringify({ verdict: meaning.verdict }), at }]
      : [],
  );
  if (rows.length === 0) return;
  await tx.run(
    `INSERT INTO sync_state (kind, ref, state, tries, answer, at)
     SELECT value ->> 'kind', value ->> 'ref', 'accepted', 1, value ->> 'answer', value ->> 'at'
     FROM json_each(?) WHERE true
     ON CONFLICT (kind, ref) DO UPDATE SET state = excluded.state, answer = excluded.answer,
       at = excluded.at, tries = tries + 1`,
    [JSON.stringify(rows)],
  );
  const sealed = rows.flatMap(({ kind, ref }) => (kind === "revision" ? [ref] : []));
  await tx.run("DELETE FROM outbox WHERE revision IN (SELECT value FROM json_each(?))", [
    JSON.stringify(sealed),
  ]);
}

async function enterOther(tx: Transaction, answered: Answered): Promise<void> {
  const { kind, ref, caseId, meaning, at } = answered;
  switch (meaning.state) {
    case "accepted":
      for (const found of meaning.conflicts) await noteConflict(tx, caseId, found, at);
      return;
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

/** The gateway has these blobs. */
export async function noteBlobsThere(tx: Transaction, hashes: readonly string[]): Promise<void> {
  if (hashes.length === 0) return;
  await tx.run("INSERT OR IGNORE INTO sync_blob (sha256) SELECT value FROM json_each(?)", [
    JSON.stringify(hashes),
  ]);
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
  readonly state: "waiting" | "set-aside";
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

const Bytes = z.object({ sha256: z.string(), bytes: z.instanceof(Uint8Array) });

/**
 * Bytes that hashes name: of papers, attachments, packs or long versions. Where they are not
 * right there are none.
 */
export async function contentsOf(
  reader: Reader,
  hashes: readonly string[],
): Promise<ReadonlyMap<string, Uint8Array>> {
  if (hashes.length === 0) return new Map();
  const kept = await reader.all(
    Bytes,
    "SELECT sha256, bytes FROM blob WHERE sha256 IN (SELECT value FROM json_each(?))",
    [JSON.stringify(hashes)],
  );
  const contents = new Map(kept.map(({ sha256, bytes }) => [sha256, bytes]));
  const others = hashes.filter((hash) => !contents.has(hash));
  if (others.length > 0) {
    const versions = await reader.all(
      Body,
      "SELECT hash, body FROM revision WHERE hash IN (SELECT value FROM json_each(?))",
      [JSON.stringify(others)],
    );
    for (const { hash, body } of versions) contents.set(hash, Buffer.from(body, "utf8"));
  }
  return new Map([...contents].filter(([hash, bytes]) => sha256Hex(bytes) === hash));
}

export async function contentOf(reader: Reader, sha256: string): Promise<Uint8Array | null> {
  return (await contentsOf(reader, [sha256])).get(sha256) ?? null;
}
