import { z } from "zod";
import type { ChangeOf } from "../../core/sync/change.ts";
import type { Reader, Transaction } from "./connection.ts";
import type { Recorder } from "./journal.ts";

/**
 * Notices and outages from the district (公告、停机, HUN-78), problems, reimbursement and
 * allocation (HUN-75, HEN-2.4). Each has an owner who took it up and an end: its steps are
 * rows that are only ever added.
 */

export type MessageBody = ChangeOf<"message">;

/** The same message again, with a new end of an outage for instance, replaces its words only. */
export async function putMessage(
  tx: Transaction,
  message: MessageBody,
  at: string,
): Promise<boolean> {
  const changed = await tx.run(
    `INSERT INTO message (id, about, case_id, body, received_at) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET body = excluded.body, about = excluded.about
     WHERE excluded.body <> body`,
    [message.id, message.about, message.caseId, JSON.stringify(message), at],
  );
  return changed > 0;
}

const Body = z.object({
  kind: z.literal("message"),
  id: z.string(),
  about: z.enum(["notice", "outage", "problem", "reimbursement", "allocation"]),
  title: z.string(),
  body: z.string(),
  from: z.string(),
  until: z.string(),
  by: z.string(),
  caseId: z.string(),
});

const Row = z
  .object({
    body: z.string(),
    received_at: z.string(),
    owner: z.string().nullable(),
    closed_by: z.string().nullable(),
    closed_at: z.string().nullable(),
    outcome: z.string().nullable(),
  })
  .transform(({ body, received_at, closed_by, closed_at, owner, outcome }) => ({
    message: Body.parse(JSON.parse(body)),
    receivedAt: received_at,
    /** Who took it up last; null: nobody yet. */
    owner,
    closed:
      closed_by === null || closed_at === null
        ? null
        : { by: closed_by, at: closed_at, outcome: outcome ?? "" },
  }));
export type KeptMessage = z.output<typeof Row>;

const SELECT = `SELECT message.body, message.received_at,
    (SELECT operator_name FROM message_step WHERE message_step.message = message.id ORDER BY seq DESC LIMIT 1) AS owner,
    ended.operator_name AS closed_by, ended.at AS closed_at, ended.words AS outcome
  FROM message LEFT JOIN message_step AS ended ON ended.message = message.id AND ended.step = 'closed'`;

/** The open ones first, then those that have ended, each the newest first. */
export function messagesOf(reader: Reader, limit: number): Promise<readonly KeptMessage[]> {
  return reader.all(
    Row,
    `${SELECT} ORDER BY ended.at IS NOT NULL, message.received_at DESC, message.id LIMIT ?`,
    [limit],
  );
}

export function messageOf(reader: Reader, id: string): Promise<KeptMessage | undefined> {
  return reader.get(Row, `${SELECT} WHERE message.id = ?`, [id]);
}

/** Outages that lay on a day, to be recorded as the cause of a failure (HUN-20.4). */
export async function outagesOn(reader: Reader, day: string): Promise<readonly KeptMessage[]> {
  const found = await reader.all(
    Row,
    `${SELECT} WHERE about = 'outage' AND substr(message.body ->> 'from', 1, 10) <= ?1
       AND (message.body ->> 'until' = '' OR substr(message.body ->> 'until', 1, 10) >= ?1)
     ORDER BY message.body ->> 'from' DESC LIMIT 10`,
    [day],
  );
  return found;
}

/** Takes a message up, or ends it with how it came out. */
export async function addMessageStep(
  tx: Transaction,
  { operator, clock }: Recorder,
  id: string,
  step: "taken" | "closed",
  words: string,
): Promise<void> {
  await tx.run(
    `INSERT INTO message_step (message, step, words, at, operator_id, operator_name)
     VALUES (?, ?, ?, ?, ?, ?)`,
    [id, step, words, clock.now(), operator.id, operator.name],
  );
}
