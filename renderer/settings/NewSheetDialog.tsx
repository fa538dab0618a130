import { useEffect, useState } from "react";
import { useHotkeys } from "../app/keys.ts";
import { useSession } from "../app/session.tsx";
import { printSheet, RecoveryProof } from "../recovery/RecoveryProof.tsx";
import { RecoverySheet } from "../recovery/RecoverySheet.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { focusField } from "../ui/focus.ts";
import { KEYS, SHEET } from "../words/keys.ts";
import "./own-dialog.css";

interface NewSheetDialogProps {
  readonly recoveryKey: string;
  readonly onProven: () => void;
}

/** A new recovery key: the old sheet is void already, so there is no way back without the new one. */
export function NewSheetDialog({ recoveryKey, onProven }: NewSheetDialogProps) {
  const { office, today } = useSession();
  const [hurry, setHurry] = useState(false);
  const stay = (): void => setHurry(true);
  useHotkeys({ "Ctrl+P": printSheet, Esc: stay }, "dialog");
  // A dialog that opens goes to its first button, and Enter would print.
  useEffect(() => void focusField("recovery.proof"), []);
  const sheet = { office: office.name, window: office.window, day: today, recoveryKey };
  return (
    <Dialog title={KEYS.recoveryDone} onClose={stay} width={680}>
      <div className="new-sheet">
        <RecoverySheet sheet={sheet} />
        {hurry && <p className="own-warning">{SHEET.proofNeed}</p>}
        <RecoveryProof recoveryKey={recoveryKey} onProven={onProven} />
      </div>
    </Dialog>
  );
}
