import { useState } from "react";
import { assess } from "../../core/assess.ts";
import type { FilingStepForm } from "../../core/casefile/filing-steps.ts";
import type { CaseForm } from "../../core/casefile/form.ts";
import type { Problem } from "../../core/problem.ts";
import { useHandler } from "../case/state/same.ts";
import { applyEdit } from "../case/state/edit.ts";
import type { CaseDesk } from "../case/state/useCase.ts";
import { settleField } from "../ui/focus.ts";
import { addStep, revokedWith } from "./life-edit.ts";
import { useClawback } from "./use-clawback.ts";

/** A step while it is typed, and whether the core takes it. */
export function useStep(desk: CaseDesk, first: FilingStepForm["do"], onRecorded: () => void) {
  const [step, setStep] = useState<FilingStepForm>(() => ({
    id: crypto.randomUUID(),
    do: first,
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
    onRecorded();
  });
  const keep = (): void => {
    settleField();
    record();
  };
  return { step, change, materials, setMaterials, refused, clawback, keep };
}

/** What the core has against the step that would be recorded last. */
function wrongWith({ loaded, settings, today }: CaseDesk, form: CaseForm): Problem | null {
  const at = `filing.steps.${(form.filing.steps ?? []).length - 1}`;
  const { problems } = assess(form, loaded, settings, today);
  return problems.find(({ field = "" }) => field === at || field.startsWith(`${at}.`)) ?? null;
}
