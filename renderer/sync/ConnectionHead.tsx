import { useState } from "react";
import type { SyncStatus } from "../../electron/contract/sync.ts";
import { useAsking } from "../app/asking.ts";
import { call } from "../app/bridge.ts";
import { callLong } from "../app/long-work.ts";
import { useNavigation } from "../app/navigation.tsx";
import { useSession } from "../app/session.tsx";
import { Button } from "../ui/Button.tsx";
import { Glyph } from "../ui/Glyph.tsx";
import { Message } from "../ui/Message.tsx";
import { SYNC_WORDS as W } from "../words/sync.ts";
import { Outcome } from "./Outcome.tsx";
import { PrintUnsent } from "./PrintUnsent.tsx";

interface ConnectionHeadProps {
  readonly status: SyncStatus;
  readonly onPause: () => void;
  readonly onChanged: () => void;
}

const NO_LINE = "E-SYNC-01";

/** How the connection stands in one line, how far the queue is, and what can be done without a line. */
export function ConnectionHead({ status, onPause, onChanged }: ConnectionHeadProps) {
  const { operator } = useSession();
  const { go } = useNavigation();
  const { connection, problem, waiting, accepted, gateway } = status;
  const writes = operator.role !== "reviewer";
  // No line is the usual day of a township: nothing has to be done, and nothing is red.
  const loud = problem?.code === NO_LINE ? null : problem;
  return (
    <header className={`sync-connection ${connection}`}>
      <h1>
        <Glyph name={connection === "connected" ? "dot" : "dashed-ring"} />
        {titleOf(status)}
      </h1>
      {loud === null && <p className="muted">{leadOf(status)}</p>}
      {loud !== null && <Message problem={loud} />}
      {connection === "connected" && waiting > 0 && (
        <progress max={waiting + accepted} value={accepted} aria-label={W.queue} />
      )}
      <div className="sync-acts">
        {gateway === null && operator.role === "supervisor" && (
          <Button look="primary" onClick={() => void go({ kind: "settings", at: "gateway" })}>
            {W.enrol}
          </Button>
        )}
        {gateway !== null && writes && (
          <>
            <Button keycap="Ctrl+." onClick={onPause}>
              {connection === "paused" ? W.go : W.pause}
            </Button>
            <ExchangeFiles onChanged={onChanged} />
          </>
        )}
        <PrintUnsent />
      </div>
    </header>
  );
}

/** What was set aside has not arrived: that all has is said only where nothing is left to be done. */
function titleOf({ connection, waiting, needed }: SyncStatus): string {
  if (connection !== "connected") return W.state[connection];
  if (waiting > 0) return W.sending;
  return needed > 0 ? W.restSent(needed) : W.allSent;
}

function leadOf({ connection, waiting, accepted, needed }: SyncStatus): string {
  if (connection !== "connected") return W.lead[connection];
  if (waiting > 0) return W.progress(waiting + accepted, accepted);
  return needed > 0 ? W.nothingElse : W.nothingWaits;
}

/** 交换文件: out to a USB stick, and the gateway's answer back. */
function ExchangeFiles({ onChanged }: { readonly onChanged: () => void }) {
  const { busy, problem, ask } = useAsking();
  const [said, setSaid] = useState("");
  const out = async (): Promise<void> => {
    const answer = await ask(() => callLong("sync.export", {}));
    if (answer?.ok === true && answer.value !== null) {
      setSaid(W.exported(answer.value.file, answer.value.items));
    }
  };
  const back = async (): Promise<void> => {
    const answer = await ask(() => call("sync.import", {}));
    if (answer?.ok !== true || answer.value === null) return;
    const { accepted, setAside, changes, again } = answer.value;
    setSaid(again ? W.again : W.imported(accepted, setAside, changes));
    onChanged();
  };
  return (
    <>
      <Button disabled={busy} onClick={() => void out()}>
        {W.exportFile}
      </Button>
      <Button disabled={busy} onClick={() => void back()}>
        {W.importFile}
      </Button>
      <Outcome said={said} problem={problem} />
    </>
  );
}
