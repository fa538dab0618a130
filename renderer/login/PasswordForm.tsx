import { type FormEvent, useRef, useState } from "react";
import type { AppState, Operator } from "../../electron/contract/session.ts";
import { useAsking } from "../app/asking.ts";
import { call } from "../app/bridge.ts";
import { useHotkeys } from "../app/keys.ts";
import { Button } from "../ui/Button.tsx";
import { Glyph } from "../ui/Glyph.tsx";
import { Message } from "../ui/Message.tsx";
import { LOGIN } from "../words/login.ts";
import { listKey, OperatorList } from "./OperatorList.tsx";

interface PasswordFormProps {
  readonly operators: readonly Operator[];
  readonly at: number;
  readonly idleMinutes: number | null;
  readonly onAt: (index: number) => void;
  readonly onOpen: (state: AppState) => void;
  readonly onForgot: () => void;
}

/** The name is picked with ↑ ↓ while the cursor stays in the password. */
export function PasswordForm(props: PasswordFormProps) {
  const { operators, at, idleMinutes, onAt, onOpen, onForgot } = props;
  const [password, setPassword] = useState("");
  const [wrong, setWrong] = useState(false);
  const { busy, problem, ask } = useAsking();
  const input = useRef<HTMLInputElement>(null);
  const chosen = operators[at];
  useHotkeys({ "Ctrl+R": onForgot });

  const choose = (index: number): void => {
    onAt(index);
    setPassword("");
    setWrong(false);
    input.current?.focus();
  };
  const open = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (chosen === undefined) return;
    const answer = await ask(() => call("session.open", { operatorId: chosen.id, password }));
    if (answer === null) return;
    if (answer.ok) {
      onOpen(answer.value);
      return;
    }
    setWrong(true);
    input.current?.select();
  };

  return (
    <form
      className="login-right"
      onKeyDown={(event) => listKey(event, at, operators.length, choose)}
      onSubmit={(event) => void open(event)}
    >
      <h1>{LOGIN.who}</h1>
      {idleMinutes !== null && (
        <p className="login-idle" role="status">
          {LOGIN.lockedIdle(idleMinutes)}
        </p>
      )}
      <OperatorList label={LOGIN.operators} operators={operators} at={at} onChoose={choose} />
      <div className="login-label">
        <label htmlFor="password">{LOGIN.passwordOf(chosen?.name ?? "")}</label>
        <Button look="quiet" size="small" tabIndex={-1} onClick={onForgot}>
          {LOGIN.forgot}
        </Button>
      </div>
      <input
        ref={input}
        id="password"
        className="login-password"
        data-field="login.password"
        type="password"
        value={password}
        autoComplete="off"
        autoFocus
        onChange={(event) => setPassword(event.target.value)}
      />
      {wrong && problem !== null && <Message problem={problem} />}
      <Button look="primary" size="large" keycap="Enter" submit disabled={busy}>
        {busy ? (wrong ? LOGIN.slowed : LOGIN.opening) : LOGIN.open}
      </Button>
      <p className="login-offline">
        <Glyph name="dashed-ring" />
        {LOGIN.offline}
      </p>
    </form>
  );
}
