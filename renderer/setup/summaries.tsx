import { findArea } from "../../core/area.ts";
import { packsOf } from "../../core/policy/packs.ts";
import { INSURANCE_LABEL } from "../../core/words/labels.ts";
import { windowName } from "../../electron/contract/session.ts";
import { rulingDocument } from "./ruling-document.ts";
import "../ui/clause-chip.css";
import { SETUP } from "../words/setup.ts";
import { isDone, type SetupForm } from "./setup-form.ts";
import { Done } from "./Step.tsx";

interface SummaryProps {
  readonly form: SetupForm;
}

export function OfficeSummary({ form }: SummaryProps) {
  if (!isDone("office", form)) return SETUP.officeLead;
  return (
    <Done>
      {form.office.trim()}，{SETUP.windowOf(windowName(form.window))}
    </Done>
  );
}

export function PoolSummary({ form }: SummaryProps) {
  const area = findArea(form.pool);
  if (area === undefined) return SETUP.poolLead;
  const packs = packsOf(area.code);
  const kinds = packs.map(({ pack }) => INSURANCE_LABEL[pack.insurance]);
  const numbers = new Set(packs.map(({ pack }) => rulingDocument(pack)?.number ?? pack.name));
  return (
    <Done>
      {area.code} {area.name}，{kinds.join("、")}
      {[...numbers].map((number) => (
        <span key={number} className="clause">
          {number}
        </span>
      ))}
    </Done>
  );
}

export function OperatorSummary({ form }: SummaryProps) {
  if (!isDone("operator", form)) return SETUP.operatorLead;
  return (
    <Done>
      {form.operator.trim()}，{SETUP.supervisor}，{SETUP.passwordSet}
    </Done>
  );
}
