import { useState } from "react";
import type { MessageEntry } from "../../electron/contract/from-gateway.ts";
import { useAsking } from "../app/asking.ts";
import { call } from "../app/bridge.ts";
import { useNavigation } from "../app/navigation.tsx";
import { Button } from "../ui/Button.tsx";
import { Chip } from "../ui/Chip.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { Message } from "../ui/Message.tsx";
import { FROM_GATEWAY } from "../words/from-gateway.ts";
import { timesOf } from "./times.ts";

const W = FROM_GATEWAY.messages;

interface MessagesDialogProps {
  readonly entries: readonly MessageEntry[];
  readonly onEntries: (entries: readonly MessageEntry[]) => void;
  readonly onClose: () => void;
}

/** Every message with who has it and how it ended (HEN-2.4, HUN-75): each comes to an end. */
export function MessagesDialog({ entries, onEntries, onClose }: MessagesDialogProps) {
  const { busy, problem, ask } = useAsking();
  const act = (request: () => ReturnType<typeof take>): void => {
    void ask(request).then((answer) => {
      if (answer?.ok === true) onEntries(answer.value);
    });
  };
  return (
    <Dialog title={W.title} onClose={onClose} width={720}>
      {problem !== null && <Message problem={problem} />}
      {entries.length === 0 && <p className="muted">{W.none}</p>}
      <ul className="message-list" aria-label={W.title}>
        {entries.map((entry) => (
          <Entry
            key={entry.id}
            entry={entry}
            busy={busy}
            onTake={() => act(() => take(entry.id))}
            onEnd={(words) => act(() => call("messages.close", { id: entry.id, words }))}
            onClose={onClose}
          />
        ))}
      </ul>
    </Dialog>
  );
}

function take(id: string) {
  return call("messages.take", { id });
}

interface EntryProps {
  readonly entry: MessageEntry;
  readonly busy: boolean;
  readonly onTake: () => void;
  readonly onEnd: (words: string) => void;
  readonly onClose: () => void;
}

function Entry({ entry, busy, onTake, onEnd, onClose }: EntryProps) {
  const { go } = useNavigation();
  const [words, setWords] = useState("");
  const { caseId, closed, owner } = entry;
  const toCase = (): void => {
    onClose();
    void go({ kind: "case", caseId });
  };
  return (
    <li>
      <p>
        <Chip tone={entry.about === "outage" ? "block" : "off"}>{W.about[entry.about]}</Chip>
        <b>{entry.title}</b> {timesOf(entry)}
      </p>
      {entry.body !== "" && <p className="message-body">{entry.body}</p>}
      <p className="muted small">
        {W.by(entry.by, entry.receivedAt.slice(0, 10))}；
        {closed !== null
          ? W.closed(closed.by, closed.at.slice(0, 10), closed.outcome)
          : owner === null
            ? W.nobody
            : W.owner(owner)}
      </p>
      {closed === null && (
        <div className="message-acts">
          {caseId !== "" && (
            <Button size="small" look="quiet" onClick={toCase}>
              {W.open}
            </Button>
          )}
          {owner === null && (
            <Button size="small" disabled={busy} onClick={onTake}>
              {W.take}
            </Button>
          )}
          <input
            aria-label={W.outcome}
            placeholder={W.outcome}
            maxLength={300}
            value={words}
            onChange={(event) => setWords(event.target.value)}
          />
          <Button size="small" disabled={busy} onClick={() => onEnd(words.trim())}>
            {W.close}
          </Button>
        </div>
      )}
    </li>
  );
}
