import { fail, ok } from "../../core/result.ts";
import type { Channel } from "../contract/contract.ts";
import { acrossCases } from "../review/across.ts";
import { keepLook } from "../review/looks.ts";
import { openForReview, reviewQueue } from "../review/queue.ts";
import { drawSample } from "../review/sample.ts";
import { approveCase, handOverCase, returnCase, submitCase } from "../review/steps.ts";
import { NO_SUCH_CASE } from "../store/cases.ts";
import type { AtDesk } from "./at-desk.ts";
import type { Handlers } from "./handlers.ts";

type ReviewChannel = Extract<Channel, `review.${string}`> | "case.across";

export function reviewHandlers(atDesk: AtDesk): Pick<Handlers, ReviewChannel> {
  return {
    "case.across": ({ caseId, form }) =>
      atDesk("case.across", ({ desk }) =>
        desk.store.read(async (reader) => ok(await acrossCases(reader, caseId, form))),
      ),
    "review.submit": ({ caseId, shown = null }) =>
      atDesk("review.submit", ({ desk }) => submitCase(desk, caseId, shown)),
    "review.queue": () => atDesk("review.queue", ({ desk }) => reviewQueue(desk)),
    "review.open": ({ caseId }) => atDesk("review.open", ({ desk }) => openForReview(desk, caseId)),
    "review.seen": ({ caseId, hash }) =>
      atDesk("review.seen", async ({ desk: { store, operator, clock } }) => {
        const look = { operatorId: operator.id, caseId, hash };
        const kept = await store.write((tx) => keepLook(tx, look, clock.now()));
        return kept ? ok(null) : fail(NO_SUCH_CASE);
      }),
    "review.approve": ({ caseId, saw }) =>
      atDesk("review.approve", ({ desk }) => approveCase(desk, caseId, saw)),
    "review.return": ({ caseId, saw, reason }) =>
      atDesk("review.return", ({ desk }) => returnCase(desk, caseId, saw, reason)),
    "review.draw": (request) => atDesk("review.draw", ({ desk }) => drawSample(desk, request)),
    "review.hand-over": ({ caseId, shown = null }) =>
      atDesk("review.hand-over", ({ desk }) => handOverCase(desk, caseId, shown)),
  };
}
