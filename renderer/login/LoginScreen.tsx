import { useState } from "react";
import type { AppState } from "../../electron/contract/session.ts";
import { PlainFrame } from "../app/frame/Frame.tsx";
import { LOGIN, LOGIN_KEYS, RECOVER_KEYS } from "../words/login.ts";
import { PasswordForm } from "./PasswordForm.tsx";
import { RecoverForm } from "./RecoverForm.tsx";
import { SealPane } from "./SealPane.tsx";
import "./login.css";

/** The session that ended before this log-in. */
export interface Before {
  readonly operatorId: string;
  /** Minutes without a key press that locked the screen; null: the operator locked it. */
  readonly idleMinutes: number | null;
}

interface LoginProps {
  readonly state: Extract<AppState, { phase: "locked" }>;
  readonly before: Before | null;
  readonly onOpen: (state: AppState) => void;
}

/** Who is at the window? With a password, or with the office's recovery key. */
export function LoginScreen({ state, before, onOpen }: LoginProps) {
  const { operators } = state;
  const [recovering, setRecovering] = useState(false);
  const [at, setAt] = useState(() =>
    Math.max(
      operators.findIndex(({ id }) => id === before?.operatorId),
      0,
    ),
  );
  const who = { operators, at, onAt: setAt, onOpen };
  return (
    <PlainFrame note={LOGIN.foot} keys={recovering ? RECOVER_KEYS : LOGIN_KEYS} help="login">
      <div className="login-stage">
        <section className="login">
          <SealPane version={state.version} />
          {recovering ? (
            <RecoverForm {...who} onBack={() => setRecovering(false)} />
          ) : (
            <PasswordForm
              {...who}
              idleMinutes={before?.idleMinutes ?? null}
              onForgot={() => setRecovering(true)}
            />
          )}
        </section>
      </div>
    </PlainFrame>
  );
}
