import { useCallback, useEffect, useState } from "react";
import type { SyncList, SyncStatus } from "../../electron/contract/sync.ts";
import { useAsking } from "../app/asking.ts";
import { call } from "../app/bridge.ts";
import { Frame } from "../app/frame/Frame.tsx";
import { useHotkeys } from "../app/keys.ts";
import { useSession } from "../app/session.tsx";
import { useSyncState } from "../app/sync-state.tsx";
import { Message } from "../ui/Message.tsx";
import { RECONCILE_KEYS } from "../words/reconcile.ts";
import { SYNC_KEYS, SYNC_WORDS as W } from "../words/sync.ts";
import { ConnectionHead } from "./ConnectionHead.tsx";
import { ItemPane } from "./ItemPane.tsx";
import { entriesOf, type ListEntry, QueueList } from "./QueueList.tsx";
import { useUploads } from "./use-uploads.ts";
import "./sync.css";

const LOOK_MS = 1500;

/** 同步: the connection, what needs a clerk, and the queue at the left; the chosen item at the right. */
export function SyncScreen() {
  const { today } = useSession();
  const { status, look, show } = useSyncState();
  const [list, setList] = useState<SyncList | null>(null);
  const { problem, ask } = useAsking();
  const { uploads, reload: reloadUploads } = useUploads();
  const [chosen, setChosen] = useState<string | null>(null);
  const read = useCallback(() => {
    void call("sync.list", {}).then((answer) => {
      if (answer.ok) setList(answer.value);
    });
  }, []);
  useEffect(() => {
    read();
    const timer = setInterval(read, LOOK_MS);
    return () => clearInterval(timer);
  }, [read]);
  const again = (): void => {
    read();
    look();
    reloadUploads();
  };
  const entries = entriesOf(list, uploads);
  const entry = entries.find(({ key }) => key === chosen) ?? entries[0];
  const step = (by: number) => (): void => {
    const at = entries.findIndex(({ key }) => key === entry?.key);
    setChosen(entries[Math.min(Math.max(at + by, 0), entries.length - 1)]?.key ?? null);
  };
  const pause = (): void => {
    const on = status?.connection !== "paused";
    void ask(() => call("sync.pause", { on })).then((answer) => {
      if (answer?.ok === true) show(answer.value);
    });
  };
  const now = (): void => {
    void ask(() => call("sync.now", {})).then(() => again());
  };
  useHotkeys({
    "↑": step(-1),
    "↓": step(1),
    // Where the arrows belong to the rows of a comparison.
    "Ctrl+↑": step(-1),
    "Ctrl+↓": step(1),
    "Ctrl+.": pause,
    F5: now,
  });
  return (
    <Frame
      place="sync"
      saved={{ kind: "saved", text: W.kept }}
      note={dayNote(status)}
      keys={entry?.at === "upload" ? [...RECONCILE_KEYS, ["Ctrl+↑ ↓", "换一件"]] : SYNC_KEYS}
    >
      <div className="sync">
        <section className="sync-side" aria-label={W.title}>
          {status !== null && <ConnectionHead status={status} onPause={pause} onChanged={again} />}
          {problem !== null && <Message problem={problem} />}
          <QueueList
            entries={entries}
            more={list?.more ?? 0}
            today={today}
            here={entry?.key ?? null}
            onGo={setChosen}
          />
        </section>
        <CurrentItem entry={entry} days={status?.days ?? []} onDone={again} />
      </div>
    </Frame>
  );
}

function CurrentItem(props: {
  readonly entry: ListEntry | undefined;
  readonly days: SyncStatus["days"];
  readonly onDone: () => void;
}) {
  const { entry, days, onDone } = props;
  if (entry !== undefined) return <ItemPane key={entry.key} entry={entry} onDone={onDone} />;
  return (
    <section className="sync-item" aria-label={W.choose}>
      <DayDifferences days={days} />
      <p className="muted">{W.nothingWaits}</p>
    </section>
  );
}

/** 日对账 (HUN-46): what the sides say differently, by case. */
export function DayDifferences({ days }: { readonly days: SyncStatus["days"] }) {
  const differing = days.filter(({ differences }) => differences.length > 0);
  return differing.map(({ day, differences }) => (
    <div key={day} className="sync-day">
      <h2>{W.days.title(day)}</h2>
      <ul>
        {differences.map((difference) => (
          <li key={difference.caseId}>
            <b>{difference.number}</b> {W.days.is[difference.is]}
          </li>
        ))}
      </ul>
    </div>
  ));
}

function dayNote(status: SyncStatus | null): string | undefined {
  const [last] = status?.days ?? [];
  if (last === undefined) return undefined;
  const { day, cases, differences } = last;
  return differences.length === 0
    ? W.days.same(day, cases)
    : W.days.differ(day, differences.length);
}
