import { useState } from "react";
import { useHotkeys } from "../app/keys.ts";
import { useSession } from "../app/session.tsx";
import { Button } from "../ui/Button.tsx";
import { FRAME } from "../words/frame.ts";
import { OPERATORS } from "../words/operators.ts";
import { ChangeOwnPassword } from "./OperatorDialogs.tsx";

/** What a clerk or a reviewer finds in the place of the operators: themselves. */
export function OwnPasswordSection() {
  const { operator } = useSession();
  const [asking, setAsking] = useState(false);
  const [done, setDone] = useState(false);
  const ask = (): void => setAsking(true);
  useHotkeys({ W: ask });
  return (
    <div className="office-sheet">
      <section className="office-row">
        <h2>{OPERATORS.ownTitle}</h2>
        <div>
          <p className="office-value">
            {operator.name}
            <span>{FRAME.roles[operator.role]}</span>
          </p>
          <p className="muted">{OPERATORS.ownLead}</p>
          {done && (
            <p className="office-done" role="status">
              {OPERATORS.changed}
            </p>
          )}
        </div>
        <Button keycap="W" onClick={ask}>
          {OPERATORS.changeOwn}
        </Button>
      </section>
      <p className="office-others muted">{OPERATORS.others}</p>
      {asking && (
        <ChangeOwnPassword
          onDone={() => {
            setAsking(false);
            setDone(true);
          }}
          onClose={() => setAsking(false)}
        />
      )}
    </div>
  );
}
