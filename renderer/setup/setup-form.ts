/** What the first set-up asks, as typed. */
export interface SetupForm {
  readonly office: string;
  readonly window: string;
  readonly pool: string;
  readonly operator: string;
  readonly password: string;
  readonly again: string;
}

export type SetupStep = "office" | "pool" | "operator";

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
  pool: "",
  operator: "",
  password: "",
  again: "",
};

export const PASSWORD_LENGTH = 8;

export function isDone(step: SetupStep, form: SetupForm): boolean {
  switch (step) {
    case "office":
      return form.office.trim() !== "" && form.window.trim() !== "";
    case "pool":
      return form.pool !== "";
    case "operator":
      return (
        form.operator.trim() !== "" &&
        form.password.length >= PASSWORD_LENGTH &&
        form.password === form.again
      );
  }
}

/** The first step that still lacks something, or null when all is there. */
export function firstFault(form: SetupForm): SetupStep | null {
  const steps: readonly SetupStep[] = ["office", "pool", "operator"];
  return steps.find((step) => !isDone(step, form)) ?? null;
}
