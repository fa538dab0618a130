import { useState } from "react";
import { windowName } from "../../electron/contract/session.ts";
import { useHotkeys } from "../app/keys.ts";
import { dayOf } from "../app/moment.ts";
import { printSheet, RecoveryProof } from "../recovery/RecoveryProof.tsx";
import { RecoverySheet } from "../recovery/RecoverySheet.tsx";
import { SETUP } from "../words/setup.ts";
import type { SetupForm } from "./setup-form.ts";
import { Step } from "./Step.tsx";

interface RecoveryStepProps {
  /** Null until the data have been made. */
  readonly recoveryKey: string | null;
  readonly onProven: () => void;
}

/** The last step: work begins when the recovery key is on paper. */
export function RecoveryStep({ recoveryKey, onProven }: RecoveryStepProps) {
  return (
    <Step
      no={4}
      current={recoveryKey !== null}
      words={[SETUP.recovery, SETUP.recoveryLead]}
      summary={SETUP.recoveryNext}
      done={false}
      onOpen={null}
    >
      {recoveryKey !== null && <RecoveryProof recoveryKey={recoveryKey} onProven={onProven} />}
    </Step>
  );
}

/** The sheet beside the steps. */
export function RecoveryPane({
  form,
  recoveryKey,
}: {
  readonly form: SetupForm;
  readonly recoveryKey: string;
}) {
  const [day] = useState(() => dayOf(new Date().toISOString()));
  useHotkeys({ "Ctrl+P": printSheet });
  return (
    <aside className="setup-right">
      <RecoverySheet
        sheet={{ office: form.office.trim(), window: windowName(form.window), day, recoveryKey }}
      />
      <p className="muted small">{SETUP.keepSheet}</p>
    </aside>
  );
}
