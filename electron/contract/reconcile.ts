import { z } from "zod";
import type { CaseForm } from "../../core/casefile/form.ts";
import type { SealedOutcome } from "../../core/casefile/revision.ts";
import type { VisitMatch } from "../../core/sync/match.ts";
import type { UploadStanding } from "../../core/sync/upload-due.ts";
import type { VisitDetails } from "../../core/sync/visit-details.ts";
import type { Answer } from "./answer.ts";
import { none } from "./leaf.ts";

/** Channels of what hospitals have uploaded (就诊上传明细; HUN-59, KF-3.1). */

const id = z.string().min(1).max(80);

export const reconcileRequests = {
  /** Uploads of cases that nobody has taken over yet, and cases whose upload is missing (HUN-47). */
  "reconcile.list": none,
  /** A case beside the upload that it is of. */
  "reconcile.open": z.strictObject({ caseId: id }),
  /** Takes the upload over as decided and seals the case on it. */
  "reconcile.accept": z.strictObject({
    caseId: id,
    visit: id,
    version: z.int().positive(),
    decisions: z.record(z.string().max(120), z.enum(["adopt", "keep"])),
  }),
  /** Uploads of a person that no case has taken over: nothing of them has to be typed (HUN-59). */
  "reconcile.of-person": z.strictObject({ caseId: id, certNo: z.string().max(40) }),
} as const;

/** An upload that waits to be looked at. */
export interface WaitingUpload {
  readonly caseId: string;
  readonly caseNumber: string;
  readonly name: string;
  readonly hospital: string;
  readonly visit: string;
  readonly is: VisitMatch["is"];
  /** Rows that differ. */
  readonly differences: number;
}

/** A case whose hospital has not uploaded in time (HUN-47). */
export interface MissingUpload {
  readonly caseId: string;
  readonly caseNumber: string;
  readonly name: string;
  readonly hospital: string;
  /** Last day of the upload. */
  readonly by: string;
}

export interface OpenedUpload {
  readonly caseNumber: string;
  readonly form: CaseForm;
  /** Null where nothing of this case has come down. */
  readonly upload: {
    readonly details: VisitDetails;
    readonly match: VisitMatch;
    readonly receivedAt: string;
    /** This version has been taken over. */
    readonly taken: boolean;
  } | null;
  /** Null while no day of settlement is known, and where this machine has no gateway. */
  readonly standing: UploadStanding | null;
}

/** What an acceptance made of a case; the amounts are those before and after. */
export interface AcceptedUpload {
  readonly version: { readonly count: number; readonly hash: string };
  readonly kept: number;
  readonly before: SealedOutcome;
  readonly after: SealedOutcome;
}

export interface ReconcileAnswers {
  "reconcile.list": Answer<{
    readonly waiting: readonly WaitingUpload[];
    readonly missing: readonly MissingUpload[];
  }>;
  "reconcile.open": Answer<OpenedUpload>;
  "reconcile.accept": Answer<AcceptedUpload>;
  "reconcile.of-person": Answer<readonly VisitDetails[]>;
}
