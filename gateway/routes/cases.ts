import { z } from "zod";
import {
  EventsAnswer,
  EventsRequest,
  RevisionsAnswer,
  RevisionsRequest,
} from "../../core/sync/wire.ts";

import { takeEvent } from "../events/take.ts";
import { refuse, type Reply, type SignedCall, type SignedRoute, withBody } from "../http/route.ts";
import { NOT_FOUND, NOT_UNDERSTOOD } from "../refusals.ts";
import { mayWrite } from "../revisions/keep.ts";
import { takeRevisions } from "../revisions/take.ts";

const CaseId = z.string().regex(/^[\w-]{1,80}$/u);
const Owner = z.object({ office_id: z.string(), in_review: z.boolean() });

export const postRevisions: SignedRoute = {
  method: "POST",
  path: "/v1/cases/{caseId}/revisions",
  summary: "上传案件版本",
  signed: true,
  request: RevisionsRequest,
  status: 200,
  answer: RevisionsAnswer,
  handle: withBody(RevisionsRequest, (call: SignedCall, request) =>
    ofOwnCase(call, async (caseId) => {
      const { gateway, device } = call;
      const answers = await takeRevisions(gateway, device, caseId, request.revisions);
      const settled = answers.filter(({ is }) => is !== "missing").length;
      await gateway.contacts.note(gateway.db, device, Math.max(0, request.unsent - settled));
      return { status: 200, body: { answers } };
    }),
  ),
};

export const postEvents: SignedRoute = {
  method: "POST",
  path: "/v1/cases/{caseId}/events",
  summary: "上传协查、协同的经过",
  signed: true,
  request: EventsRequest,
  status: 200,
  answer: EventsAnswer,
  handle: withBody(EventsRequest, (call: SignedCall, request) =>
    ofOwnCase(call, async (caseId) => {
      const answers = [];
      for (const sent of request.events) {
        answers.push(await takeEvent(call.gateway, call.device, caseId, sent));
      }
      return { status: 200, body: { answers } };
    }),
  ),
};

/** Another office's case is not found: nobody learns by asking which cases there are. */
async function ofOwnCase(
  { gateway, device, params }: SignedCall,
  handle: (caseId: string) => Promise<Reply>,
): Promise<Reply> {
  const caseId = CaseId.safeParse(params["caseId"]).data;
  if (caseId === undefined) return refuse(NOT_UNDERSTOOD);
  const owner = await gateway.db.get(
    Owner,
    "SELECT office_id, in_review FROM case_file WHERE id = $1",
    [caseId],
  );
  const yours = owner === undefined || mayWrite(device, owner);
  return yours ? handle(caseId) : refuse(NOT_FOUND);
}
