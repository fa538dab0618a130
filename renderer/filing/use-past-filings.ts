import { useEffect, useState } from "react";
import { parseIdNumber } from "../../core/identity.ts";
import type { PastFiling } from "../../electron/contract/filings.ts";
import { call } from "../app/bridge.ts";
import type { CaseDesk } from "../case/state/useCase.ts";

const NONE: readonly PastFiling[] = [];

/** The filings that other cases of this machine have of the person, once the number is whole. */
export function usePastFilings({ caseId, form }: CaseDesk): readonly PastFiling[] {
  const [found, setFound] = useState(NONE);
  const read = parseIdNumber(form.person.certNo);
  const certNo = read.ok ? read.value.number : "";
  useEffect(() => {
    if (certNo === "") return undefined;
    let gone = false;
    call("filings.of-person", { caseId, certNo }).then(
      (answer) => {
        if (!gone) setFound(answer.ok ? answer.value : NONE);
      },
      () => undefined,
    );
    return () => {
      gone = true;
    };
  }, [caseId, certNo]);
  return certNo === "" ? NONE : found;
}
