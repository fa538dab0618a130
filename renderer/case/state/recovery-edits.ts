import type { CaseForm } from "../../../core/casefile/form.ts";
import type {
  DeductionForm,
  RecoveryForm,
  TakenForm,
} from "../../../core/casefile/recovery-form.ts";
import type { Edit } from "./edit.ts";

/** What a clerk does to the deductions and recoveries of a case; each is one step. */

export function addDeduction(id: string, today: string): Edit {
  const entry: DeductionForm = {
    id,
    kind: "",
    fund: "",
    amount: "",
    bearer: "",
    reason: "",
    document: "",
    decidedBy: "",
    decidedOn: today,
  };
  return change(null, ({ deductions = [], ...rest }) => ({
    ...rest,
    deductions: [...deductions, entry],
  }));
}

export function setDeduction<K extends keyof DeductionForm>(
  id: string,
  key: K,
  value: DeductionForm[K],
): Edit {
  return change(`${id}.${key}`, ({ deductions = [], ...rest }) => ({
    ...rest,
    deductions: deductions.map((entry) => (entry.id === id ? { ...entry, [key]: value } : entry)),
  }));
}

export function removeDeduction(id: string): Edit {
  return change(null, ({ deductions = [], ...rest }) => ({
    ...rest,
    deductions: deductions.filter((entry) => entry.id !== id),
  }));
}

/** Sets what is taken off this payment for a debt; null takes nothing. */
export function takeFor(caseId: string, taken: TakenForm | null): Edit {
  return change(taken === null ? null : `taken.${caseId}`, ({ taken: all = [], ...rest }) => {
    const others = all.filter((one) => one.caseId !== caseId);
    return { ...rest, taken: taken === null ? others : [...others, taken] };
  });
}

/** A case that records none keeps a form without the key. */
function change(at: string | null, make: (recovery: RecoveryForm) => RecoveryForm): Edit {
  return {
    do: "fields",
    at,
    apply: ({ recovery = {}, ...form }): CaseForm => {
      const { deductions = [], taken = [] } = make(recovery);
      const next = {
        ...(deductions.length === 0 ? {} : { deductions }),
        ...(taken.length === 0 ? {} : { taken }),
      };
      return Object.keys(next).length === 0 ? form : { ...form, recovery: next };
    },
  };
}
