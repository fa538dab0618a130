import type { AppState } from "../../electron/contract/session.ts";
import { PlainFrame } from "../app/frame/Frame.tsx";
import { useHotkeys } from "../app/keys.ts";
import { Button } from "../ui/Button.tsx";
import { RESTORE_HERE, RESTORE_HERE_KEYS } from "../words/backup.ts";
import { RescuePane } from "./RescuePane.tsx";
import "./login.css";
import "./rescue.css";

interface RestoreHereProps {
  readonly onState: (state: AppState) => void;
  readonly onBack: () => void;
}

/** A new computer, and the old one's copies on a stick: the office goes on from the newest of them. */
export function RestoreHereScreen({ onState, onBack }: RestoreHereProps) {
  useHotkeys({ Esc: onBack });
  return (
    <PlainFrame keys={RESTORE_HERE_KEYS} help="restore">
      <div className="login-stage">
        <section className="rescue" aria-label={RESTORE_HERE.title}>
          <div className="rescue-why">
            <h1>{RESTORE_HERE.title}</h1>
            <ol>
              {RESTORE_HERE.steps.map((step) => (
                <li key={step}>{step}</li>
              ))}
            </ol>
            <p className="rescue-kept">{RESTORE_HERE.after}</p>
            <Button keycap="Esc" onClick={onBack}>
              {RESTORE_HERE.back}
            </Button>
          </div>
          <RescuePane operators={[]} salvage={false} onState={onState} />
        </section>
      </div>
    </PlainFrame>
  );
}
