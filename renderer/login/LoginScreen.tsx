import { type FormEvent, type KeyboardEvent, useRef, useState } from "react";
import type { AppState } from "../../electron/contract/contract.ts";
import type { Problem } from "../../core/problem.ts";
import { call } from "../app/bridge.ts";
import { PlainFrame } from "../app/frame/Frame.tsx";
import { isComposing } from "../app/keys.ts";
import { Button } from "../ui/Button.tsx";
import { Glyph } from "../ui/Glyph.tsx";
import { Message } from "../ui/Message.tsx";
import { FRAME } from "../words/frame.ts";
import { LOGIN, LOGIN_KEYS } from "../words/login.ts";
import { SealPane } from "./SealPane.tsx";
import "./login.css";

interface LoginProps {
  readonly state: Extract<AppState, { phase: "locked" }>;
  readonly onOpen: (state: AppState) => void;
}

/** Who is at the window? The name is picked with ↑ ↓ while the cursor stays in the password. */
export function LoginScreen({ state, onOpen }: LoginProps) {
  const { operators } = state;
  const [at, setAt] = useState(0);
  const [password, setPassword] = useState("");
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const chosen = operators[at];

  const choose = (index: number): void => {
    setAt(Math.min(Math.max(index, 0), operators.length - 1));
    setPassword("");
    setProblem(null);
    input.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (isComposing(event.nativeEvent)) return;
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    event.preventDefault();
    choose(at + (event.key === "ArrowDown" ? 1 : -1));
  };
  const open = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (chosen === undefined || busy) return;
    setBusy(true);
    const answer = await call("session.open", { operatorId: chosen.id, password });
    setBusy(false);
    if (answer.ok) {
      onOpen(answer.value);
      return;
    }
    setProblem(answer.error);
    input.current?.select();
  };

  return (
    <PlainFrame note={LOGIN.foot} keys={LOGIN_KEYS}>
      <div className="login-stage">
        <section className="login">
          <SealPane version={state.version} />
          <form
            className="login-right"
            onKeyDown={onKeyDown}
            onSubmit={(event) => void open(event)}
          >
            <h1>{LOGIN.who}</h1>
            <ul role="listbox" aria-label={LOGIN.operators}>
              {operators.map((operator, index) => (
                <li
                  key={operator.id}
                  role="option"
                  aria-selected={index === at}
                  onClick={() => choose(index)}
                >
                  <Glyph name={index === at ? "dot" : "ring"} />
                  <b>{operator.name}</b>
                  <span className="muted small">{FRAME.roles[operator.role]}</span>
                </li>
              ))}
            </ul>
            <label htmlFor="password">{LOGIN.passwordOf(chosen?.name ?? "")}</label>
            <input
              ref={input}
              id="password"
              data-field="login.password"
              type="password"
              value={password}
              autoComplete="off"
              autoFocus
              onChange={(event) => setPassword(event.target.value)}
            />
            {problem !== null && <Message problem={problem} />}
            <Button look="primary" size="large" keycap="Enter" submit disabled={busy}>
              {busy ? LOGIN.opening : LOGIN.open}
            </Button>
            <p className="login-offline">
              <Glyph name="dashed-ring" />
              {LOGIN.offline}
            </p>
          </form>
        </section>
      </div>
    </PlainFrame>
  );
}
