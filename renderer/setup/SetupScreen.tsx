import type { AppState } from "../../electron/contract/session.ts";
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
import { isDone, type SetupStep } from "./setup-form.ts";
import { Step } from "./Step.tsx";
import { OfficeSummary, OperatorSummary, PoolSummary } from "./summaries.tsx";
import { type Setup, useSetup } from "./use-setup.ts";
import "./setup.css";

interface SetupProps {
  readonly onDone: (state: AppState) => void;
  /** The office has copies of an earlier computer's data. */
  readonly onRestore: () => void;
}

/** First run: the office, its pool, its first operator, and the sheet with the recovery key. */
export function SetupScreen({ onDone, onRestore }: SetupProps) {
  const setup = useSetup(onDone);
  const { form, recoveryKey, problem } = setup;
  const made = recoveryKey !== null;
  useHotkeys(made ? {} : { "Ctrl+R": onRestore });
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
            <SetupSteps {...setup} />
            {problem !== null && (
              <Message problem={problem} action={{ label: SETUP.start, run: setup.create }} />
            )}
            {!made && <SetupNext {...setup} onRestore={onRestore} />}
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

function SetupSteps({ form, edit, step, open, tried, goOn, recoveryKey, enter }: Setup) {
  const made = recoveryKey !== null;
  const parts = { form, edit, tried, onEnd: goOn };
  const place = (own: SetupStep) => ({
    current: !made && step === own,
    done: isDone(own, form),
    onOpen: made ? null : () => open(own),
  });
  return (
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
      <RecoveryStep recoveryKey={recoveryKey} onProven={enter} />
    </ol>
  );
}

function SetupNext({ step, busy, goOn, onRestore }: Setup & Pick<SetupProps, "onRestore">) {
  return (
    <div className="setup-next">
      <Button keycap="Ctrl+R" onClick={onRestore}>
        {SETUP.restore}
      </Button>
      <span className="spacer" />
      <Button look="primary" size="large" keycap="Enter" disabled={busy} onClick={goOn}>
        {busy ? SETUP.starting : step === "operator" ? SETUP.start : SETUP.next}
      </Button>
    </div>
  );
}
