import { useState } from "react";
import type { Backup } from "../../electron/contract/administration.ts";
import { call } from "../app/bridge.ts";
import { minuteOf, sinceWords } from "../app/moment.ts";
import { useSession } from "../app/session.tsx";
import { BACKUP } from "../words/backup.ts";
import { CopyWarning } from "./CopiesTable.tsx";
import { OwnDialog } from "./OwnDialog.tsx";

interface RestoreDialogProps {
  readonly copy: Backup;
  readonly onClose: () => void;
}

/** Goes back to a copy: says what is lost since, and that nothing is deleted. */
export function RestoreDialog({ copy, onClose }: RestoreDialogProps) {
  const { show } = useSession();
  const [now] = useState(() => Date.now());
  return (
    <OwnDialog
      title={BACKUP.restoreOf(minuteOf(copy.at))}
      action={BACKUP.restoreAction}
      working={BACKUP.restoring}
      danger
      request={(own) => call("backups.restore", { backup: copy.id, own })}
      onDone={show}
      onClose={onClose}
    >
      <p>
        <b>{BACKUP.restoreLost(sinceWords(copy.at, now))}</b>
      </p>
      <CopyWarning copy={copy} />
      <p>{BACKUP.restoreKept}</p>
      <p className="muted">{BACKUP.restoreThen}</p>
    </OwnDialog>
  );
}
