import { useState } from "react";
import type { Backup } from "../../electron/contract/administration.ts";
import type { AppState, Operator } from "../../electron/contract/session.ts";
import { useAsking, useReading } from "../app/asking.ts";
import { call } from "../app/bridge.ts";
import { useHotkeys } from "../app/keys.ts";
import { CopiesTable, useChosen } from "../settings/CopiesTable.tsx";
import { Button } from "../ui/Button.tsx";
import { Message } from "../ui/Message.tsx";
import { RESCUE } from "../words/backup.ts";
import { RescueExport, RescueRestore } from "./RescueDialogs.tsx";

interface RescuePaneProps {
  readonly operators: readonly Operator[];
  /** Whether there are damaged data to save what is left of. */
  readonly salvage: boolean;
  readonly onState: (state: AppState) => void;
}

/** The copies that are there, and what can be done with them. */
export function RescuePane({ operators, salvage, onState }: RescuePaneProps) {
  const { value: copies, problem, replace } = useReading(() => call("rescue.list", {}));
  const folder = useAsking();
  const { chosen, select, keys } = useChosen(copies ?? []);
  const [restoring, setRestoring] = useState<Backup | null>(null);
  const [exporting, setExporting] = useState(false);
  const [exported, setExported] = useState<string | null>(null);

  const chooseFolder = async (): Promise<void> => {
    const answer = await folder.ask(() => call("rescue.choose-folder", {}));
    if (answer?.ok === true) replace(answer.value);
  };
  const restore = chosen === null ? undefined : () => setRestoring(chosen);
  const saveWhatIsLeft = salvage ? () => setExporting(true) : undefined;
  useHotkeys({ ...keys, Enter: restore, F: () => void chooseFolder(), E: saveWhatIsLeft });

  const wrong = folder.problem ?? problem;
  return (
    <div className="rescue-copies">
      <h2>{RESCUE.copies}</h2>
      <div className="copies-list">
        {copies === null && problem === null && <p className="faint">{RESCUE.reading}</p>}
        {copies?.length === 0 && <p className="faint">{RESCUE.noCopies}</p>}
        {copies !== null && copies.length > 0 && (
          <CopiesTable copies={copies} chosen={chosen} onSelect={select} />
        )}
      </div>
      {wrong !== null && <Message problem={wrong} />}
      {exported !== null && (
        <p className="rescue-done" role="status">
          {exported}
        </p>
      )}
      <div className="rescue-actions">
        <Button keycap="F" disabled={folder.busy} onClick={() => void chooseFolder()}>
          {RESCUE.folder}
        </Button>
        {salvage && (
          <Button keycap="E" onClick={saveWhatIsLeft}>
            {RESCUE.export}
          </Button>
        )}
        <span className="spacer" />
        <Button look="primary" keycap="Enter" disabled={chosen === null} onClick={restore}>
          {RESCUE.restoreAction}
        </Button>
      </div>
      {restoring !== null && (
        <RescueRestore
          copy={restoring}
          operators={operators}
          onState={onState}
          onClose={() => setRestoring(null)}
        />
      )}
      {exporting && (
        <RescueExport
          operators={operators}
          onDone={(words) => {
            setExporting(false);
            setExported(words);
          }}
          onClose={() => setExporting(false)}
        />
      )}
    </div>
  );
}
