import { useState } from "react";
import type { Asked } from "../../core/due/inquiry.ts";
import type { Problem } from "../../core/problem.ts";
import { useAsking } from "../app/asking.ts";
import { call } from "../app/bridge.ts";
import { useSession } from "../app/session.tsx";
import type { CaseDesk } from "../case/state/useCase.ts";
import { Button } from "../ui/Button.tsx";
import { FormGrid } from "../ui/Cell.tsx";
import { ChoiceCell } from "../ui/ChoiceCell.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { Fields } from "../ui/Fields.tsx";
import { Message } from "../ui/Message.tsx";
import { TextCell } from "../ui/TextCell.tsx";
import { INQUIRY_WORDS as W } from "../words/inquiries.ts";
import { fieldsOf, lackingFields, notCheckable } from "./asked.ts";
import { CoordinationCells, coordinationBy, isFilledIn } from "./CoordinationCells.tsx";

export interface AskDialogProps {
  readonly desk: CaseDesk;
  readonly onClose: () => void;
  readonly onAsked: () => void;
}

/** 发起协查、协同: what the case says already is not typed again. */
export function AskDialog({ desk, onClose, onAsked }: AskDialogProps) {
  const { operator, today } = useSession();
  const [kind, setKind] = useState<Asked["kind"]>("cross-check");
  const [suspicion, setSuspicion] = useState("");
  const [coordination, setCoordination] = useState(() => coordinationBy(operator.name));
  const { busy, problem, ask } = useAsking();
  const asked: Asked =
    kind === "cross-check"
      ? { kind, fields: fieldsOf(desk.form), suspicion: suspicion.trim() }
      : { kind, ...coordination };
  const hindrance = kind === "cross-check" ? checkHindrance(desk, suspicion) : null;
  const ready =
    kind === "cross-check"
      ? hindrance === null && suspicion.trim() !== ""
      : isFilledIn(coordination);
  const send = async (): Promise<void> => {
    if (!ready) return;
    const request = { caseId: desk.caseId, on: today, asked };
    const answer = await ask(() => call("inquiries.ask", request));
    if (answer?.ok === true) onAsked();
  };
  return (
    <Dialog title={W.ask} onClose={onClose} width={620}>
      <Fields className="own-dialog" onEnd={() => void send()}>
        <FormGrid>
          <ChoiceCell
            label={W.columns.kind}
            field="inquiry.kind"
            span={12}
            value={kind}
            choices={[
              { value: "cross-check", label: W.kind["cross-check"] },
              { value: "coordination", label: W.kind.coordination },
            ]}
            onChange={setKind}
          />
          {kind === "cross-check" ? (
            <TextCell
              label={W.suspicion}
              span={12}
              field="inquiry.suspicion"
              value={suspicion}
              placeholder={W.suspicionHint}
              onChange={setSuspicion}
            />
          ) : (
            <CoordinationCells
              given={coordination}
              onChange={(change) => setCoordination((now) => ({ ...now, ...change }))}
            />
          )}
        </FormGrid>
        {hindrance !== null && <Message problem={hindrance} />}
        {problem !== null && <Message problem={problem} />}
        <div className="actions">
          <Button keycap="Esc" onClick={onClose}>
            {W.back}
          </Button>
          <Button look="primary" disabled={!ready || busy} onClick={() => void send()}>
            {W.send}
          </Button>
        </div>
      </Fields>
    </Dialog>
  );
}

/** Whether this stay may be checked at all comes first, then what the request lacks. */
function checkHindrance({ form }: CaseDesk, suspicion: string): Problem | null {
  const why = notCheckable(form, suspicion.trim() !== "").filter((one) => one !== "not-suspicious");
  if (why.length > 0) {
    const words = why.map((one) => W.whyNot[one]).join("，");
    return { code: "N-INQ-21", what: W.notCheckable(words), remedy: W.instead, kind: "check" };
  }
  const lacking = lackingFields(form);
  if (lacking.length === 0) return null;
  const what = W.missing(lacking.join("、"));
  return { code: "N-INQ-22", what, remedy: W.fillInCase, kind: "check" };
}
