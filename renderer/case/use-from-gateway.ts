import { useCallback, useEffect, useState } from "react";
import type { VisitDetails } from "../../core/sync/visit-details.ts";
import type { DecisionEntry, PersonStanding } from "../../electron/contract/from-gateway.ts";
import type { OpenedUpload } from "../../electron/contract/reconcile.ts";
import { parseIdNumber } from "../../core/identity.ts";
import { call } from "../app/bridge.ts";
import type { CaseDesk } from "./state/useCase.ts";

/** What the district has sent of the case that is open, and of its person. */
export interface FromGatewayOfCase {
  readonly persons: readonly PersonStanding[];
  /** Uploads of the person that no case is about. */
  readonly offers: readonly VisitDetails[];
  readonly opened: OpenedUpload | null;
  readonly decisions: readonly DecisionEntry[];
}

const NOTHING: FromGatewayOfCase = { persons: [], offers: [], opened: null, decisions: [] };

/** Asked again when the person or the stay is another; never while somebody types on. */
export function useFromGateway(
  { caseId, form, version }: CaseDesk,
  mayWrite: boolean,
): FromGatewayOfCase {
  const [found, setFound] = useState(NOTHING);
  const id = parseIdNumber(form.person.certNo);
  const certNo = id.ok ? id.value.number : "";
  const { hospital, hospitalCode, admission, discharge } = form.stay;
  const stay = [hospital, hospitalCode, admission, discharge].join("|");
  const invoices = form.invoices.map(({ number }) => number).join("|");
  const hash = version?.hash ?? "";
  const read = useCallback(async (): Promise<FromGatewayOfCase> => {
    const [persons, offers, opened, decisions] = await Promise.all([
      call("registers.person", { certNo }),
      mayWrite && certNo !== "" ? call("reconcile.of-person", { caseId, certNo }) : null,
      call("reconcile.open", { caseId }),
      call("decisions.of-case", { caseId }),
    ]);
    return {
      persons: persons.ok ? persons.value : [],
      offers: offers?.ok === true ? offers.value : [],
      opened: opened.ok ? opened.value : null,
      decisions: decisions.ok ? decisions.value : [],
    };
  }, [caseId, certNo, mayWrite]);
  useEffect(() => {
    let gone = false;
    // The draft is on disk within a second, and is what the answer is about.
    const timer = setTimeout(() => {
      void read().then((answer) => {
        if (!gone) setFound(answer);
      });
    }, WAIT_MS);
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [read, stay, invoices, hash]);
  return found;
}

const WAIT_MS = 900;
