import type { AppState } from "../../electron/contract/session.ts";
import { windowAction } from "../app/bridge.ts";
import { PlainFrame } from "../app/frame/Frame.tsx";
import { Button } from "../ui/Button.tsx";
import { Message } from "../ui/Message.tsx";
import { RESCUE, RESCUE_KEYS } from "../words/backup.ts";
import { RescuePane } from "./RescuePane.tsx";
import { SealPane } from "./SealPane.tsx";
import "./login.css";
import "./rescue.css";

interface BlockedProps {
  readonly state: Extract<AppState, { phase: "blocked" }>;
  readonly onState: (state: AppState) => void;
}

/** The data cannot be opened: why, and what to do. Nothing is touched, nothing is deleted. */
export function BlockedScreen({ state, onState }: BlockedProps) {
  const { problem, version, rescue, operators } = state;
  if (!rescue) {
    return (
      <PlainFrame help="blocked">
        <div className="login-stage">
          <section className="login">
            <SealPane version={version} />
            <div className="login-right">
              <h1>{RESCUE.title}</h1>
              <p className="blocked-lead">{RESCUE.kept}</p>
              <Message problem={problem} action={{ label: RESCUE.close, run: close }} />
            </div>
          </section>
        </div>
      </PlainFrame>
    );
  }
  return (
    <PlainFrame keys={RESCUE_KEYS} help="blocked">
      <div className="login-stage">
        <section className="rescue" aria-label={RESCUE.title}>
          <div className="rescue-why">
            <h1>{RESCUE.title}</h1>
            <Message problem={problem} />
            <h2>{RESCUE.ways}</h2>
            <ol>
              <li>{RESCUE.wayRestore}</li>
              <li>{RESCUE.wayExport}</li>
            </ol>
            <p className="rescue-kept">
              <b>{RESCUE.kept}</b>
              {RESCUE.keptLong}
            </p>
            <Button onClick={close}>{RESCUE.close}</Button>
          </div>
          <RescuePane operators={operators} salvage onState={onState} />
        </section>
      </div>
    </PlainFrame>
  );
}

function close(): void {
  windowAction("close");
}
