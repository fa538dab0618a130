import { hashOf } from "../../core/casefile/revision.ts";
import { InquiryStep } from "../../core/due/inquiry.ts";
import type { EventAnswer, SentEvent } from "../../core/sync/wire.ts";
import { z } from "zod";
import type { Device, Gateway } from "../gateway.ts";
import { say } from "../feed/say.ts";
import { NOT_UNDERSTOOD, type Refusal, WRONG_BYTES } from "../refusals.ts";

const Owner = z.object({ office_id: z.string() });

/** A step of a request to another office (费用协查、问题协同), taken in once; it goes to the case's office. */
export async function takeEvent(
  { db }: Gateway,
  device: Device,
  caseId: string,
  sent: SentEvent,
): Promise<EventAnswer> {
  const { id, inquiryId, body, at, by } = sent;
  const { id: _, ...rest } = sent;
  if (hashOf(rest) !== id) return refused(id, WRONG_BYTES);
  if (sent.caseId !== caseId || !isStep(body)) return refused(id, NOT_UNDERSTOOD);
  await db.transaction(async (tx) => {
    const added = await tx.run(
      `INSERT INTO event (id, inquiry_id, case_id, office_id, body, said_at, said_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING`,
      [id, inquiryId, caseId, device.officeId, body, at, by],
    );
    if (added === 0) return;
    const owner = await tx.get(Owner, "SELECT office_id FROM case_file WHERE id = $1", [caseId]);
    const audience = owner?.office_id ?? device.officeId;
    await say(tx, audience, { kind: "inquiry-event", id, inquiryId, caseId, body, by }, device.id);
  });
  return { is: "accepted", id };
}

function refused(id: string, { code, what, do: todo }: Refusal): EventAnswer {
  return { is: "refused", id, code, what, do: todo };
}

function isStep(body: string): boolean {
  try {
    return InquiryStep.safeParse(JSON.parse(body)).success;
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
}
