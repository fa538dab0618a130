import { useState } from "react";
import { assess } from "../../core/assess.ts";
import type { FilingStepForm } from "../../core/casefile/filing-steps.ts";
import type { CaseForm } from "../../core/casefile/form.ts";
import type { OpenStep } from "../../core/filing/open-steps.ts";
import type { Lived } from "../../core/filing/recorded.ts";
import { clausesOfStep } from "../../core/filing/step-clauses.ts";
import type { Problem } from "../../core/problem.ts";
import type { ReadLife } from "../../core/settlement/filing-life.ts";
import { ofPack } from "../../core/settlement/obligations-clauses.ts";
import { STEP_LABEL } from "../../core/words/filing-life.ts";
import { useHotkeys } from "../app/keys.ts";
import { useHandler } from "../case/state/same.ts";
import { applyEdit } from "../case/state/edit.ts";
import type { CaseDesk } from "../case/state/useCase.ts";
import { Button } from "../ui/Button.tsx";
import { FormGrid } from "../ui/Cell.tsx";
import { ChoiceCell } from "../ui/ChoiceCell.tsx";
import { ClauseChip } from "../ui/ClauseChip.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { Fields } from "../ui/Fields.tsx";
import { settleField } from "../ui/focus.ts";
import { Message } from "../ui/Message.tsx";
import { LIFE_WORDS as W } from "../words/filing-life.ts";
import { ClawbackTable } from "./ClawbackTable.tsx";
import { addStep, revokedWith } from "./life-edit.ts";
import { StepFields } from "./StepFields.tsx";
import { useClawback } from "./use-clawback.ts";

export interface StepDialogProps {
  readonly desk: CaseDesk;
  readonly life: ReadLife;
  readonly lived: Lived;
  readonly steps: readonly OpenStep[];
  readonly onClose: () => void;
}

/** 备案变动: one step with its day, its reason and what its clause asks for. */
export function StepDialog({ desk, life, lived, steps, onClose }: StepDialogProps) {
  const [step, setStep] = useState<FilingStepForm>(() => ({
    id: crypto.randomUUID(),
    do: steps[0]?.do ?? "end",
    on: desk.today,
    reason: "",
  }));
  const [materials, setMaterials] = useState<CaseForm["filing"]["materials"]>({});
  const [refused, setRefused] = useState<Problem | null>(null);
  const { clawback, waits } = useClawback(desk, step.do === "revoke");
  const change = (values: Partial<FilingStepForm>): void => {
    setRefused(null);
    setStep((before) => ({ ...before, ...values }));
  };
  // Called after the field under the cursor was settled, and sees what that gave.
  const record = useHandler((): void => {
    // A revocation without its 待遇差 would leave a debt that nobody has computed.
    if (waits) return;
    const edit = addStep(step.do === "revoke" ? revokedWith(step, clawback) : step, materials);
    const wrong = wrongWith(desk, applyEdit(desk.form, edit));
    setRefused(wrong);
    if (wrong !== null) return;
    desk.edit(edit);
    onClose();
  });
  const keep = (): void => {
    settleField();
    record();
  };
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
            materials={materials}
            onMaterials={setMaterials}
          />
        </FormGrid>
        {step.do === "revoke" && <ClawbackTable clawback={clawback} />}
        {step.do !== "revoke" && (
          <p className="clause-row">
            {clauses.map((clause) => (
              <ClauseChip key={clause} clause={clause} full />
            ))}
          </p>
        )}
        {refused !== null && <Message problem={refused} />}
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

/** What the core has against the step that would be recorded last. */
function wrongWith({ loaded, settings, today }: CaseDesk, form: CaseForm): Problem | null {
  const at = `filing.steps.${(form.filing.steps ?? []).length - 1}`;
  const { problems } = assess(form, loaded, settings, today);
  return problems.find(({ field = "" }) => field === at || field.startsWith(`${at}.`)) ?? null;
}
