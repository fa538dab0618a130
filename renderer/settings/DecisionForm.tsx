import type { ReactNode } from "react";
import type { Problem } from "../../core/problem.ts";
import { Button } from "../ui/Button.tsx";
import { FormGrid } from "../ui/Cell.tsx";
import { Message } from "../ui/Message.tsx";
import { TextCell } from "../ui/TextCell.tsx";
import { SETTINGS } from "../words/settings.ts";

interface DecisionFormProps {
  /** Only a supervisor decides. */
  readonly may: boolean;
  readonly document: string;
  readonly onDocument: (document: string) => void;
  readonly need: boolean;
  readonly action: string;
  readonly problem: Problem | null;
  readonly onRecord: () => void;
  /** How what is asked for is written. */
  readonly hint?: string;
  /** Cells above that of the document. */
  readonly children?: ReactNode;
}

/** The foot of a decision: by which document, and the one button that records it for good. */
export function DecisionForm(props: DecisionFormProps) {
  const { may, document, onDocument, need, action, problem, onRecord, hint, children } = props;
  if (!may) return <p className="decision-foot muted">{SETTINGS.onlySupervisor}</p>;
  return (
    <div className="decision-foot">
      {problem !== null && <Message problem={problem} />}
      {hint !== undefined && <p className="muted small">{hint}</p>}
      <FormGrid>
        {children}
        <TextCell
          label={SETTINGS.document}
          field="decision.document"
          span={12}
          value={document}
          onChange={onDocument}
          need={need ? SETTINGS.documentNeed : undefined}
          placeholder={SETTINGS.documentNeed}
          maxLength={200}
        />
      </FormGrid>
      <p className="muted small">{SETTINGS.kept}</p>
      <Button look="primary" keycap="Ctrl+Enter" onClick={onRecord}>
        {action}
      </Button>
    </div>
  );
}
