import { z } from "zod";
import type { OwnCases } from "../../core/ledger/own-year.ts";
import type { Problem } from "../../core/problem.ts";
import type { Result } from "../../core/result.ts";
import { id } from "./leaf.ts";

/** Channel of 本年累计: what this counter itself has settled for a person. */
export const ownYearRequests = {
  "own-year.cases": z.strictObject({
    caseId: id,
    certNo: z.string().max(2000),
    pool: z.strictObject({
      area: z.string().max(2000),
      insurance: z.enum(["resident", "employee"]),
    }),
  }),
} as const;

export interface OwnYearAnswers {
  "own-year.cases": Result<OwnCases, Problem>;
}
