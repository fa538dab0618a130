import { parseDate } from "../../core/calendar.ts";
import type { Revision } from "../../core/casefile/revision.ts";
import { claimDue } from "../../core/due/claim.ts";
import { deadlineOf } from "../../core/forms/due-day.ts";
import type { Problem } from "../../core/problem.ts";
import { fail, ok } from "../../core/result.ts";
import type { Review } from "../../core/review/review.ts";
import { approve } from "../../core/review/steps.ts";
import type { Answer } from "../contract/answer.ts";
import type { QueuedCase, ReviewedCase, ReviewQueue } from "../contract/review.ts";
import { readCalendar } from "../store/arrangements.ts";
import { casesInReview, type ReviewListState } from "../store/case-links.ts";
import { deriveRow } from "../store/case-row.ts";
import { type Desk, NO_SUCH_CASE } from "../store/cases.ts";
import type { Reader } from "../store/connection.ts";
import { draftOf } from "../store/drafts.ts";
import { note } from "../store/journal.ts";
import { dayOfNumber } from "../store/numbering.ts";
import { newestOf, revisionOf, type StoredRevision } from "../store/revisions.ts";
import { comesOutSame, receiptOf, versionOf } from "../versions/version-of.ts";
import { foundIn } from "./found.ts";
import { seenBy } from "./looks.ts";
import { refusalProblem, UNSEALED } from "./problems.ts";
import { reviewedOf, writersOf } from "./reviewed.ts";
import { actOf } from "./steps.ts";

/** The cases that wait for a first or a second look. */
export function reviewQueue(desk: Desk): Promise<Answer<ReviewQueue>> {
  return desk.store.read(async (reader) =>
    ok({
      submitted: await waiting(reader, desk, "submitted"),
      secondLook: await waiting(reader, desk, "second-look"),
    }),
  );
}

async function waiting(
  reader: Reader,
  { operator }: Desk,
  state: ReviewListState,
): Promise<readonly QueuedCase[]> {
  const queued: QueuedCase[] = [];
  for (const caseId of await casesInReview(reader, state)) {
    const entry = await newestOf(reader, caseId);
    const review = entry?.revision.review;
    if (entry === undefined || review === undefined) continue;
    const writers = await writersOf(reader, caseId);
    const mine = !writers.has(operator.id) && !lookedFirst(review, operator.id);
    queued.push({
      ...rowOf(entry.revision),
      review,
      due: await dueOf(reader, entry.revision),
      mine,
    });
  }
  return queued;
}

function lookedFirst(review: Review, operatorId: string): boolean {
  return review.state === "approved" && review.first.by.id === operatorId;
}

function rowOf(revision: Revision): Omit<QueuedCase, "review" | "due" | "mine"> {
  const { caseId, caseNumber: number, document: form, author, at, outcome } = revision;
  const row = deriveRow({ caseId, number, form, operator: author.name, at, outcome });
  const { name, matter, place, total, fund, standing } = row;
  return { caseId, number, name, matter, place, total, fund, standing };
}

/** Last day of the pool's processing limit, counted from the day on which the number was given. */
async function dueOf(reader: Reader, revision: Revision): Promise<string | null> {
  const accepted = parseDate(dayOfNumber(revision.caseNumber));
  const deadline = deadlineOf((await receiptOf(reader, revision))?.obligations ?? [], "claim");
  if (!accepted.ok || deadline?.due.kind !== "working-days") return null;
  const last = claimDue(accepted.value, deadline.due.days, await readCalendar(reader));
  return last.ok ? last.value : null;
}

/** A case as its reviewer sees it, beside the version that they saw last. That it was looked at is entered. */
export async function openForReview(desk: Desk, caseId: string): Promise<Answer<ReviewedCase>> {
  const opened = await desk.store.read(async (reader) => {
    const entry = await newestOf(reader, caseId);
    if (entry === undefined) return fail(NO_SUCH_CASE);
    const last = await seenBy(reader, desk.operator.id, caseId);
    const seen = last === null ? undefined : await revisionOf(reader, last);
    const { revision } = entry;
    return ok({
      caseId,
      number: revision.caseNumber,
      review: revision.review ?? null,
      newest: await versionOf(reader, entry),
      seen: seen === undefined ? null : await versionOf(reader, seen),
      recomputed: await comesOutSame(reader, revision),
      checks: await foundIn(reader, entry),
      hindrance: await hindranceOf(reader, desk, entry),
    });
  });
  if (opened.ok) await note(desk, "case-viewed", opened.value.number, "复核");
  return opened;
}

async function hindranceOf(
  reader: Reader,
  desk: Desk,
  entry: StoredRevision,
): Promise<Problem | null> {
  if ((await draftOf(reader, entry.revision.caseId)) !== undefined) return UNSEALED;
  const step = approve(await reviewedOf(reader, entry), actOf(desk), entry.hash);
  return step.ok ? null : refusalProblem(step.error);
}
