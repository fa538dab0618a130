import { z } from "zod";
import type { Attachment } from "../../core/casefile/attachment.ts";
import { CaseForm } from "../../core/casefile/form.ts";
import type { IssuedForm, SealedOutcome } from "../../core/casefile/revision.ts";
import type { CheckGroup } from "../../core/claim/check-groups.ts";
import type { Split } from "../../core/claim/expenses.ts";
import type { Problem } from "../../core/problem.ts";
import type { Review } from "../../core/review/review.ts";
import type { Answer } from "./answer.ts";
import type { VersionMark } from "./cases.ts";
import { id, none, sha256 } from "./leaf.ts";

/** Channels of the review (复核) and of the hand-over (交接). */

export const reviewRequests = {
  /** What the other cases of this machine say against a case as it is typed. */
  "case.across": z.strictObject({ caseId: id, form: CaseForm }),
  /** 提交复核: the newest version, with nothing typed since; `shown`: the one on the screen. */
  "review.submit": z.strictObject({ caseId: id, shown: sha256.nullish() }),
  /** Cases that wait, the longest first. */
  "review.queue": none,
  "review.open": z.strictObject({ caseId: id }),
  /** The operator has looked through everything that changed up to this version. */
  "review.seen": z.strictObject({ caseId: id, hash: sha256 }),
  /** `saw`: the version that was on the screen; only that one is approved. */
  "review.approve": z.strictObject({ caseId: id, saw: sha256 }),
  "review.return": z.strictObject({
    caseId: id,
    saw: sha256,
    reason: z.string().trim().min(1).max(500),
  }),
  /** 抽查: draws approved cases for a second look; the seed is made where none is given. */
  "review.draw": z.strictObject({
    percent: z.int().min(1).max(100),
    seed: z
      .string()
      .trim()
      .regex(/^[0-9A-Za-z-]{4,40}$/u)
      .nullable(),
  }),
  /** 交接: the approved case leaves the counter. */
  "review.hand-over": z.strictObject({ caseId: id, shown: sha256.nullish() }),
} as const;

/** A case that waits for somebody. */
export interface QueuedCase {
  readonly caseId: string;
  readonly number: string;
  readonly name: string;
  readonly matter: "filing-and-claim" | "claim" | "filing" | "empty";
  readonly place: string;
  /** Yuan; empty while unknown. */
  readonly total: string;
  readonly fund: string;
  readonly standing: SealedOutcome["standing"];
  readonly review: Review;
  /** Last day for the result in the pool's limit (`YYYY-MM-DD`); null where no limit is set. */
  readonly due: string | null;
  /** Whether the operator at this desk may decide on it (四眼). */
  readonly mine: boolean;
}

export interface ReviewQueue {
  readonly submitted: readonly QueuedCase[];
  /** Drawn by the sample, for the second look. */
  readonly secondLook: readonly QueuedCase[];
}

/** A version as a reviewer sees it. */
export interface ReviewedVersion {
  readonly count: number;
  readonly hash: string;
  readonly at: string;
  readonly author: string;
  readonly form: CaseForm;
  readonly outcome: SealedOutcome;
  readonly issued: readonly IssuedForm[];
  readonly attachments: readonly Attachment[];
  /** How the bill divides, as the core reads it today; null where it cannot. */
  readonly split: Split | null;
}

export interface ReviewedCase {
  readonly caseId: string;
  readonly number: string;
  readonly review: Review | null;
  readonly newest: ReviewedVersion;
  /** The version that this operator has looked through last; null: never looked at it. */
  readonly seen: ReviewedVersion | null;
  /** Whether the recomputation on this machine gives what was sealed. */
  readonly recomputed: boolean;
  /** What the named rules have found in the newest version, and among the other cases. */
  readonly checks: readonly CheckGroup[];
  /** Why this operator cannot approve it; null when they can. */
  readonly hindrance: Problem | null;
}

export interface DrawnSample {
  readonly seed: string;
  readonly percent: number;
  /** Out of how many cases. */
  readonly of: number;
  /** Numbers of the cases drawn. */
  readonly drawn: readonly string[];
}

/** How a case stands after a step, with the version that says so. */
export interface Stepped {
  readonly review: Review;
  readonly version: VersionMark;
}

export interface ReviewAnswers {
  "case.across": Answer<readonly Problem[]>;
  "review.submit": Answer<Stepped>;
  "review.queue": Answer<ReviewQueue>;
  "review.open": Answer<ReviewedCase>;
  "review.seen": Answer<null>;
  "review.approve": Answer<Stepped>;
  "review.return": Answer<Stepped>;
  "review.draw": Answer<DrawnSample>;
  "review.hand-over": Answer<Stepped>;
}
