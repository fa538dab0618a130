import type { Review } from "../../../core/review/review.ts";
import type { Revision } from "../../../core/casefile/revision.ts";
import type { ChangeOf } from "../../../core/sync/change.ts";
import { keepDecision } from "../../store/case-decisions.ts";
import { startOfDay } from "../../store/clock.ts";
import type { Transaction } from "../../store/connection.ts";
import { draftOf } from "../../store/drafts.ts";
import { addRevision, headsOf, revisionOf } from "../../store/revisions.ts";
import { KNOWN, TAKEN, type Taker, WAITS } from "./taker.ts";

/**
 * The district's decision on a version. It is kept and shown with the case; a return opens
 * the review anew, where the version is still the newest and nobody is writing.
 */
export const decisionTaker: Taker<"decision"> = {
  take: async (tx, decision, at) => {
    if ((await revisionOf(tx, decision.hash)) === undefined) return WAITS;
    if (!(await keepDecision(tx, decision, at))) return KNOWN;
    if (decision.decision === "returned") await reopen(tx, decision);
    return TAKEN;
  },
};

/**
 * A return as a version. Every window of the office makes it of the same words, day and
 * name, so it is one version with one hash, wherever it is made.
 */
async function reopen(tx: Transaction, decision: ChangeOf<"decision">): Promise<void> {
  const { caseId, hash } = decision;
  const heads = await headsOf(tx, caseId);
  if (heads.length !== 1 || heads[0] !== hash) return;
  if ((await draftOf(tx, caseId)) !== undefined) return;
  const from = (await revisionOf(tx, hash))?.revision;
  if (from?.review === undefined || from.review.state === "returned") return;
  if (from.review.state === "reversed") return;
  await addRevision(tx, returned(from, from.review, decision));
}

function returned(
  from: Revision,
  { submitted }: Review,
  { hash, by: name, on, reason }: ChangeOf<"decision">,
): Revision {
  const by = { id: "district", name };
  // Never before the version it is about: what was typed on its day is not of the future.
  const day = startOfDay(on);
  const at = day > from.at ? day : from.at;
  const review: Review = {
    state: "returned",
    submitted,
    returned: { by, at, of: hash },
    reason: reason.trim() === "" ? "区县退回，没有写明原因。" : reason,
  };
  return { ...from, parents: [hash], author: by, at, review };
}
