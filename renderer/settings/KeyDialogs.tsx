import { useEffect, useState } from "react";
import type { KeyStatus } from "../../electron/contract/administration.ts";
import { call } from "../app/bridge.ts";
import { KEYS } from "../words/keys.ts";
import { OwnDialog } from "./OwnDialog.tsx";

interface NewRecoveryProps {
  readonly onDone: (made: { readonly recoveryKey: string }) => void;
  readonly onClose: () => void;
}

export function NewRecovery({ onDone, onClose }: NewRecoveryProps) {
  return (
    <OwnDialog
      title={KEYS.recoveryRenew}
      action={KEYS.recoveryAction}
      working={KEYS.working}
      danger
      request={(own) => call("keys.new-recovery", { own })}
      onDone={onDone}
      onClose={onClose}
    >
      <p>{KEYS.recoveryLead}</p>
    </OwnDialog>
  );
}

interface StatusDialogProps {
  readonly onDone: (status: KeyStatus) => void;
  readonly onClose: () => void;
}

interface BindDeviceProps extends StatusDialogProps {
  readonly status: KeyStatus;
}

export function BindDevice({ status, onDone, onClose }: BindDeviceProps) {
  const on = status.device !== "on";
  return (
    <OwnDialog
      title={on ? KEYS.device : KEYS.unbind}
      action={on ? KEYS.bind : KEYS.unbind}
      working={KEYS.working}
      request={(own) => call("keys.bind-device", { on, own })}
      onDone={onDone}
      onClose={onClose}
    >
      <p>{on ? KEYS.bindLead : KEYS.unbindLead}</p>
      {on && <p className="muted">{KEYS.deviceWhat}</p>}
    </OwnDialog>
  );
}

/** Takes as long as writing all data anew: the seconds show that it is alive. */
export function RenewKey({ onDone, onClose }: StatusDialogProps) {
  const [since, setSince] = useState<number | null>(null);
  const seconds = useSeconds(since);
  return (
    <OwnDialog
      title={KEYS.renew}
      action={KEYS.renew}
      working={KEYS.working}
      request={async (own) => {
        setSince(Date.now());
        const answer = await call("keys.renew", { own });
        setSince(null);
        return answer;
      }}
      onDone={onDone}
      onClose={onClose}
    >
      <p>{KEYS.renewLead}</p>
      <p className="muted">{KEYS.renewOld}</p>
      {since !== null && (
        <div className="own-working" role="status">
          {KEYS.renewing(seconds)}
          <progress aria-label={KEYS.renew} />
        </div>
      )}
    </OwnDialog>
  );
}

/** Whole seconds since a moment, counted while there is one. */
function useSeconds(since: number | null): number {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    if (since === null) return;
    const timer = setInterval(() => setSeconds(Math.floor((Date.now() - since) / 1000)), 500);
    return () => {
      clearInterval(timer);
      setSeconds(0);
    };
  }, [since]);
  return seconds;
}
