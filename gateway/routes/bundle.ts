import { BundleAnswer, type Bundled, readBundle } from "../../core/sync/bundle.ts";
import { dispatch } from "../http/dispatch.ts";
import { refuse, type Reply, type SignedCall, type SignedRoute } from "../http/route.ts";
import { NOT_UNDERSTOOD } from "../refusals.ts";
import { putBlob } from "./blobs.ts";
import { postEvents, postRevisions } from "./cases.ts";

/** What a queue consists of; nothing that is asked for. */
const BUNDLED = [putBlob, postRevisions, postEvents];

/** Cases of one bundle that are taken in at the same time: a bundle is not to hold every connection. */
const AT_ONCE = 4;

export const postBundle: SignedRoute = {
  method: "POST",
  path: "/v1/bundle",
  summary: "一次上传多项",
  signed: true,
  takesBytes: "bundle",
  status: 200,
  answer: BundleAnswer,
  handle: async (call) => {
    const requests = readBundle(call.body);
    if (requests === undefined) return refuse(NOT_UNDERSTOOD);
    const replies = await takeAll(call, requests);
    const answers = replies.map(({ status, body }) => ({ status, body: body ?? null }));
    return { status: 200, body: { answers } };
  },
};

/**
 * Papers first, for versions name them; then case by case, the requests of one in their order.
 * Each is answered by the handler that answers it alone, in its own place.
 */
async function takeAll(call: SignedCall, requests: readonly Bundled[]): Promise<readonly Reply[]> {
  const { gateway, device } = call;
  const replies = new Map<Bundled, Reply>();
  const take = async (request: Bundled): Promise<void> => {
    const { method, path, range = "", body } = request;
    const inner = { method, path, range, bodyOf: () => body };
    replies.set(request, await dispatch(gateway, device, BUNDLED, inner));
  };
  const papers = requests.filter(({ method }) => method === "PUT");
  await sideBySide(
    papers.map((paper) => [paper]),
    take,
  );
  await sideBySide(byCase(requests.filter(({ method }) => method === "POST")), take);
  return requests.map((request) => replies.get(request) ?? refuse(NOT_UNDERSTOOD));
}

/** `/v1/cases/{caseId}/…`: what has the same id goes one after the other. */
function byCase(requests: readonly Bundled[]): readonly (readonly Bundled[])[] {
  const groups = new Map<string, Bundled[]>();
  for (const request of requests) {
    const id = request.path.split("/")[3] ?? "";
    groups.set(id, [...(groups.get(id) ?? []), request]);
  }
  return [...groups.values()];
}

async function sideBySide<T>(
  rows: readonly (readonly T[])[],
  take: (one: T) => Promise<void>,
): Promise<void> {
  const waiting = rows.values();
  const lane = async (): Promise<void> => {
    for (const row of waiting) for (const one of row) await take(one);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
}
