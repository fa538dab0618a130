import type { CaseForm } from "../../core/casefile/form.ts";
import { ownYear } from "../../core/ledger/own-year.ts";
import { ownYearProblems } from "../../core/ledger/own-year-problems.ts";
import type { Problem } from "../../core/problem.ts";
import type { Reader } from "../store/connection.ts";
import { ownCases } from "./own-cases.ts";

/** What the person's other cases at this counter say against 本年累计 of a case. */
export async function againstOwnYear(
  reader: Reader,
  caseId: string,
  form: CaseForm,
): Promise<readonly Problem[]> {
  if (form.opening.source === "") return [];
  const { pool, person } = form;
  const cases = await ownCases(reader, { caseId, certNo: person.certNo, pool });
  return ownYearProblems(form, ownYear(form, cases));
}
