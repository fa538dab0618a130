import type { IsoDate } from "../../core/calendar.ts";
import type { FilingStepForm } from "../../core/casefile/filing-steps.ts";
import type { CaseForm, Purpose } from "../../core/casefile/form.ts";
import { type Fen, yuan } from "../../core/money.ts";
import type { ClawbackHere } from "../../electron/contract/filings.ts";
import { chooseWanted } from "../case/state/consequences.ts";
import { applyEdit, type Edit } from "../case/state/edit.ts";

/** What the case is for; what the new purpose does not allow is taken back with it. */
export function choosePurpose(purpose: Purpose | "both", today: IsoDate): Edit {
  return {
    do: "fields",
    at: null,
    apply: ({ purpose: _before, ...form }) => {
      const next: CaseForm = purpose === "both" ? form : { ...form, purpose };
      const { wanted } = next.filing;
      if (purpose === "filing" && wanted !== "new" && wanted !== "existing") {
        return applyEdit(next, chooseWanted(next, "new", today));
      }
      return purpose === "claim" && wanted === "new"
        ? applyEdit(next, chooseWanted(next, "", today))
        : next;
    },
  };
}

type Materials = CaseForm["filing"]["materials"];

/** Records a step with the materials that came in with it, as one undo step. */
export function addStep(step: FilingStepForm, materials: Materials): Edit {
  return {
    do: "fields",
    at: null,
    apply: (form) => ({
      ...form,
      filing: {
        ...form.filing,
        materials: { ...form.filing.materials, ...materials },
        steps: [...(form.filing.steps ?? []), step],
      },
    }),
  };
}

/** A revocation with the 待遇差 that its paper and later settlements go by (LN-1.2c). */
export function revokedWith(
  step: FilingStepForm,
  clawback: Pick<ClawbackHere, "measure" | "stays" | "total"> | null,
): FilingStepForm {
  if (clawback === null) return step;
  const { measure, stays, total } = clawback;
  return {
    ...step,
    ...(total === null ? {} : { owed: yuan(total) }),
    ...(measure === null ? {} : { measure }),
    stays: stays.map(({ caseNumber, hospital, admission, discharge, ...stay }) => ({
      number: caseNumber,
      hospital,
      admission,
      discharge,
      paid: yuan(stay.paid),
      due: inYuan(stay.wouldHavePaid),
      difference: inYuan(stay.difference),
    })),
  };
}

function inYuan(amount: Fen | null): string {
  return amount === null ? "" : yuan(amount);
}

/** Takes a step back that was recorded by mistake; the versions before keep it. */
export function removeStep(id: string): Edit {
  return {
    do: "fields",
    at: null,
    apply: (form) => {
      const { steps: before = [], ...filing } = form.filing;
      const steps = before.filter((step) => step.id !== id);
      return { ...form, filing: steps.length === 0 ? filing : { ...filing, steps } };
    },
  };
}
