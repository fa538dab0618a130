import { useState } from "react";
import type { CaseForm } from "../../../core/casefile/form.ts";
import { displayYuan } from "../../../core/money.ts";
import type { Reconciliation } from "../../../core/sync/reconcile.ts";
import type { VisitDetails } from "../../../core/sync/visit-details.ts";
import { useAsking } from "../../app/asking.ts";
import { call } from "../../app/bridge.ts";
import { useSession } from "../../app/session.tsx";
import { Button } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { Message } from "../../ui/Message.tsx";
import { RECONCILE_WORDS as W } from "../../words/reconcile.ts";
import { UI } from "../../words/ui.ts";

/** As long as a request may be. */
const MOST = 480;

export interface AskHospitalProps {
  readonly caseId: string;
  readonly form: CaseForm;
  readonly details: VisitDetails;
  readonly compared: Reconciliation;
  readonly onClose: () => void;
}

/** 请医院更正: a request to the hospital with what is wrong in its upload (HUN-77). */
export function AskHospital({ caseId, form, details, compared, onClose }: AskHospitalProps) {
  const { today, operator } = useSession();
  const [matter, setMatter] = useState(() => matterOf(details, compared));
  const [sent, setSent] = useState(false);
  const { busy, problem, ask } = useAsking();
  const send = (): void => {
    const asked = {
      kind: "coordination",
      office: details.fixmedins_name,
      matter,
      type: "other",
      persons: `${form.person.name} ${form.person.certNo}`,
      firstResponder: operator.name,
    } as const;
    void ask(() => call("inquiries.ask", { caseId, on: today, asked })).then((answer) => {
      if (answer?.ok === true) setSent(true);
    });
  };
  return (
    <Dialog title={W.askTitle} onClose={onClose} width={560}>
      <label className="reconcile-matter">
        <span>{W.askMatter}</span>
        <textarea
          rows={5}
          maxLength={MOST}
          value={matter}
          onChange={(event) => setMatter(event.target.value)}
        />
      </label>
      {problem !== null && <Message problem={problem} />}
      {sent && <p role="status">{W.asked}</p>}
      <div className="actions">
        <Button onClick={onClose}>{sent ? UI.close : W.cancel}</Button>
        <Button look="primary" disabled={busy || sent || matter.trim() === ""} onClick={send}>
          {W.askSend}
        </Button>
      </div>
    </Dialog>
  );
}

/** The rows that the upload itself has wrong, else all that it says otherwise. */
function matterOf({ mdtrt_id }: VisitDetails, compared: Reconciliation): string {
  const asked = compared.rows.filter(({ suggestion }) => suggestion === "ask-hospital");
  if (compared.incomplete && compared.faces !== null) {
    const uploaded = displayYuan(compared.uploaded.amount);
    return W.matterTotal(mdtrt_id, displayYuan(compared.faces), uploaded);
  }
  const rows = asked.length > 0 ? asked : compared.rows.filter(({ same }) => !same);
  return W.matterOf(
    rows.slice(0, 12).map(({ name }) => name),
    mdtrt_id,
  ).slice(0, MOST);
}
