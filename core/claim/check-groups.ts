import type { CaseForm } from "../casefile/form.ts";
import type { Pack } from "../policy/pack.ts";
import type { Problem } from "../problem.ts";
import { type CheckSeverity, checkRule, clausesOfCheck, severityOf } from "./check-rules.ts";

/** All that one named rule has found in a case. */
export interface CheckGroup {
  readonly code: Problem["code"];
  readonly name: string;
  readonly severity: CheckSeverity;
  readonly clauses: readonly string[];
  readonly found: readonly Problem[];
}

const ORDER: readonly CheckSeverity[] = ["block", "reason", "look"];

/** What the named rules have found, what blocks first; a warning of no named rule stands by its code. */
export function checkGroups(
  problems: readonly Problem[],
  form: CaseForm,
  pack: Pack,
): readonly CheckGroup[] {
  const byCode = new Map<Problem["code"], Problem[]>();
  for (const problem of problems) {
    if (checkRule(problem) === undefined && severityOf(problem) === "block") continue;
    const known = byCode.get(problem.code);
    if (known === undefined) byCode.set(problem.code, [problem]);
    else known.push(problem);
  }
  const groups = [...byCode.values()].flatMap((found): CheckGroup[] => {
    const [first] = found;
    if (first === undefined) return [];
    const name = checkRule(first)?.name ?? first.code;
    const clauses = clausesOfCheck(first, form, pack);
    return [{ code: first.code, name, severity: severityOf(first), clauses, found }];
  });
  return groups.toSorted((a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity));
}
