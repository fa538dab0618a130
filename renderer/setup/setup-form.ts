import { officeTelephone } from "../../electron/contract/office.ts";
import { isReady, type NewPassword } from "../login/new-password.ts";

/** What the first set-up asks, as typed. */
export interface SetupForm extends NewPassword {
  readonly office: string;
  readonly window: string;
  /** 咨询电话; may stay empty. */
  readonly telephone: string;
  readonly pool: string;
  readonly operator: string;
}

export type SetupStep = "office" | "pool" | "operator";

/** What is asked before the data are made; the recovery key comes after. */
const STEPS: readonly SetupStep[] = ["office", "pool", "operator"];

export interface StepProps {
  readonly form: SetupForm;
  readonly edit: (change: Partial<SetupForm>) => void;
  /** The clerk wanted to go on: what is missing is shown now. */
  readonly tried: boolean;
  /** Enter in the step's last field. */
  readonly onEnd: () => void;
}

export const EMPTY_SETUP: SetupForm = {
  office: "",
  window: "",
  telephone: "",
  pool: "",
  operator: "",
  password: "",
  again: "",
};

export function isDone(step: SetupStep, form: SetupForm): boolean {
  switch (step) {
    case "office":
      return (
        form.office.trim() !== "" &&
        form.window.trim() !== "" &&
        officeTelephone(form.telephone) !== null
      );
    case "pool":
      return form.pool !== "";
    case "operator":
      return form.operator.trim() !== "" && isReady(form);
  }
}

/** The first step that still lacks something, or null when all is there. */
export function firstFault(form: SetupForm): SetupStep | null {
  return STEPS.find((step) => !isDone(step, form)) ?? null;
}
