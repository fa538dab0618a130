import { z } from "zod";
import { ChangesAnswer } from "../../core/sync/wire.ts";

import { changesSince } from "../feed/read.ts";
import { refuse, type SignedRoute } from "../http/route.ts";
import { NOT_UNDERSTOOD } from "../refusals.ts";

/** Changes in one answer, where the counter does not say how many. */
const USUAL = 100;
const MOST = 500;

const Query = z.strictObject({
  since: z
    .string()
    .regex(/^\d{1,16}$/u)
    .transform(Number)
    .pipe(z.int()),
  limit: z
    .string()
    .regex(/^\d{1,4}$/u)
    .transform(Number)
    .pipe(z.int().min(1).max(MOST))
    .default(USUAL),
  /** What waits at the counter, for the district's page. */
  unsent: z
    .string()
    .regex(/^\d{1,9}$/u)
    .transform(Number)
    .optional(),
});

export const getChanges: SignedRoute = {
  method: "GET",
  path: "/v1/changes",
  summary: "下发的内容",
  signed: true,
  query: ["since", "limit", "unsent"],
  status: 200,
  answer: ChangesAnswer,
  handle: async ({ gateway, device, query }) => {
    const asked = Query.safeParse(query).data;
    if (asked === undefined) return refuse(NOT_UNDERSTOOD);
    if (asked.unsent !== undefined) await gateway.contacts.note(gateway.db, device, asked.unsent);
    const found = await changesSince(gateway, device, asked.since, asked.limit);
    return found.ok ? { status: 200, body: found.value } : refuse(found.error);
  },
};
