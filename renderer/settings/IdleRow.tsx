import { type FormEvent, useState } from "react";
import type { KeyStatus } from "../../electron/contract/administration.ts";
import type { Problem } from "../../core/problem.ts";
import { useAsking } from "../app/asking.ts";
import { call } from "../app/bridge.ts";
import { Button } from "../ui/Button.tsx";
import { Message } from "../ui/Message.tsx";
import { KEYS } from "../words/keys.ts";

interface IdleRowProps {
  readonly minutes: number;
  readonly onSet: (status: KeyStatus) => void;
}

/** Minutes without a key press until the screen locks: 1 to 120. */
export function IdleRow({ minutes, onSet }: IdleRowProps) {
  const [typed, setTyped] = useState(String(minutes));
  const [wrong, setWrong] = useState<Pick<Problem, "code" | "what" | "remedy"> | null>(null);
  const { busy, problem, ask } = useAsking();
  const set = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const wanted = wholeMinutes(typed);
    setWrong(wanted === null ? KEYS.idleWrong : null);
    if (wanted === null || wanted === minutes) return;
    const answer = await ask(() => call("office.set-idle", { minutes: wanted }));
    if (answer?.ok === true) onSet(answer.value);
  };
  const shown = wrong ?? problem;
  return (
    <form className="office-row" onSubmit={(event) => void set(event)}>
      <h2>{KEYS.idle}</h2>
      <div>
        <p className="office-value">{KEYS.idleOf(minutes)}</p>
        <p className="muted">{KEYS.idleWhat}</p>
        {shown !== null && <Message problem={shown} />}
      </div>
      <p className="idle-field">
        <input
          data-field="office.idle"
          value={typed}
          inputMode="numeric"
          maxLength={3}
          aria-label={KEYS.idleOf(minutes)}
          onChange={(event) => setTyped(event.target.value)}
        />
        {KEYS.idleMinutes}
        <Button submit keycap="Enter" disabled={busy}>
          {KEYS.idleSet}
        </Button>
      </p>
    </form>
  );
}

function wholeMinutes(text: string): number | null {
  const minutes = Number(text.normalize("NFKC").trim());
  return Number.isInteger(minutes) && minutes >= 1 && minutes <= 120 ? minutes : null;
}
