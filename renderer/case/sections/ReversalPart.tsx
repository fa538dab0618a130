import { useState } from "react";
import { displayYuan, negative } from "../../../core/money.ts";
import { useAsking } from "../../app/asking.ts";
import { call } from "../../app/bridge.ts";
import { useCases } from "../../app/cases.tsx";
import { useSession } from "../../app/session.tsx";
import { Button } from "../../ui/Button.tsx";
import { FormGrid } from "../../ui/Cell.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { Fields } from "../../ui/Fields.tsx";
import { Message } from "../../ui/Message.tsx";
import { TextCell } from "../../ui/TextCell.tsx";
import { REVERSAL_WORDS as W } from "../../words/recovery.ts";
import type { CaseDesk } from "../state/useCase.ts";
import { ClauseTip } from "./PersonOccasions.tsx";

/** 冲销: a supervisor takes back what was approved, or the line that says so (HUN-52, HUN-72). */
export function ReversalPart({ desk }: { readonly desk: CaseDesk }) {
  const { operator } = useSession();
  const [asking, setAsking] = useState(false);
  const { review } = desk;
  if (review?.state === "reversed") {
    const { reversed, reason } = review;
    return (
      <p className="reversal-note" role="status">
        {W.done(reversed.by.name, reversed.at.slice(0, 10), reason)}
        {"，"}
        {W.next}
      </p>
    );
  }
  const approved = review?.state === "approved" || review?.state === "handed-over";
  if (!approved || operator.role !== "supervisor" || !desk.unchanged) return null;
  return (
    <div className="case-line">
      <Button size="small" look="danger" onClick={() => setAsking(true)}>
        {W.open}
      </Button>
      <ClauseTip pack={desk.loaded.pack} clauses={["HUN-52", "HUN-72", "KF-6"]} />
      {asking && <ReversalDialog desk={desk} onClose={() => setAsking(false)} />}
    </div>
  );
}

function ReversalDialog({
  desk,
  onClose,
}: {
  readonly desk: CaseDesk;
  readonly onClose: () => void;
}) {
  const { caseId, version, assessment, tookStep, tookVersion } = desk;
  const { reload } = useCases();
  const [reason, setReason] = useState("");
  const [document, setDocument] = useState("");
  const { busy, problem, ask } = useAsking();
  const { fund = null, person = null } = assessment.receipt?.settlement ?? {};
  const make = async (): Promise<void> => {
    if (version === null || reason.trim() === "" || busy) return;
    const request = { caseId, saw: version.hash, reason, document };
    const answer = await ask(() => call("reversal.make", request));
    if (answer?.ok !== true) return;
    tookVersion(answer.value.version, []);
    tookStep(answer.value);
    reload();
    onClose();
  };
  const turned = (amount: typeof fund): string =>
    amount === null ? "" : displayYuan(negative(amount));
  return (
    <Dialog title={W.title} onClose={onClose} width={560}>
      <p className="reversal-note">
        {fund === null ? W.before : W.what(turned(fund), turned(person))}
      </p>
      <Fields className="own-dialog" onEnd={() => void make()}>
        <FormGrid>
          <TextCell
            label={W.reason}
            span={12}
            field="reversal.reason"
            value={reason}
            placeholder={W.reasonHint}
            autoFocus
            onChange={setReason}
          />
          <TextCell
            label={W.document}
            span={12}
            field="reversal.document"
            value={document}
            placeholder={W.documentHint}
            onChange={setDocument}
          />
        </FormGrid>
        {problem !== null && <Message problem={problem} />}
        <div className="actions">
          <Button keycap="Esc" onClick={onClose}>
            {W.back}
          </Button>
          <Button look="danger" keycap="Enter" onClick={() => void make()}>
            {W.make}
          </Button>
        </div>
      </Fields>
    </Dialog>
  );
}
