import { useEffect, useMemo, useState } from "react";
import { type OwnCases, ownYear, type OwnYear } from "../../../core/ledger/own-year.ts";
import { parseIdNumber } from "../../../core/identity.ts";
import { call } from "../../app/bridge.ts";
import type { CaseDesk } from "./useCase.ts";

const PAUSE_MS = 300;

/**
 * 本年累计 out of this counter's own cases, as the form stands. Null while the person or
 * the stay is not known yet, and until the desktop process has answered.
 */
export function useOwnYear({ caseId, form, version }: CaseDesk): OwnYear | null {
  const { certNo } = form.person;
  const { area, insurance } = form.pool;
  const [cases, setCases] = useState<OwnCases | null>(null);
  const hash = version?.hash;
  useEffect(() => {
    let gone = false;
    const timer = setTimeout(() => {
      if (!parseIdNumber(certNo).ok) {
        setCases(null);
        return;
      }
      void call("own-year.cases", { caseId, certNo, pool: { area, insurance } }).then(
        (answer) => {
          if (!gone) setCases(answer.ok ? answer.value : null);
        },
        () => undefined,
      );
    }, PAUSE_MS);
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [caseId, certNo, area, insurance, hash]);
  const { opening, stay } = form;
  return useMemo(
    () => (cases === null ? null : ownYear({ opening, stay }, cases)),
    [cases, opening, stay],
  );
}
