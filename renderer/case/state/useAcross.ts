import { useEffect, useRef, useState } from "react";
import { canonicalJson } from "../../../core/casefile/canonical.ts";
import type { CaseForm } from "../../../core/casefile/form.ts";
import type { Problem } from "../../../core/problem.ts";
import { call } from "../../app/bridge.ts";

const PAUSE_MS = 600;
const NONE: readonly Problem[] = [];

/**
 * What the other cases of this machine say against this one: the same invoice
 * (GD-93-5b), overlapping stays. Asked when the clerk pauses after a change that
 * matters to it; a question that gets no answer leaves the last one standing.
 */
export function useAcross(caseId: string, form: CaseForm): readonly Problem[] {
  const [problems, setProblems] = useState(NONE);
  const asked = canonicalJson([
    form.person.certNo,
    form.stay.care,
    form.stay.admission,
    form.stay.discharge,
    form.invoices.map(({ code, number }) => [code, number]),
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

/** Hundreds of lines are no part of the question. */
function withoutLines(form: CaseForm): CaseForm {
  return { ...form, lines: [] };
}
