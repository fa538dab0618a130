import type { IsoDate } from "../calendar.ts";
import type { Revision, SealedOutcome } from "../casefile/revision.ts";
import { negative, parseYuan, yuan } from "../money.ts";
import { fail, ok, type Result } from "../result.ts";
import type { Act, Review } from "./review.ts";
import type { Reviewed } from "./steps.ts";

export type ReversalRefusal =
  /** What nobody has approved is put right by writing it anew. */
  | "not-approved"
  | "already-reversed"
  | "changed-since"
  /** A refused claim or a filing alone: no fund has paid anything. */
  | "nothing-paid";

/**
 * 冲销: takes an approved settlement back, in whatever order, in a later year and after
 * it was handed over (HUN-52). The next version of the case is its mirror: the same
 * document, every amount turned round; what was there before stays as it was.
 * @param saw hash of the version that was on the screen
 */
export function reverse(
  { hash, review, standing }: Reviewed,
  act: Act,
  saw: string,
  { reason, document, settledOn }: Grounds,
): Result<Review, ReversalRefusal> {
  if (review?.state === "reversed") return fail("already-reversed");
  if (review?.state !== "approved" && review?.state !== "handed-over") return fail("not-approved");
  if (saw !== hash) return fail("changed-since");
  if (standing !== "final") return fail("nothing-paid");
  const { submitted, first, drawn } = review;
  const handedOver = review.state === "handed-over" ? review.handedOver : null;
  const reversed = { ...act, of: saw };
  return ok({
    state: "reversed",
    submitted,
    first,
    drawn,
    handedOver,
    reversed,
    reason,
    document,
    settledOn,
  });
}

/** Why it is reversed, by which document, and on what day it had been settled. */
export interface Grounds {
  readonly reason: string;
  readonly document: string;
  readonly settledOn: IsoDate;
}

/** The outcome of a mirror record: with what it mirrors it adds up to nothing, to the fen. */
export function mirroredOutcome(outcome: SealedOutcome): SealedOutcome {
  const turned = (text: string): string => {
    const read = parseYuan(text);
    return read.ok ? yuan(negative(read.value)) : text;
  };
  const { total, fund, person } = outcome;
  return { ...outcome, total: turned(total), fund: turned(fund), person: turned(person) };
}

/** What a case comes to in lists and sums: of a reversed one the bill, and nothing paid. */
export function standingOutcome({ outcome, review }: Pick<Revision, "outcome" | "review">) {
  if (review?.state !== "reversed") return outcome;
  return { ...mirroredOutcome(outcome), fund: "0.00", person: "" };
}
