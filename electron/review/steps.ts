import type { Problem } from "../../core/problem.ts";
import { fail, ok, type Result } from "../../core/result.ts";
import type { Act, Review } from "../../core/review/review.ts";
import {
  approve,
  giveBack,
  handOver,
  type Reviewed,
  type StepRefusal,
  submit,
} from "../../core/review/steps.ts";
import type { JournalAction } from "../contract/administration.ts";
import type { Answer } from "../contract/answer.ts";
import type { Stepped } from "../contract/review.ts";
import { type Desk, NO_SUCH_CASE } from "../store/cases.ts";
import type { Reader, Transaction } from "../store/connection.ts";
import { draftOf } from "../store/drafts.ts";
import { record } from "../store/journal.ts";
import {
  addRevision,
  caseNumberOf,
  headsOf,
  markOf,
  newestOf,
  type StoredRevision,
} from "../store/revisions.ts";
import { FORKED } from "../store/seal.ts";
import { firstBlocking } from "../../core/review/blocking.ts";
import { allProblems, overridesOf, ownProblems } from "./found.ts";
import { isOvertaken, OVERTAKEN } from "../versions/newer.ts";
import { NEVER_SEALED, refusalProblem, unapprovable, UNSEALED, unready } from "./problems.ts";
import { reviewedOf } from "./reviewed.ts";

/**
 * 提交复核: refused while something stands on the list of what must be there before.
 * @param shown the version on the screen: another window's that nobody here has seen is not handed in
 */
export function submitCase(
  desk: Desk,
  caseId: string,
  shown: string | null = null,
): Promise<Answer<Stepped>> {
  return step(desk, caseId, "case-submitted", "", async (case_, act, tx, entry) => {
    if (await isOvertaken(tx, caseId, shown)) return fail(OVERTAKEN);
    const refused = submit(case_, act);
    if (!refused.ok) return said(refused);
    const open = firstBlocking(await allProblems(tx, entry), overridesOf(entry));
    return open === null ? refused : fail(unready(open));
  });
}

export function approveCase(desk: Desk, caseId: string, saw: string): Promise<Answer<Stepped>> {
  return step(desk, caseId, "case-approved", saw.slice(0, 12), async (case_, act, tx, entry) => {
    const approved = approve(case_, act, saw);
    if (!approved.ok) return said(approved);
    // It may have been written anew while it waited.
    const open = firstBlocking(await ownProblems(tx, entry), overridesOf(entry));
    return open === null ? approved : fail(unapprovable(open));
  });
}

/** The reason stands in the version and not in the journal: it may name the person. */
export function returnCase(
  desk: Desk,
  caseId: string,
  saw: string,
  reason: string,
): Promise<Answer<Stepped>> {
  return step(desk, caseId, "case-returned", saw.slice(0, 12), async (case_, act) =>
    said(giveBack(case_, act, saw, reason)),
  );
}

export function handOverCase(
  desk: Desk,
  caseId: string,
  shown: string | null = null,
): Promise<Answer<Stepped>> {
  return step(desk, caseId, "case-handed-over", "", async (case_, act, tx) =>
    (await isOvertaken(tx, caseId, shown)) ? fail(OVERTAKEN) : said(handOver(case_, act)),
  );
}

type Decide = (
  case_: Reviewed,
  act: Act,
  tx: Transaction,
  entry: StoredRevision,
) => Promise<Result<Review, Problem>>;

/** Takes a step on the newest version: a new version of the same document, in one transaction. */
function step(
  desk: Desk,
  caseId: string,
  action: JournalAction,
  detail: string,
  decide: Decide,
): Promise<Answer<Stepped>> {
  return desk.store.write(async (tx) => {
    const read = await settledCase(tx, caseId);
    if (!read.ok) return read;
    const act = actOf(desk);
    const review = await decide(await reviewedOf(tx, read.value), act, tx, read.value);
    if (!review.ok) return review;
    const entry = await addReview(tx, read.value, review.value, act);
    await record(tx, desk, action, read.value.revision.caseNumber, detail);
    return ok({ review: review.value, version: await markOf(tx, entry) });
  });
}

export function actOf({ operator, clock }: Desk): Act {
  return { by: { id: operator.id, name: operator.name }, at: clock.now() };
}

/** Adds how a version now stands, as a new version that says nothing else. */
export function addReview(
  tx: Transaction,
  from: StoredRevision,
  review: Review,
  { by: author, at }: Act,
): Promise<StoredRevision> {
  return addRevision(tx, { ...from.revision, parents: [from.hash], author, at, review });
}

/** The newest version of a case on which nobody is writing; a fork is decided before. */
export async function settledCase(
  reader: Reader,
  caseId: string,
): Promise<Result<StoredRevision, Problem>> {
  const entry = await newestOf(reader, caseId);
  if (entry === undefined) {
    const known = (await caseNumberOf(reader, caseId)) !== undefined;
    return fail(known ? NEVER_SEALED : NO_SUCH_CASE);
  }
  if ((await draftOf(reader, caseId)) !== undefined) return fail(UNSEALED);
  if ((await headsOf(reader, caseId)).length > 1) return fail(FORKED);
  return ok(entry);
}

function said<T>(taken: Result<T, StepRefusal>): Result<T, Problem> {
  return taken.ok ? taken : fail(refusalProblem(taken.error));
}
