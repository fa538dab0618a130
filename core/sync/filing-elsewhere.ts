import { z } from "zod";
import { BroughtFiling } from "./same-filing.ts";

/** The filing of this case that another case of the district has brought too (docs/sync.md). */
export const FilingElsewhere = z.object({
  caseNumber: z.string().max(500),
  office: z.string().max(500),
  /** As the other case has it. */
  filing: BroughtFiling,
  /** Which of the two cases brought it first, as the gateway took them in. */
  first: z.enum(["ours", "theirs"]),
});
export type FilingElsewhere = z.output<typeof FilingElsewhere>;

/** Told to the office of either case when it comes up, and when it is over. */
export const filingElsewhere = z.strictObject({
  kind: z.literal("filing-elsewhere"),
  caseId: z.string().min(1).max(80),
  caseNumber: z.string().max(500),
  /** Null: the two cases do not bring the same filing any more. */
  found: FilingElsewhere.nullable(),
});
