import { useEffect, useRef, useState } from "react";
import { canonicalJson } from "../../../core/casefile/canonical.ts";
import type { CaseForm } from "../../../core/casefile/form.ts";
import type { Problem } from "../../../core/problem.ts";
import { call } from "../../app/bridge.ts";

const PAUSE_MS = 600;
const NONE: readonly Problem[] = [];

/**
 * What the other cases of this machine say against this one: the same invoice
 * (GD-93-5b), overlapping stays, a bill far above theirs (HEN-3.4), a
 * year that has moved on, a debt that is still open. Asked when the clerk pauses after a
 * change that matters to it; a question that gets no answer leaves the last one standing.
 */
export function useAcross(caseId: string, form: CaseForm): readonly Problem[] {
  const [problems, setProblems] = useState(NONE);
  const asked = canonicalJson([
    form.person.certNo,
    filingAsked(form.filing),
    form.filing.steps ?? [],
    form.stay.care,
    form.stay.admission,
    form.stay.discharge,
    form.stay.level,
    form.opening,
    form.recovery?.taken ?? [],
    [form.stay.settled, form.stay.hospitalCode],
    form.invoices.map(({ code, number, amount }) => [code, number, amount]),
  ]);
  const latest = useRef(form);
  useEffect(() => {
    latest.current = form;
  });
  useEffect(() => {
    let gone = false;
    const timer = setTimeout(() => {
      void call("case.across", { caseId, form: withoutLines(latest.current) }).then(
        (answer) => {
          if (!gone && answer.ok) setProblems(answer.value.length === 0 ? NONE : answer.value);
        },
        () => undefined,
      );
    }, PAUSE_MS);
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [caseId, asked]);
  return problems;
}

/** Whether the filing may rest on a commitment, the person's others say (LN-1.2c). */
function filingAsked({ wanted, category, basis, date, place }: CaseForm["filing"]) {
  return wanted === "new" ? [category, basis, date, place] : [];
}

/** Hundreds of lines are no part of the question. */
function withoutLines(form: CaseForm): CaseForm {
  return { ...form, lines: [] };
}
