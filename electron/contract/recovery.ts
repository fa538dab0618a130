import { z } from "zod";
import type { OwedEntry } from "../../core/recovery/owed.ts";
import type { Answer } from "./answer.ts";
import { id, sha256 } from "./leaf.ts";
import type { Stepped } from "./review.ts";

/** Channels of money that comes back: reversals, and what a person still owes the fund. */

export const recoveryRequests = {
  /** 冲销: only the version that was on the screen (`saw`) is reversed. */
  "reversal.make": z.strictObject({
    caseId: id,
    saw: sha256,
    reason: z.string().trim().min(1).max(500),
    document: z.string().trim().max(200),
  }),
  /** What the other cases of this counter say that a person owes, and has had taken off. */
  "recovery.owed": z.strictObject({ caseId: id, certNo: z.string().max(2000) }),
} as const;

export interface RecoveryAnswers {
  "reversal.make": Answer<Stepped>;
  "recovery.owed": Answer<readonly OwedEntry[]>;
}
