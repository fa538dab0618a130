import { z } from "zod";
import { hashOf } from "../../core/casefile/revision.ts";
import type { SentEvent } from "../../core/sync/wire.ts";
import type { Reader, Transaction } from "./connection.ts";
import { RECEIVED } from "./sync-identity.ts";

/** Steps of requests to other offices (协查、协同) as the gateway gets them. */

const Row = z.object({
  seq: z.int(),
  inquiry_id: z.string(),
  case_id: z.string(),
  body: z.string(),
  at: z.string(),
  operator_name: z.string(),
});

/** An event as it is sent, with the name of its item here. */
export interface QueuedEvent {
  readonly ref: string;
  readonly event: SentEvent;
}

export async function sentEvents(
  reader: Reader,
  refs: readonly string[],
): Promise<readonly QueuedEvent[]> {
  const rows = await reader.all(
    Row,
    `SELECT seq, inquiry_id, case_id, body, at, operator_name FROM inquiry_event
     WHERE seq IN (SELECT CAST(value AS INTEGER) FROM json_each(?)) ORDER BY seq`,
    [JSON.stringify(refs)],
  );
  return rows.map(({ seq, inquiry_id, case_id, body, at, operator_name }) => {
    const rest = { inquiryId: inquiry_id, caseId: case_id, body, at, by: operator_name };
    return { ref: String(seq), event: { id: hashOf(rest), ...rest } };
  });
}

/** A step that came down is not sent up: to be called in the transaction that adds its row. */
export async function noteReceivedEvent(tx: Transaction, seq: number, at: string): Promise<void> {
  await tx.run(
    `INSERT OR IGNORE INTO sync_state (kind, ref, state, answer, at)
     VALUES ('inquiry-event', ?, 'accepted', ?, ?)`,
    [String(seq), RECEIVED, at],
  );
}
