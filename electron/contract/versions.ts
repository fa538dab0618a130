import { z } from "zod";
import type { VersionStep } from "../../core/casefile/version-steps.ts";
import type { SealedOutcome } from "../../core/casefile/revision.ts";
import type { Answer } from "./answer.ts";
import { id, sha256 } from "./leaf.ts";
import type { ReviewedVersion } from "./review.ts";

/** Channels of the earlier versions of a case: they are read and compared, never changed. */

export const versionRequests = {
  "versions.list": z.strictObject({ caseId: id }),
  "versions.open": z.strictObject({ caseId: id, hash: sha256 }),
  /** Asked again and again while the case lies open; `shown`: the version on the screen. */
  "versions.newer": z.strictObject({ caseId: id, shown: sha256.nullable() }),
} as const;

/** A version in the list of its case. */
export interface VersionEntry {
  /** 1 for the first. */
  readonly count: number;
  readonly hash: string;
  readonly at: string;
  readonly author: string;
  readonly outcome: SealedOutcome;
  /** What it says otherwise than the version before it. */
  readonly step: VersionStep;
}

export interface VersionList {
  readonly number: string;
  /** The newest first. */
  readonly versions: readonly VersionEntry[];
  /** Versions whose content cannot be read any more: the data check names them. */
  readonly unreadable: number;
}

/** A version as it was, with its outcome, papers and attachments. */
export interface OldVersion extends ReviewedVersion {
  /** What the core says of it today, under what it pins, is what was sealed. */
  readonly recomputed: boolean;
}

/** What has come into an open case from another window: a newer version, or a second one beside it. */
export interface NewerVersion {
  readonly is: "newer" | "fork";
  readonly hash: string;
  readonly at: string;
  readonly author: string;
}

export interface VersionAnswers {
  "versions.list": Answer<VersionList>;
  "versions.open": Answer<OldVersion>;
  "versions.newer": Answer<NewerVersion | null>;
}
