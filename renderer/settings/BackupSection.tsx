import { useState } from "react";
import type { BackupStatus } from "../../electron/contract/administration.ts";
import type { Answer } from "../../electron/contract/answer.ts";
import { useAsking, useReading } from "../app/asking.ts";
import { call } from "../app/bridge.ts";
import { useHotkeys } from "../app/keys.ts";
import { callLong } from "../app/long-work.ts";
import { minuteOf, sinceWords } from "../app/moment.ts";
import { useSession } from "../app/session.tsx";
import { Button } from "../ui/Button.tsx";
import { Message } from "../ui/Message.tsx";
import { BACKUP } from "../words/backup.ts";
import { SETTINGS } from "../words/settings.ts";
import { CopiesTable, useChosen } from "./CopiesTable.tsx";
import { RestoreDialog } from "./RestoreDialog.tsx";
import { VerifyBlock } from "./VerifyBlock.tsx";

/** The copies of the data, where they are kept, and the way back to one of them. */
export function BackupSection() {
  const { operator } = useSession();
  const may = operator.role === "supervisor";
  const { value: status, problem, replace } = useReading(() => call("backups.status", {}));
  const { chosen, select, keys } = useChosen(status?.copies ?? []);
  const [restoring, setRestoring] = useState(false);
  const changing = useAsking();
  const [done, setDone] = useState("");

  const change = async (request: () => Promise<Answer<BackupStatus>>, words: string) => {
    setDone("");
    const answer = await changing.ask(request);
    if (answer === null) return;
    // Where it was cancelled at the second place, the first has its copy.
    const now = answer.ok ? answer : await call("backups.status", {});
    if (now.ok) replace(now.value);
    if (!answer.ok) return;
    setDone(
      words === "" || answer.value.last === null ? "" : BACKUP.made(minuteOf(answer.value.last)),
    );
  };
  const make = (): void => void change(() => callLong("backups.make", {}), BACKUP.make);
  const choose = (remove: boolean) => (): void =>
    void change(() => callLong("backups.choose-folder", { remove }), "");
  const restore = (): void => setRestoring(chosen !== null);
  const actions = { B: make, F: choose(false), Enter: restore };
  useHotkeys(may ? { ...keys, ...actions } : keys);

  if (status === null) return problem === null ? null : <Message problem={problem} />;
  return (
    <div className="settings-body">
      <div className="settings-list">
        <CopiesTable copies={status.copies} chosen={chosen} onSelect={select} />
        {status.copies.length === 0 && <p className="settings-empty faint">{BACKUP.none}</p>}
      </div>
      <aside className="pane decision" aria-label={BACKUP.title}>
        <h2>{BACKUP.title}</h2>
        <div className="decision-scroll office-lines" tabIndex={0}>
          {status.trouble.map((trouble) => (
            <p key={trouble} className="own-warning">
              {trouble}
            </p>
          ))}
          <LastLine last={status.last} />
          {may && (
            <Button keycap="B" disabled={changing.busy} onClick={make}>
              {changing.busy ? BACKUP.making : BACKUP.make}
            </Button>
          )}
          {changing.problem !== null && <Message problem={changing.problem} />}
          {done !== "" && (
            <p className="office-done" role="status">
              {done}
            </p>
          )}
          <SecondFolder may={may} folder={status.second} onChoose={choose} />
          <VerifyBlock />
          <p className="muted small">{BACKUP.lead}</p>
        </div>
        <div className="decision-foot">
          {!may && <p className="muted">{SETTINGS.onlySupervisor}</p>}
          {may && (
            <>
              <p>{chosen === null ? BACKUP.pick : BACKUP.restoreOf(minuteOf(chosen.at))}</p>
              <Button keycap="Enter" disabled={chosen === null} onClick={restore}>
                {BACKUP.restore}
              </Button>
            </>
          )}
        </div>
      </aside>
      {restoring && chosen !== null && (
        <RestoreDialog copy={chosen} onClose={() => setRestoring(false)} />
      )}
    </div>
  );
}

function LastLine({ last }: { readonly last: string | null }) {
  const [now] = useState(() => Date.now());
  return (
    <section>
      <h3>{BACKUP.last}</h3>
      {last === null ? (
        <p className="office-value">{BACKUP.lastNone}</p>
      ) : (
        <p className="office-value">
          {minuteOf(last)}
          <span>{BACKUP.ago(sinceWords(last, Math.max(now, Date.parse(last))))}</span>
        </p>
      )}
    </section>
  );
}

interface SecondFolderProps {
  readonly may: boolean;
  readonly folder: string | null;
  readonly onChoose: (remove: boolean) => () => void;
}

function SecondFolder({ may, folder, onChoose }: SecondFolderProps) {
  return (
    <section>
      <h3>{BACKUP.second}</h3>
      <p className={folder === null ? "office-value none" : "office-value path"}>
        {folder ?? BACKUP.secondNone}
      </p>
      <p className="muted small">{BACKUP.secondWhat}</p>
      {may && (
        <p className="office-actions">
          <Button size="small" keycap="F" onClick={onChoose(false)}>
            {folder === null ? BACKUP.choose : BACKUP.change}
          </Button>
          {folder !== null && (
            <Button size="small" onClick={onChoose(true)}>
              {BACKUP.stop}
            </Button>
          )}
        </p>
      )}
    </section>
  );
}
