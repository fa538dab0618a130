import { type FormEvent, useRef, useState } from "react";
import { Button } from "../ui/Button.tsx";
import { SHEET } from "../words/keys.ts";
import { groupsOf, isGroup } from "./recovery-key.ts";

interface RecoveryProofProps {
  readonly recoveryKey: string;
  /** The sheet exists: its last group was typed back. */
  readonly onProven: () => void;
}

/** Goes on only when the clerk has the key on paper: the last group is typed from there. */
export function RecoveryProof({ recoveryKey, onProven }: RecoveryProofProps) {
  const groups = groupsOf(recoveryKey);
  const [typed, setTyped] = useState("");
  const [wrong, setWrong] = useState<string | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const prove = (event: FormEvent): void => {
    event.preventDefault();
    if (isGroup(typed, groups.at(-1) ?? "")) {
      onProven();
      return;
    }
    setWrong(typed.trim() === "" ? SHEET.proofNeed : SHEET.proofWrong);
    input.current?.select();
  };
  return (
    <form className="recovery-proof" onSubmit={prove}>
      <p>{SHEET.proofLead}</p>
      <div className="proof-line">
        <Button icon="print" keycap="Ctrl+P" onClick={printSheet}>
          {SHEET.print}
        </Button>
        <label htmlFor="recovery-proof">{SHEET.proofAsk(groups.length)}</label>
        <input
          ref={input}
          id="recovery-proof"
          data-field="recovery.proof"
          value={typed}
          autoComplete="off"
          spellCheck={false}
          autoFocus
          maxLength={20}
          aria-invalid={wrong !== null}
          onChange={(event) => setTyped(event.target.value)}
        />
        <Button look="primary" keycap="Enter" submit>
          {SHEET.proofDone}
        </Button>
      </div>
      {wrong !== null && (
        <p className="proof-wrong" role="alert">
          {wrong}
        </p>
      )}
    </form>
  );
}

export function printSheet(): void {
  window.print();
}
