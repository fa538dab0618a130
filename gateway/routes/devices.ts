import { randomUUID } from "node:crypto";
import { z } from "zod";
import { EnrolAnswer, EnrolRequest } from "../../core/sync/wire.ts";
import type { Queries } from "../database/database.ts";
import { districtOf, packKeysOf } from "../district.ts";
import type { Gateway } from "../gateway.ts";
import { type Call, type OpenRoute, refuse, type Reply, withBody } from "../http/route.ts";
import { isRecipient } from "../exchange/recipient.ts";
import { sha256 } from "../keys.ts";
import { BAD_CODE, NOT_UNDERSTOOD } from "../refusals.ts";

const Invite = z.object({
  office_id: z.string(),
  used_by: z.string().nullable(),
  sign_key: z.string().nullable(),
  removed: z.boolean(),
});

/** Enrolment (登记设备): a code enrols one device; said twice by the same one it counts once. */
export const enrol: OpenRoute = {
  method: "POST",
  path: "/v1/devices",
  summary: "登记设备",
  signed: false,
  request: EnrolRequest,
  status: 201,
  answer: EnrolAnswer,
  handle: withBody(EnrolRequest, (call, request) => enrolDevice(call, request)),
};

async function enrolDevice({ gateway }: Call, request: EnrolRequest): Promise<Reply> {
  if (!isRecipient(request.recipient)) return refuse(NOT_UNDERSTOOD);
  const enrolled = await gateway.db.transaction((tx) => useInvite(tx, request));
  if (enrolled === null) return refuse(BAD_CODE);
  gateway.log({ event: "enrolled", device: enrolled.device });
  return { status: 201, body: await answerFor(gateway, enrolled) };
}

interface Enrolled {
  readonly device: string;
  readonly officeId: string;
}

async function useInvite(tx: Queries, request: EnrolRequest): Promise<Enrolled | null> {
  const code = sha256(request.code);
  const invite = await tx.get(
    Invite,
    `SELECT invite.office_id, used_by, sign_key, removed_at IS NOT NULL AS removed
     FROM invite LEFT JOIN device ON device.id = used_by
     WHERE code_hash = $1 FOR UPDATE OF invite`,
    [code],
  );
  if (invite === undefined) return null;
  const officeId = invite.office_id;
  if (invite.used_by !== null) {
    const same = invite.sign_key === request.signKey && !invite.removed;
    return same ? { device: invite.used_by, officeId } : null;
  }
  const device = randomUUID();
  const added = await tx.run(
    `INSERT INTO device (id, office_id, window_name, sign_key, recipient)
     VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING`,
    [device, officeId, request.window, request.signKey, request.recipient],
  );
  if (added === 0) return null;
  await tx.run("UPDATE invite SET used_by = $1 WHERE code_hash = $2", [device, code]);
  return { device, officeId };
}

async function answerFor(
  { db, keys }: Gateway,
  { device, officeId }: Enrolled,
): Promise<EnrolAnswer> {
  return {
    device,
    officeId,
    district: (await districtOf(db)).name,
    gatewayKey: keys.sign.publicKey,
    recipient: keys.recipient,
    packKeys: await packKeysOf(db),
  };
}
