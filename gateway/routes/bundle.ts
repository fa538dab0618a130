import { BundleAnswer, readBundle } from "../../core/sync/bundle.ts";
import { dispatchAll } from "../http/dispatch.ts";
import { refuse, type SignedRoute } from "../http/route.ts";
import { NOT_UNDERSTOOD } from "../refusals.ts";
import { putBlob } from "./blobs.ts";
import { postEvents, postRevisions } from "./cases.ts";

/** What a queue consists of, in the order in which it is taken: versions name papers; nothing that is asked for. */
const BUNDLED = [putBlob, postRevisions, postEvents];

/** Each request is answered in its own place, as it would be alone. */
export const postBundle: SignedRoute = {
  method: "POST",
  path: "/v1/bundle",
  summary: "一次上传多项",
  signed: true,
  takesBytes: "bundle",
  status: 200,
  answer: BundleAnswer,
  handle: async ({ gateway, device, body: bytes }) => {
    const requests = readBundle(bytes);
    if (requests === undefined) return refuse(NOT_UNDERSTOOD);
    const inners = requests.map(({ method, path, range = "", body }) => ({
      method,
      path,
      range,
      bodyOf: () => body,
    }));
    const replies = await dispatchAll(gateway, device, BUNDLED, inners);
    const answers = replies.map(({ status, body }) => ({ status, body: body ?? null }));
    return { status: 200, body: { answers } };
  },
};
