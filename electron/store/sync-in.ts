import { z } from "zod";
import { Change } from "../../core/sync/change.ts";
import type { ReceivedChanges } from "../../core/sync/wire.ts";
import type { Reader, Transaction } from "./connection.ts";

/** What came down, as it came, and what became of it. */

/** Appends a page with the cursor behind it: both are there or neither. The same page again adds nothing. */
export async function appendChanges(
  tx: Transaction,
  round: number,
  { changes, next }: ReceivedChanges,
  receivedAt: string,
): Promise<void> {
  for (const { at, change } of changes) {
    await tx.run(
      `INSERT OR IGNORE INTO sync_in (round, at, kind, body, received_at) VALUES (?, ?, ?, ?, ?)`,
      [round, at, change.kind, JSON.stringify(change), receivedAt],
    );
  }
  // Another round may have begun while the answer was on its way: its place stands.
  await tx.run("UPDATE sync_identity SET cursor = max(cursor, ?) WHERE round = ?", [next, round]);
}

const Row = z
  .object({ seq: z.int(), body: z.string() })
  .transform(({ seq, body }) => ({ seq, change: Change.safeParse(JSON.parse(body)) }));

export interface Received {
  readonly seq: number;
  /** Null where this program cannot read it: the gateway is newer. */
  readonly change: Change | null;
}

/** So many changes after this one that are not taken in yet, in the order in which they came. */
export async function untaken(
  reader: Reader,
  after: number,
  limit: number,
): Promise<readonly Received[]> {
  const rows = await reader.all(
    Row,
    `SELECT seq, body FROM sync_in WHERE seq > ? AND seq NOT IN (SELECT seq FROM sync_taken)
     ORDER BY seq LIMIT ?`,
    [after, limit],
  );
  return rows.map(({ seq, change }) => ({ seq, change: change.data ?? null }));
}

export async function noteTaken(
  tx: Transaction,
  seq: number,
  outcome: { readonly is: "taken" | "known" | "set-aside" },
  at: string,
): Promise<void> {
  await tx.run("INSERT INTO sync_taken (seq, state, outcome, taken_at) VALUES (?, ?, ?, ?)", [
    seq,
    outcome.is,
    JSON.stringify(outcome),
    at,
  ]);
}

/** 重试 of what could not be taken in. */
export function retryTaking(tx: Transaction, seq: number): Promise<number> {
  return tx.run("DELETE FROM sync_taken WHERE seq = ? AND state = 'set-aside'", [seq]);
}

/** What an older program could not take in may be plain to this one. */
export async function retryAside(tx: Transaction, code: string): Promise<void> {
  await tx.run("DELETE FROM sync_taken WHERE state = 'set-aside' AND outcome ->> 'code' = ?", [
    code,
  ]);
}

const Aside = z
  .object({ seq: z.int(), kind: z.string(), outcome: z.string(), taken_at: z.string() })
  .transform(({ seq, kind, outcome, taken_at }) => ({
    seq,
    kind,
    at: taken_at,
    ...Reason.parse(JSON.parse(outcome)),
  }));
const Reason = z.object({ code: z.string(), what: z.string(), do: z.string() });

/** What came down and could not be taken in, with its reason. */
export function setAsideIncoming(reader: Reader): Promise<readonly z.output<typeof Aside>[]> {
  return reader.all(
    Aside,
    `SELECT sync_in.seq, kind, outcome, taken_at FROM sync_taken JOIN sync_in USING (seq)
     WHERE state = 'set-aside' ORDER BY sync_in.seq`,
  );
}
