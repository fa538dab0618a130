import { useEffect, useState } from "react";
import type { ClawbackHere } from "../../electron/contract/filings.ts";
import { call } from "../app/bridge.ts";
import type { CaseDesk } from "../case/state/useCase.ts";

/**
 * 待遇差 of the case's commitment filing over the cases of this machine (LN-1.2c); null until
 * the desktop process has answered, or while nobody asks.
 */
export function useClawback({ caseId, form }: CaseDesk, wanted: boolean): ClawbackHere | null {
  const [found, setFound] = useState<ClawbackHere | null>(null);
  useEffect(() => {
    if (!wanted) return undefined;
    let gone = false;
    // Hundreds of lines are no part of the question.
    call("filings.clawback", { caseId, form: { ...form, lines: [] } }).then(
      (answer) => {
        if (!gone && answer.ok) setFound(answer.value);
      },
      () => undefined,
    );
    return () => {
      gone = true;
    };
  }, [caseId, form, wanted]);
  return wanted ? found : null;
}
