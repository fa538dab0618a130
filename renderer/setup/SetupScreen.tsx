import { useState } from "react";
import type { AppState } from "../../electron/contract/contract.ts";
import { call } from "../app/bridge.ts";
import { useAsking } from "../app/asking.ts";
import { useHotkeys } from "../app/keys.ts";
import { PlainFrame } from "../app/frame/Frame.tsx";
import { Button } from "../ui/Button.tsx";
import { Message } from "../ui/Message.tsx";
import { SETUP, SETUP_KEYS, SHEET_KEYS } from "../words/setup.ts";
import { OfficeStep } from "./OfficeStep.tsx";
import { OperatorStep } from "./OperatorStep.tsx";
import { PolicyPane } from "./PolicyPane.tsx";
import { PoolStep } from "./PoolStep.tsx";
import { RecoveryPane, RecoveryStep } from "./RecoveryStep.tsx";
import { EMPTY_SETUP, firstFault, isDone, type SetupForm, type SetupStep } from "./setup-form.ts";
import { Step } from "./Step.tsx";
import { OfficeSummary, OperatorSummary, PoolSummary } from "./summaries.tsx";
import "./setup.css";

interface SetupProps {
  readonly onDone: (state: AppState) => void;
  /** The office has copies of an earlier computer's data. */
  readonly onRestore: () => void;
}

/** First run: the office, its pool, its first operator, and the sheet with the recovery key. */
export function SetupScreen({ onDone, onRestore }: SetupProps) {
  const [form, setForm] = useState<SetupForm>(EMPTY_SETUP);
  const [step, setStep] = useState<SetupStep>("office");
  const [tried, setTried] = useState(false);
  const { busy, problem, ask } = useAsking();
  /** Told once, when the data have been made. */
  const [recoveryKey, setRecoveryKey] = useState<string | null>(null);

  const edit = (change: Partial<SetupForm>): void => setForm((form) => ({ ...form, ...change }));
  const open = (next: SetupStep): void => {
    setTried(false);
    setStep(next);
  };
  const goOn = (): void => {
    const fault = firstFault(form);
    if (fault === null) void create();
    else if (fault === step) setTried(true);
    else open(fault);
  };
  const create = async (): Promise<void> => {
    const { office, window, telephone, pool, operator, password } = form;
    const answer = await ask(() =>
      call("setup.create", { office, window, telephone, pool, operator, password }),
    );
    if (answer?.ok === true) setRecoveryKey(answer.value.recoveryKey);
  };
  // The screen may have locked while the sheet was being printed: then the workbench reminds of it.
  const enter = async (): Promise<void> => {
    await ask(() => call("keys.sheet-proven", {}));
    onDone(await call("app.state", {}));
  };

  const made = recoveryKey !== null;
  useHotkeys(made ? {} : { "Ctrl+R": onRestore });
  const parts = { form, edit, tried, onEnd: goOn };
  const place = (own: SetupStep) => ({
    current: !made && step === own,
    done: isDone(own, form),
    onOpen: made ? null : () => open(own),
  });
  return (
    <PlainFrame
      {...(form.office === "" ? {} : { office: form.office })}
      note={made ? SETUP.footMade : SETUP.footKept}
      keys={made ? SHEET_KEYS : SETUP_KEYS}
      help="setup"
    >
      <div className="setup-stage">
        <section className="setup" aria-label={SETUP.title}>
          <div className="setup-left">
            <h1>{SETUP.title}</h1>
            <p className="muted">{SETUP.lead}</p>
            <ol>
              <Step
                no={1}
                {...place("office")}
                words={[SETUP.office, SETUP.officeLead]}
                summary={<OfficeSummary form={form} />}
              >
                <OfficeStep {...parts} />
              </Step>
              <Step
                no={2}
                {...place("pool")}
                words={[SETUP.pool, SETUP.poolLead]}
                summary={<PoolSummary form={form} />}
              >
                <PoolStep {...parts} />
              </Step>
              <Step
                no={3}
                {...place("operator")}
                words={[SETUP.operator, SETUP.operatorLead]}
                summary={<OperatorSummary form={form} />}
              >
                <OperatorStep {...parts} />
              </Step>
              <RecoveryStep recoveryKey={recoveryKey} onProven={() => void enter()} />
            </ol>
            {problem !== null && (
              <Message
                problem={problem}
                action={{ label: SETUP.start, run: () => void create() }}
              />
            )}
            {!made && (
              <div className="setup-next">
                <Button keycap="Ctrl+R" onClick={onRestore}>
                  {SETUP.restore}
                </Button>
                <span className="spacer" />
                <Button look="primary" size="large" keycap="Enter" disabled={busy} onClick={goOn}>
                  {busy ? SETUP.starting : step === "operator" ? SETUP.start : SETUP.next}
                </Button>
              </div>
            )}
          </div>
          {made ? (
            <RecoveryPane form={form} recoveryKey={recoveryKey} />
          ) : (
            <PolicyPane pool={form.pool} />
          )}
        </section>
      </div>
    </PlainFrame>
  );
}
