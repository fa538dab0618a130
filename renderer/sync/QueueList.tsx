import { useEffect, useRef } from "react";
import type { WaitingUpload } from "../../electron/contract/reconcile.ts";
import type { NeededItem, QueueEntry, SyncList } from "../../electron/contract/sync.ts";
import { clockOf } from "../app/moment.ts";
import { Chip, type ChipProps } from "../ui/Chip.tsx";
import { SYNC_WORDS as W } from "../words/sync.ts";

/** A row at the left. */
export type ListEntry =
  | { readonly key: string; readonly at: "needed"; readonly item: NeededItem }
  | { readonly key: string; readonly at: "upload"; readonly upload: WaitingUpload }
  | { readonly key: string; readonly at: "queue"; readonly queued: QueueEntry };

export function entriesOf(
  list: SyncList | null,
  uploads: readonly WaitingUpload[],
): readonly ListEntry[] {
  return [
    ...uploads.map((upload) => ({ key: `upload ${upload.caseId}`, at: "upload" as const, upload })),
    ...(list?.needed ?? []).map((item) => ({ key: keyOf(item), at: "needed" as const, item })),
    ...(list?.queue ?? []).map((queued) => ({
      key: `${queued.state === "accepted" ? "gone" : "queue"} ${queued.caseId}`,
      at: "queue" as const,
      queued,
    })),
  ];
}

function keyOf(item: NeededItem): string {
  return "id" in item ? item.id : `${item.is} ${item.kind} ${item.ref}`;
}

export interface QueueListProps {
  readonly entries: readonly ListEntry[];
  readonly more: number;
  readonly today: string;
  readonly here: string | null;
  readonly onGo: (key: string) => void;
}

/** What needs a clerk first, then the queue in the order in which it goes, then what went last. */
export function QueueList({ entries, more, today, here, onGo }: QueueListProps) {
  const needed = entries.filter(({ at }) => at !== "queue");
  const queue = entries.flatMap((entry) => (entry.at === "queue" ? [entry] : []));
  const waiting = queue.filter(({ queued }) => queued.state !== "accepted").length + more;
  const rows = (list: readonly ListEntry[]) =>
    list.map((entry) => (
      <Row key={entry.key} entry={entry} today={today} on={entry.key === here} onGo={onGo} />
    ));
  return (
    <div className="sync-list">
      {needed.length > 0 && (
        <>
          <Head title={W.needed} count={needed.length} />
          <ul aria-label={W.needed}>{rows(needed)}</ul>
        </>
      )}
      <Head title={W.queue} count={waiting} />
      {queue.length === 0 && (
        <p className="muted sync-none">{needed.length > 0 ? W.nothingElse : W.nothingWaits}</p>
      )}
      <ul aria-label={W.queue}>{rows(queue)}</ul>
      {more > 0 && <p className="muted sync-none">{W.more(more)}</p>}
    </div>
  );
}

function Head({ title, count }: { readonly title: string; readonly count: number }) {
  return (
    <h2 className="sync-head">
      {title}
      <span>{W.count(count)}</span>
    </h2>
  );
}

const LOOK: Readonly<Record<keyof typeof W.chips, Pick<ChipProps, "tone" | "glyph">>> = {
  waiting: { tone: "off", glyph: "dashed-ring" },
  sending: { tone: "accent", glyph: "half" },
  accepted: { tone: "neutral", glyph: "tick" },
  "set-aside": { tone: "block", glyph: "square" },
  incoming: { tone: "block", glyph: "square" },
  fork: { tone: "block", glyph: "arrows" },
  "same-invoice": { tone: "block", glyph: "arrows" },
  "same-filing": { tone: "block", glyph: "arrows" },
  "settled-directly": { tone: "block", glyph: "arrows" },
  "already-closed": { tone: "block", glyph: "arrows" },
  upload: { tone: "prov", glyph: "dashed-square" },
};

interface RowProps {
  readonly entry: ListEntry;
  readonly today: string;
  readonly on: boolean;
  readonly onGo: (key: string) => void;
}

function Row({ entry, today, on, onGo }: RowProps) {
  const row = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (on) row.current?.scrollIntoView({ block: "nearest" });
  }, [on]);
  const { chip, name, number, words } = saidOf(entry);
  return (
    <li ref={row}>
      <button type="button" aria-current={on ? "true" : undefined} onClick={() => onGo(entry.key)}>
        <Chip {...LOOK[chip]}>{W.chips[chip]}</Chip>
        <span className="ellipsis">
          <b>{name}</b> <span className="muted">{words}</span>
        </span>
        <span className="faint small">{number === "" ? "" : W.short(number, today)}</span>
      </button>
    </li>
  );
}

interface Said {
  readonly chip: keyof typeof W.chips;
  readonly name: string;
  readonly number: string;
  readonly words: string;
}

function saidOf(entry: ListEntry): Said {
  if (entry.at === "upload") {
    const { name, caseNumber: number, differences } = entry.upload;
    return { chip: "upload", name, number, words: W.uploadDiffers(differences) };
  }
  if (entry.at === "needed") {
    const { item } = entry;
    const named = item.is === "incoming" ? { name: "", number: "" } : item;
    return { chip: item.is, name: named.name, number: named.number, words: W.of(item) };
  }
  const { queued } = entry;
  return { chip: queued.state, name: queued.name, number: queued.number, words: wordsOf(queued) };
}

function wordsOf({ state, versions, events, blobs, filing, have, whole, at }: QueueEntry): string {
  if (state === "accepted") return clockOf(at);
  if (state === "sending" && whole > 0) return W.moved(have, whole);
  const parts = W.parts(versions, events, blobs);
  return filing ? `${W.filing}，${parts}` : parts;
}
