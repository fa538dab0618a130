import { useCallback, useEffect, useState } from "react";
import type { MessageEntry } from "../../electron/contract/from-gateway.ts";
import { call } from "../app/bridge.ts";
import { useHotkeys } from "../app/keys.ts";
import { useSession } from "../app/session.tsx";
import { Button } from "../ui/Button.tsx";
import { Glyph } from "../ui/Glyph.tsx";
import { FROM_GATEWAY } from "../words/from-gateway.ts";
import { MessagesDialog } from "./MessagesDialog.tsx";
import { timesOf } from "./times.ts";
import "./messages.css";

const W = FROM_GATEWAY.messages;
const LOOK_MS = 30_000;

/**
 * One quiet line over the screen while the district has something to say (HUN-78): the
 * outage that lasts, else the newest message that nobody has ended.
 */
export function MessageBar() {
  const { today } = useSession();
  const [entries, setEntries] = useState<readonly MessageEntry[]>([]);
  const [open, setOpen] = useState(false);
  const read = useCallback(() => {
    void call("messages.list", {}).then(
      (answer) => answer.ok && setEntries(answer.value),
      () => undefined,
    );
  }, []);
  useEffect(() => {
    read();
    const timer = setInterval(read, LOOK_MS);
    return () => clearInterval(timer);
  }, [read]);
  useHotkeys({ "Ctrl+Shift+M": () => setOpen(true) }, "frame");
  const waiting = entries.filter(({ closed }) => closed === null);
  const first = waiting.find((entry) => lasts(entry, today)) ?? waiting[0];
  if (first === undefined) return null;
  return (
    <div className={`message-bar ${first.about}`} role="status">
      <Glyph name={first.about === "outage" ? "triangle" : "dashed-ring"} />
      <b>{W.about[first.about]}</b>
      <span className="ellipsis">
        {first.title} {timesOf(first)}
      </span>
      <span className="spacer" />
      <Button size="small" look="quiet" keycap="Ctrl+Shift+M" onClick={() => setOpen(true)}>
        {W.bar(waiting.length)}
      </Button>
      {open && (
        <MessagesDialog entries={entries} onEntries={setEntries} onClose={() => setOpen(false)} />
      )}
    </div>
  );
}

function lasts({ about, until }: MessageEntry, today: string): boolean {
  return about === "outage" && (until === "" || until.slice(0, 10) >= today);
}
