import { useState } from "react";
import type { Problem } from "../../core/problem.ts";
import type { AppState } from "../../electron/contract/session.ts";
import { useAsking } from "../app/asking.ts";
import { call } from "../app/bridge.ts";
import { EMPTY_SETUP, firstFault, type SetupForm, type SetupStep } from "./setup-form.ts";

/** The first run on its way: what was typed, at which step, and what has come of it. */
export interface Setup {
  readonly form: SetupForm;
  readonly edit: (change: Partial<SetupForm>) => void;
  readonly step: SetupStep;
  readonly open: (step: SetupStep) => void;
  /** The step was to be left with something wanting. */
  readonly tried: boolean;
  /** To the first step that wants something, or to the data where none does. */
  readonly goOn: () => void;
  readonly create: () => void;
  readonly busy: boolean;
  readonly problem: Problem | null;
  /** Told once, when the data have been made. */
  readonly recoveryKey: string | null;
  /** The sheet is on paper. */
  readonly enter: () => void;
}

export function useSetup(onDone: (state: AppState) => void): Setup {
  const [form, setForm] = useState<SetupForm>(EMPTY_SETUP);
  const [step, setStep] = useState<SetupStep>("office");
  const [tried, setTried] = useState(false);
  const { busy, problem, ask } = useAsking();
  const [recoveryKey, setRecoveryKey] = useState<string | null>(null);
  const open = (next: SetupStep): void => {
    setTried(false);
    setStep(next);
  };
  const create = async (): Promise<void> => {
    const { office, window, telephone, pool, operator, password } = form;
    const answer = await ask(() =>
      call("setup.create", { office, window, telephone, pool, operator, password }),
    );
    if (answer?.ok === true) setRecoveryKey(answer.value.recoveryKey);
  };
  const goOn = (): void => {
    const fault = firstFault(form);
    if (fault === null) void create();
    else if (fault === step) setTried(true);
    else open(fault);
  };
  // The screen may have locked while the sheet was being printed: then the workbench reminds of it.
  const enter = async (): Promise<void> => {
    await ask(() => call("keys.sheet-proven", {}));
    onDone(await call("app.state", {}));
  };
  return {
    form,
    edit: (change) => setForm((now) => ({ ...now, ...change })),
    step,
    open,
    tried,
    goOn,
    create: () => void create(),
    busy,
    problem,
    recoveryKey,
    enter: () => void enter(),
  };
}
