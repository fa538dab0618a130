import { randomUUID } from "node:crypto";
import { z } from "zod";
import { sessionText } from "../../core/sync/signed.ts";
import { SessionAnswer, SessionRequest } from "../../core/sync/wire.ts";
import { type Call, type OpenRoute, refuse, type Reply, withBody } from "../http/route.ts";
import { isSigned } from "../keys.ts";
import { NO_DEVICE, NOT_SIGNED, REPLAYED } from "../refusals.ts";

const Key = z.object({ sign_key: z.string(), removed: z.boolean() });

const Epoch = z.object({ epoch: z.string() });

/** Sessions that one device may have: a program that starts anew opens another. */
const MOST_SESSIONS = 20;

export const openSession: OpenRoute = {
  method: "POST",
  path: "/v1/sessions",
  summary: "开始会话",
  signed: false,
  request: SessionRequest,
  status: 201,
  answer: SessionAnswer,
  handle: withBody(SessionRequest, (call, request) => begin(call, request)),
};

async function begin(
  { gateway: { db } }: Call,
  { device, nonce, signature }: SessionRequest,
): Promise<Reply> {
  const known = await db.get(
    Key,
    "SELECT sign_key, removed_at IS NOT NULL AS removed FROM device WHERE id = $1",
    [device],
  );
  if (known === undefined) return refuse(NO_DEVICE);
  if (!isSigned(known.sign_key, sessionText(device, nonce), signature)) return refuse(NOT_SIGNED);
  if (known.removed) return refuse(NO_DEVICE);
  const session = randomUUID();
  const added = await db.run(
    "INSERT INTO session (id, device_id, nonce) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
    [session, device, nonce],
  );
  if (added === 0) return refuse(REPLAYED);
  // This one stays even where a clock that was ahead has dated the others later.
  await db.run(
    `DELETE FROM session WHERE device_id = $1 AND id <> $2 AND id NOT IN
       (SELECT id FROM session WHERE device_id = $1 ORDER BY begun_at DESC, id LIMIT ${MOST_SESSIONS})`,
    [device, session],
  );
  const epoch = await db.get(
    Epoch,
    "UPDATE device SET epoch = (SELECT epoch FROM district) WHERE id = $1 RETURNING epoch",
    [device],
  );
  return { status: 201, body: { session, epoch: epoch?.epoch } };
}
