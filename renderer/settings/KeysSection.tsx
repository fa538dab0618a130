import { type ReactNode, useState } from "react";
import type { KeyStatus } from "../../electron/contract/administration.ts";
import { useAsking, useReading } from "../app/asking.ts";
import { call } from "../app/bridge.ts";
import { useHotkeys } from "../app/keys.ts";
import { dayOf } from "../app/moment.ts";
import { Button } from "../ui/Button.tsx";
import { Message } from "../ui/Message.tsx";
import { KEYS } from "../words/keys.ts";
import { IdleRow } from "./IdleRow.tsx";
import { BindDevice, NewRecovery, RenewKey } from "./KeyDialogs.tsx";
import { NewSheetDialog } from "./NewSheetDialog.tsx";

type Asked = "recovery" | "device" | "renew";

/** What opens the data of this machine, and when the screen locks. */
export function KeysSection() {
  const { value: status, problem, replace } = useReading(() => call("keys.status", {}));
  const [asked, setAsked] = useState<Asked | null>(null);
  const [sheet, setSheet] = useState<string | null>(null);
  const [renewed, setRenewed] = useState(false);
  const proving = useAsking();
  const ask = (which: Asked) => (): void => setAsked(which);
  const close = (): void => setAsked(null);
  const bindable = status !== null && status.device !== "unavailable";
  useHotkeys({
    R: ask("recovery"),
    D: bindable ? ask("device") : undefined,
    K: ask("renew"),
  });
  const done = (now: KeyStatus): void => {
    replace(now);
    close();
  };
  if (status === null) return problem === null ? null : <Message problem={problem} />;
  return (
    <div className="office-sheet">
      <Row
        title={KEYS.recovery}
        value={KEYS.recoverySince(dayOf(status.recoverySince), status.sheetProven)}
        what={KEYS.recoveryWhat}
        warning={status.sheetProven ? null : KEYS.sheetMissingWhat}
      >
        <Button keycap="R" onClick={ask("recovery")}>
          {KEYS.recoveryRenew}
        </Button>
      </Row>
      {proving.problem !== null && <Message problem={proving.problem} />}
      <Row title={KEYS.device} value={KEYS.deviceState[status.device]} what={deviceWords(status)}>
        {bindable && (
          <Button keycap="D" onClick={ask("device")}>
            {bindWord(status)}
          </Button>
        )}
      </Row>
      <Row
        title={KEYS.key}
        value={KEYS.keySince(dayOf(status.keySince))}
        what={KEYS.keyWhat}
        done={renewed ? KEYS.renewed : null}
      >
        <Button keycap="K" onClick={ask("renew")}>
          {KEYS.renew}
        </Button>
      </Row>
      <IdleRow minutes={status.idleMinutes} onSet={replace} />
      <Row title={KEYS.cipher} value={cipherName(status.cipher)} what={KEYS.cipherWhat} />
      {asked === "recovery" && (
        <NewRecovery
          onDone={({ recoveryKey }) => {
            setSheet(recoveryKey);
            replace({ ...status, sheetProven: false });
            close();
          }}
          onClose={close}
        />
      )}
      {asked === "device" && <BindDevice status={status} onDone={done} onClose={close} />}
      {asked === "renew" && (
        <RenewKey
          onDone={(now) => {
            setRenewed(true);
            done(now);
          }}
          onClose={close}
        />
      )}
      {sheet !== null && (
        <NewSheetDialog
          recoveryKey={sheet}
          onProven={() => {
            setSheet(null);
            void proving
              .ask(() => call("keys.sheet-proven", {}))
              .then((now) => {
                if (now?.ok === true) replace(now.value);
              });
          }}
        />
      )}
    </div>
  );
}

interface RowProps {
  readonly title: string;
  readonly value: string;
  readonly what: string;
  /** What has just been done here. */
  readonly done?: string | null;
  readonly warning?: string | null;
  readonly children?: ReactNode;
}

/** One line of the sheet: how it stands, what it means in plain words, what can be done. */
function Row({ title, value, what, done = null, warning = null, children }: RowProps) {
  return (
    <section className="office-row">
      <h2>{title}</h2>
      <div>
        <p className="office-value">{value}</p>
        <p className="muted">{what}</p>
        {warning !== null && <p className="own-warning">{warning}</p>}
        {done !== null && (
          <p className="office-done" role="status">
            {done}
          </p>
        )}
      </div>
      {children}
    </section>
  );
}

function deviceWords({ device }: KeyStatus): string {
  switch (device) {
    case "lost":
      return KEYS.deviceLost;
    case "unavailable":
      return KEYS.deviceNone;
    case "on":
    case "off":
      return KEYS.deviceWhat;
  }
}

function bindWord({ device }: KeyStatus): string {
  if (device === "on") return KEYS.unbind;
  return device === "lost" ? KEYS.rebind : KEYS.bind;
}

function cipherName(cipher: string): string {
  const names: Readonly<Record<string, string>> = KEYS.cipherNames;
  return names[cipher] ?? cipher;
}
