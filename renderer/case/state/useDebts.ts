import { useEffect, useState } from "react";
import { parseIdNumber } from "../../../core/identity.ts";
import { type Debt, debtsOf } from "../../../core/recovery/owed.ts";
import { call } from "../../app/bridge.ts";
import type { CaseDesk } from "./useCase.ts";

const NONE: readonly Debt[] = [];
const PAUSE_MS = 300;

/** What the person owes the fund by the other cases of this counter (LN-1.2c). */
export function useDebts({ caseId, form }: CaseDesk): readonly Debt[] {
  const { certNo } = form.person;
  const [debts, setDebts] = useState(NONE);
  useEffect(() => {
    let gone = false;
    const timer = setTimeout(() => {
      if (!parseIdNumber(certNo).ok) {
        setDebts(NONE);
        return;
      }
      void call("recovery.owed", { caseId, certNo }).then(
        (answer) => {
          if (!gone) setDebts(answer.ok ? debtsOf(answer.value) : NONE);
        },
        () => undefined,
      );
    }, PAUSE_MS);
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [caseId, certNo]);
  return debts;
}
