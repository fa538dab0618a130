import { z } from "zod";
import type { Problem } from "../../core/problem.ts";
import type { Result } from "../../core/result.ts";
import { id, sha256 } from "./leaf.ts";

/** Channels of papers that leave the program as files. */
export const paperFileRequests = {
  /** Asks where, and writes the stored bytes of an issued paper of the newest version. */
  "papers.save": z.strictObject({
    caseId: id,
    sha256: sha256,
  }),
} as const;

export interface PaperFileAnswers {
  /** The file written; null when the clerk closed the dialog. */
  "papers.save": Result<string | null, Problem>;
}
