import type { FormKind } from "../forms/kinds.ts";
import type { Review } from "../review/review.ts";
import { canonicalJson } from "./canonical.ts";
import { type Change, changesBetween } from "./changes.ts";
import { sameOutcome } from "./outcome.ts";
import { basisOf, type Revision } from "./revision.ts";

/** What a version says otherwise than the one before it, for a list of versions (历次版本). */
export interface VersionStep {
  /** Nothing was before it. */
  readonly first: boolean;
  /** What was typed otherwise. */
  readonly changes: readonly Change[];
  readonly issued: readonly FormKind[];
  readonly attached: number;
  readonly detached: number;
  readonly review: ReviewStep | null;
  /** Another pack, or the office has settled something since (HUN-86). */
  readonly basis: boolean;
  /** The standing or an amount is another. */
  readonly outcome: boolean;
}

export type ReviewStep =
  | "submitted"
  | "returned"
  | "approved"
  | "drawn"
  | "second-look"
  | "handed-over"
  | "reversed"
  /** Written anew after an approval, which was of another document. */
  | "dropped";

export function stepBetween(older: Revision | null, newer: Revision): VersionStep {
  const { attachments: now = [] } = newer;
  const before = older?.attachments ?? [];
  const known = new Set(before.map(({ sha256 }) => sha256));
  const kept = new Set(now.map(({ sha256 }) => sha256));
  const papers = new Set(older?.issued.map(({ sha256 }) => sha256));
  return {
    first: older === null,
    changes: older === null ? [] : changesBetween(older.document, newer.document),
    issued: newer.issued.filter(({ sha256 }) => !papers.has(sha256)).map(({ form }) => form),
    attached: now.filter(({ sha256 }) => !known.has(sha256)).length,
    detached: before.filter(({ sha256 }) => !kept.has(sha256)).length,
    review: reviewStep(older?.review, newer.review),
    basis: older !== null && basis(older) !== basis(newer),
    outcome: older !== null && !sameOutcome(older.outcome, newer.outcome),
  };
}

function basis({ pack, settings }: Revision): string {
  return basisOf(pack.hash, settings);
}

function reviewStep(older: Review | undefined, newer: Review | undefined): ReviewStep | null {
  if (newer === undefined) return older === undefined ? null : "dropped";
  if (older !== undefined && canonicalJson(older) === canonicalJson(newer)) return null;
  if (newer.state !== "approved") return newer.state;
  if (older?.state !== "approved" || newer.drawn === null) return "approved";
  return newer.drawn.second === null ? "drawn" : "second-look";
}
