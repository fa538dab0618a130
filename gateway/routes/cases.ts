import { z } from "zod";
import {
  type EventAnswer,
  EventsAnswer,
  EventsRequest,
  type RevisionAnswer,
  RevisionsAnswer,
  RevisionsRequest,
  type SentRevision,
} from "../../core/sync/wire.ts";
import { takeEvent } from "../events/take.ts";
import {
  bodyOf,
  refuse,
  type Reply,
  type SignedCall,
  type SignedRoute,
  withBody,
} from "../http/route.ts";
import { NOT_FOUND, NOT_UNDERSTOOD } from "../refusals.ts";
import { mayWrite, ownersOf } from "../revisions/owners.ts";
import type { SentCase } from "../revisions/ready.ts";
import { takeRevisions } from "../revisions/take.ts";

const CaseId = z.string().regex(/^[\w-]{1,80}$/u);

export const postRevisions: SignedRoute = {
  method: "POST",
  path: "/v1/cases/{caseId}/revisions",
  summary: "上传案件版本",
  signed: true,
  request: RevisionsRequest,
  status: 200,
  answer: RevisionsAnswer,
  handle: async (call) => (await takeTogether([call]))[0] ?? refuse(NOT_UNDERSTOOD),
  together: takeTogether,
};

interface Brought extends SentCase {
  /** What waits at the counter, with these. */
  readonly unsent: number;
}

async function takeTogether(calls: readonly SignedCall[]): Promise<readonly Reply[]> {
  const [first] = calls;
  if (first === undefined) return [];
  const { gateway, device } = first;
  const all = calls.map((call) => broughtBy(call));
  const brought = all.filter((one) => one !== null);
  const cases = casesOf(brought);
  const taken = await takeRevisions(gateway, device, cases);
  const answers = new Map(cases.map(({ caseId }, at) => [caseId, [...(taken[at] ?? [])]]));
  const foreign = new Set(cases.filter((_, at) => taken[at] === null).map(({ caseId }) => caseId));
  await noteUnsent(first, brought, taken);
  return all.map((one) => {
    if (one === null) return refuse(NOT_UNDERSTOOD);
    if (foreign.has(one.caseId)) return refuse(NOT_FOUND);
    const own = answers.get(one.caseId)?.splice(0, one.revisions.length) ?? [];
    return { status: 200, body: { answers: own } };
  });
}

function broughtBy({ params, body }: SignedCall): Brought | null {
  const caseId = CaseId.safeParse(params["caseId"]).data;
  const request = bodyOf(RevisionsRequest, body);
  return caseId === undefined || request === undefined ? null : { caseId, ...request };
}

/** Each case once, with its versions in the order in which they came. */
function casesOf(brought: readonly SentCase[]): readonly SentCase[] {
  const cases = new Map<string, readonly SentRevision[]>();
  for (const { caseId, revisions } of brought) {
    cases.set(caseId, [...(cases.get(caseId) ?? []), ...revisions]);
  }
  return [...cases].map(([caseId, revisions]) => ({ caseId, revisions }));
}

function noteUnsent(
  { gateway, device }: SignedCall,
  brought: readonly Brought[],
  taken: readonly (readonly RevisionAnswer[] | null)[],
): Promise<void> {
  const settled = taken.flatMap((answers) => answers ?? []).filter(({ is }) => is !== "missing");
  const unsent = Math.max(0, ...brought.map((one) => one.unsent)) - settled.length;
  return gateway.contacts.note(gateway.db, device, Math.max(0, unsent));
}

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
      const answers: EventAnswer[] = [];
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
  const owner = (await ownersOf(gateway.db, [caseId])).get(caseId);
  const yours = owner === undefined || mayWrite(device, owner);
  return yours ? handle(caseId) : refuse(NOT_FOUND);
}
