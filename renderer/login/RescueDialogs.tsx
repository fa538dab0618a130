import { type ReactNode, useState } from "react";
import type { Backup } from "../../electron/contract/administration.ts";
import type { Answer } from "../../electron/contract/answer.ts";
import type { AppState, Operator } from "../../electron/contract/session.ts";
import { call } from "../app/bridge.ts";
import { callLong } from "../app/long-work.ts";
import { minuteOf, sinceWords } from "../app/moment.ts";
import { CopyWarning } from "../settings/CopiesTable.tsx";
import { OwnDialog } from "../settings/OwnDialog.tsx";
import { FRAME } from "../words/frame.ts";
import { BACKUP, RESCUE } from "../words/backup.ts";

interface RestoreProps {
  readonly copy: Backup;
  readonly operators: readonly Operator[];
  readonly onState: (state: AppState) => void;
  readonly onClose: () => void;
}

/** A copy in the place of data that do not open. */
export function RescueRestore({ copy, operators, onState, onClose }: RestoreProps) {
  const [now] = useState(() => Date.now());
  return (
    <KeyDialog
      title={BACKUP.restoreOf(minuteOf(copy.at))}
      operators={operators}
      secretOf={RESCUE.secretOf}
      action={RESCUE.restoreAction}
      working={BACKUP.restoring}
      request={(who) => call("rescue.restore", { backup: copy.id, ...who })}
      onDone={onState}
      onClose={onClose}
    >
      <p>{BACKUP.restoreLost(sinceWords(copy.at, now))}</p>
      <p className="muted">{BACKUP.restoreKept}</p>
      <CopyWarning copy={copy} />
    </KeyDialog>
  );
}

interface ExportProps {
  readonly operators: readonly Operator[];
  readonly onDone: (words: string | null) => void;
  readonly onClose: () => void;
}

/** What can still be read of damaged data, as a copy in a folder of the operator's choice. */
export function RescueExport({ operators, onDone, onClose }: ExportProps) {
  return (
    <KeyDialog
      title={RESCUE.exportTitle}
      operators={operators}
      secretOf={RESCUE.exportSecret}
      action={RESCUE.exportAction}
      working={RESCUE.exporting}
      request={(who) => callLong("rescue.export", who)}
      onDone={(done) => onDone(done && RESCUE.exported(done.folder, done.cases))}
      onClose={onClose}
    >
      <p>{RESCUE.exportLead}</p>
    </KeyDialog>
  );
}

interface Who {
  /** Null: the secret is the recovery key. */
  readonly operatorId: string | null;
  readonly secret: string;
}

interface KeyDialogProps<T> {
  readonly title: string;
  readonly operators: readonly Operator[];
  readonly secretOf: { readonly operator: string; readonly recovery: string };
  readonly action: string;
  readonly working: string;
  readonly request: (who: Who) => Promise<Answer<T>>;
  readonly onDone: (value: T) => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** Asks whose password opens the data, or for the recovery key. */
function KeyDialog<T>(props: KeyDialogProps<T>) {
  const { operators, secretOf, request, children } = props;
  const [operatorId, setOperatorId] = useState<string | null>(operators[0]?.id ?? null);
  return (
    <OwnDialog
      {...props}
      ownLabel={operatorId === null ? secretOf.recovery : secretOf.operator}
      ownNeed={RESCUE.secretNeed}
      ownShown={operatorId === null}
      request={(secret) => request({ operatorId, secret })}
    >
      {children}
      <WhoField operators={operators} value={operatorId} onChange={setOperatorId} />
    </OwnDialog>
  );
}

interface WhoFieldProps {
  readonly operators: readonly Operator[];
  readonly value: string | null;
  readonly onChange: (operatorId: string | null) => void;
}

function WhoField({ operators, value, onChange }: WhoFieldProps) {
  const choice = (id: string | null, name: string, remark: string) => (
    <label key={id ?? "recovery"} className={id === value ? "on" : undefined}>
      <input type="radio" name="who" checked={id === value} onChange={() => onChange(id)} />
      <b>{name}</b>
      <span className="muted small">{remark}</span>
    </label>
  );
  return (
    <div className="who" role="radiogroup" aria-label={RESCUE.who}>
      <p className="muted small">{RESCUE.who}</p>
      {operators.map(({ id, name, role }) => choice(id, name, FRAME.roles[role]))}
      {choice(null, RESCUE.recoveryKey, "")}
    </div>
  );
}
