import { z } from "zod";
import type { IsoDate } from "../../core/calendar.ts";
import { canonicalJson } from "../../core/casefile/canonical.ts";
import type { Problem } from "../../core/problem.ts";
import { fail, ok } from "../../core/result.ts";
import { mirroredOutcome, type ReversalRefusal, reverse } from "../../core/review/reversal.ts";
import type { Answer } from "../contract/answer.ts";
import type { Parsed } from "../contract/contract.ts";
import type { Stepped } from "../contract/review.ts";
import { reviewedOf } from "../review/reviewed.ts";
import { actOf, settledCase } from "../review/steps.ts";
import type { Desk } from "../store/cases.ts";
import { chinaDay } from "../store/clock.ts";
import type { Reader } from "../store/connection.ts";
import { fault } from "../store/faults.ts";
import { record } from "../store/journal.ts";
import { addRevision, markOf, type StoredRevision } from "../store/revisions.ts";

const REFUSALS: Readonly<Record<ReversalRefusal, Problem>> = {
  "not-approved": fault(
    "E-RVS-01",
    "这个案件没有复核通过，不用冲销。",
    "没有通过的案件直接改，改好后按 Ctrl+S。",
  ),
  "already-reversed": fault(
    "E-RVS-02",
    "这个案件已经冲销过。",
    "不用再冲销；要重新报销的，改好后按 Ctrl+S。",
  ),
  "changed-since": fault(
    "E-RVS-03",
    "您看的时候，案件又有了新版本。",
    "重新打开案件，核对后再冲销。",
  ),
  "nothing-paid": fault("E-RVS-04", "这个案件没有基金支付，没有可以冲销的。", "核对案件号。"),
};

/**
 * 冲销 (HUN-52, HUN-72): the newest version gets a mirror record as its successor, in
 * one transaction. The reason stands in the version and not in the journal: it may
 * name the person. Papers of the settlement stay with the versions that name them.
 */
export function reverseCase(
  desk: Desk,
  { caseId, saw, reason, document }: Parsed["reversal.make"],
): Promise<Answer<Stepped>> {
  return desk.store.write(async (tx) => {
    const read = await settledCase(tx, caseId);
    if (!read.ok) return read;
    const { hash, revision } = read.value;
    const act = actOf(desk);
    const settledOn = await settledDay(tx, read.value);
    const grounds = { reason, document, settledOn };
    const review = reverse(await reviewedOf(tx, read.value), act, saw, grounds);
    if (!review.ok) return fail(REFUSALS[review.error]);
    const entry = await addRevision(tx, {
      ...revision,
      parents: [hash],
      author: act.by,
      at: act.at,
      outcome: mirroredOutcome(revision.outcome),
      issued: [],
      review: review.value,
    });
    await record(tx, desk, "case-reversed", revision.caseNumber, hash.slice(0, 12));
    return ok({ review: review.value, version: await markOf(tx, entry) });
  });
}

const At = z.object({ at: z.string() });

/** Day on which the document was first sealed with this outcome: on it the figures were computed. */
async function settledDay(
  reader: Reader,
  { revision, documentHash }: StoredRevision,
): Promise<IsoDate> {
  const first = await reader.get(
    At,
    `SELECT at FROM revision WHERE case_id = ? AND document_hash = ? AND body -> '$.outcome' = ?
     ORDER BY seq LIMIT 1`,
    [revision.caseId, documentHash, canonicalJson(revision.outcome)],
  );
  return chinaDay(first?.at ?? revision.at);
}
