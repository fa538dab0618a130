import type { OpenStep } from "../../core/filing/open-steps.ts";
import type { Lived } from "../../core/filing/recorded.ts";
import { clausesOfStep } from "../../core/filing/step-clauses.ts";
import type { ReadLife } from "../../core/settlement/filing-life.ts";
import { ofPack } from "../../core/settlement/obligations-clauses.ts";
import { STEP_LABEL } from "../../core/words/filing-life.ts";
import { useHotkeys } from "../app/keys.ts";
import type { CaseDesk } from "../case/state/useCase.ts";
import { Button } from "../ui/Button.tsx";
import { FormGrid } from "../ui/Cell.tsx";
import { ChoiceCell } from "../ui/ChoiceCell.tsx";
import { ClauseChip } from "../ui/ClauseChip.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { Fields } from "../ui/Fields.tsx";
import { Message } from "../ui/Message.tsx";
import { LIFE_WORDS as W } from "../words/filing-life.ts";
import { ClawbackTable } from "./ClawbackTable.tsx";
import { StepFields } from "./StepFields.tsx";
import { useStep } from "./use-step.ts";

export interface StepDialogProps {
  readonly desk: CaseDesk;
  readonly life: ReadLife;
  readonly lived: Lived;
  readonly steps: readonly OpenStep[];
  readonly onClose: () => void;
}

/** 备案变动: one step with its day, its reason and what its clause asks for. */
export function StepDialog({ desk, life, lived, steps, onClose }: StepDialogProps) {
  const typed = useStep(desk, steps[0]?.do ?? "end", onClose);
  const { step, change, keep } = typed;
  const digits = steps.map(
    ({ do: name }, index) => [String(index + 1), () => change({ do: name })] as const,
  );
  useHotkeys({ ...Object.fromEntries(digits), "Ctrl+Enter": keep }, "dialog");
  const clauses = ofPack(desk.loaded.pack, clausesOfStep(step.do, lived.now.filing));
  const lock = steps.find(({ do: name }) => name === step.do)?.against ?? null;
  return (
    <Dialog title={W.title} onClose={onClose} width={760}>
      <Fields className="step-fields" onEnd={keep}>
        <FormGrid>
          <ChoiceCell
            label={W.what}
            span={12}
            field="step.do"
            value={step.do}
            choices={steps.map(({ do: name }) => ({ value: name, label: STEP_LABEL[name] }))}
            onChange={(name) => change({ do: name })}
            note={lock?.kind === "locked" ? W.lockedNote(lock.lockedUntil) : undefined}
          />
          <StepFields
            desk={desk}
            life={life}
            lived={lived}
            step={step}
            onChange={change}
            materials={typed.materials}
            onMaterials={typed.setMaterials}
          />
        </FormGrid>
        {step.do === "revoke" ? (
          <ClawbackTable clawback={typed.clawback} />
        ) : (
          <p className="clause-row">
            {clauses.map((clause) => (
              <ClauseChip key={clause} clause={clause} full />
            ))}
          </p>
        )}
        {typed.refused !== null && <Message problem={typed.refused} />}
      </Fields>
      <div className="actions">
        <Button look="quiet" keycap="Esc" onClick={onClose}>
          {W.back}
        </Button>
        <Button look="primary" keycap="Ctrl+Enter" onClick={keep}>
          {W.confirm}
        </Button>
      </div>
    </Dialog>
  );
}
