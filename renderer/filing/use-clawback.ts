import { useEffect, useState } from "react";
import type { CaseForm } from "../../core/casefile/form.ts";
import type { ClawbackHere } from "../../electron/contract/filings.ts";
import { call } from "../app/bridge.ts";
import type { CaseDesk } from "../case/state/useCase.ts";

/** `waits`: the desktop process has not answered yet. */
export interface AskedClawback {
  readonly clawback: ClawbackHere | null;
  readonly waits: boolean;
}

/** 待遇差 of the case's commitment filing over the cases of this machine (LN-1.2c), while it is wanted. */
export function useClawback({ caseId, form }: CaseDesk, wanted: boolean): AskedClawback {
  const [found, setFound] = useState<ClawbackHere | null>(null);
  const [answeredFor, setAnsweredFor] = useState<CaseForm | null>(null);
  useEffect(() => {
    if (!wanted) return undefined;
    let gone = false;
    // Hundreds of lines are no part of the question.
    call("filings.clawback", { caseId, form: { ...form, lines: [] } }).then(
      (answer) => {
        if (gone) return;
        if (answer.ok) setFound(answer.value);
        setAnsweredFor(form);
      },
      () => setAnsweredFor(form),
    );
    return () => {
      gone = true;
    };
  }, [caseId, form, wanted]);
  return { clawback: wanted ? found : null, waits: wanted && answeredFor !== form };
}
