import type { SealedOutcome } from "../casefile/revision.ts";
import { fail, ok, type Result } from "../result.ts";
import type { Act, Review } from "./review.ts";

/**
 * The steps of a review (HEN-3.1: 初审、复审两级, for manual claims by analogy). Each
 * takes the newest version with what is known of its chain, and gives how the
 * next version of the same document stands, or why the step cannot be taken.
 */

export interface Reviewed {
  /** Hash of the newest version. */
  readonly hash: string;
  readonly review: Review | null;
  readonly standing: SealedOutcome["standing"];
  /** Everybody who wrote something into the document of any version (经办). */
  readonly writers: ReadonlySet<string>;
}

export type StepRefusal =
  /** Nothing to hand in: the form lacks what the core needs. */
  | "incomplete"
  | "already-submitted"
  | "not-submitted"
  /** 四眼: who has written into a case, or has looked at it first, does not approve it. */
  | "own-case"
  | "same-reviewer"
  /** Another version came while this one was looked at. */
  | "changed-since"
  /** 试算、未定: a figure that is not final is not approved. */
  | "not-final"
  | "not-approved"
  | "not-drawn"
  | "already-drawn"
  /** Drawn for a second look, which is still to come. */
  | "second-due";

type Step = Result<Review, StepRefusal>;

/** 提交复核 */
export function submit({ review, standing }: Reviewed, act: Act): Step {
  if (standing === "incomplete") return fail("incomplete");
  if (review !== null && review.state !== "returned") return fail("already-submitted");
  return ok({ state: "submitted", submitted: act });
}

/** 退回，附原因 */
export function giveBack(case_: Reviewed, act: Act, saw: string, reason: string): Step {
  const { hash, review, writers } = case_;
  if (review === null || review.state === "returned") return fail("not-submitted");
  if (review.state === "handed-over" || review.state === "reversed") return fail("not-submitted");
  if (writers.has(act.by.id)) return fail("own-case");
  if (saw !== hash) return fail("changed-since");
  const { submitted } = review;
  return ok({ state: "returned", submitted, returned: { ...act, of: saw }, reason });
}

/**
 * 复核通过: the first look, or the second where the sample has drawn the case.
 * @param saw hash of the version that was on the reviewer's screen
 */
export function approve(case_: Reviewed, act: Act, saw: string): Step {
  const { hash, review, standing, writers } = case_;
  if (review === null || review.state === "returned") return fail("not-submitted");
  if (writers.has(act.by.id)) return fail("own-case");
  if (saw !== hash) return fail("changed-since");
  if (standing !== "final" && standing !== "refused" && standing !== "filed") {
    return fail("not-final");
  }
  const decision = { ...act, of: saw };
  const { submitted } = review;
  if (review.state === "submitted") {
    return ok({ state: "approved", submitted, first: decision, drawn: null });
  }
  if (review.state !== "approved" || review.drawn?.second !== null) return fail("not-drawn");
  if (review.first.by.id === act.by.id) return fail("same-reviewer");
  return ok({ ...review, drawn: { ...review.drawn, second: decision } });
}

/** 抽查: a case that was approved once is drawn for the second look. */
export function draw({ review }: Reviewed, act: Act, seed: string, percent: number): Step {
  if (review === null || review.state !== "approved") return fail("not-approved");
  if (review.drawn !== null) return fail("already-drawn");
  return ok({ ...review, drawn: { ...act, seed, percent, second: null } });
}

/** 交接: the approved case leaves the counter. */
export function handOver({ review }: Reviewed, act: Act): Step {
  if (review === null || review.state !== "approved") return fail("not-approved");
  if (review.drawn !== null && review.drawn.second === null) return fail("second-due");
  return ok({ ...review, state: "handed-over", handedOver: act });
}

/**
 * How a version stands whose document was written anew (Ctrl+S): what waits goes on
 * waiting and what was returned stays returned; an approval was of another document.
 */
export function afterWriting(review: Review | null): Review | null {
  if (review === null) return null;
  switch (review.state) {
    case "submitted":
    case "returned":
      return review;
    case "approved":
    case "handed-over":
    // What was reversed is settled anew: it begins from the beginning.
    case "reversed":
      return null;
  }
}
