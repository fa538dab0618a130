import { z } from "zod";
import type { Problem } from "../../core/problem.ts";
import type { Result } from "../../core/result.ts";

/** Channels of papers that leave the program as files. */
export const paperFileRequests = {
  /** Asks where, and writes the stored bytes of an issued paper of the newest version. */
  "papers.save": z.strictObject({
    caseId: z.string().min(1).max(64),
    sha256: z.string().regex(/^[0-9a-f]{64}$/u),
  }),
} as const;

export interface PaperFileAnswers {
  /** The file written; null when the clerk closed the dialog. */
  "papers.save": Result<string | null, Problem>;
}
