import type { SyncStatus } from "../../../electron/contract/sync.ts";
import { Glyph } from "../../ui/Glyph.tsx";
import { SYNC_BAR as W } from "../../words/sync.ts";
import { useSyncState } from "../sync-state.tsx";

/** How the connection stands, in the title bar: quiet while there is none, because work goes on. */
export function ConnectionMark() {
  const { status } = useSyncState();
  const on = status?.connection === "connected";
  const [state, more] = wordsOf(status);
  return (
    <span className={on ? "connection on" : "connection"}>
      <Glyph name={on ? "dot" : "dashed-ring"} />
      <span>
        <b>{state}</b>
        {more}
      </span>
    </span>
  );
}

function wordsOf(status: SyncStatus | null): readonly [string, string] {
  if (status === null || status.gateway === null) return [W.offline, W.waiting(0)];
  const { connection, waiting } = status;
  if (connection === "connected") return [W.connected, W.left(waiting)];
  if (connection === "paused") return [W.paused, W.left(waiting)];
  return [W.offline, W.waiting(waiting)];
}
