import { useCallback, useEffect, useState } from "react";
import { RAW_BYTES } from "../../core/attachments/limits.ts";
import type { Problem } from "../../core/problem.ts";
import { fail, type Result } from "../../core/result.ts";
import type { CheckedFile } from "../../electron/contract/attachments.ts";
import { call } from "../app/bridge.ts";
import { ATTACHMENT_WORDS as W } from "../words/attachments.ts";
import { CASE_WORDS } from "../words/case.ts";
import { type Turn, turnedBy } from "./picture.ts";
import { type Incoming, openIncoming } from "./prepare.ts";

/** A file on its way in: from the dialog, dropped on the window, or from the scanner's folder. */
export interface Source {
  readonly name: string;
  readonly check: () => Promise<Result<CheckedFile, Problem>>;
  /** Its name in the scanner's folder; null for a file from elsewhere. */
  readonly scan: string | null;
}

export type Current =
  | { readonly phase: "opening"; readonly source: Source }
  | { readonly phase: "refused"; readonly source: Source; readonly problem: Problem }
  | {
      readonly phase: "open";
      readonly source: Source;
      readonly incoming: Incoming;
      readonly turn: Turn;
    };

export interface IncomingFiles {
  /** The file that is being looked at; null: none. */
  readonly current: Current | null;
  /** How many wait behind it. */
  readonly waiting: number;
  readonly take: (sources: readonly Source[]) => void;
  readonly turn: (by: 1 | -1) => void;
  /** Done with the current file, kept or not. */
  readonly next: () => void;
}

/** Files that come in are looked at one after the other. */
export function useIncoming(): IncomingFiles {
  const [queue, setQueue] = useState<readonly Source[]>([]);
  const [current, setCurrent] = useState<Current | null>(null);
  const [first] = queue;
  useEffect(() => {
    if (first === undefined) return;
    let gone = false;
    void opened(first).then((found) => {
      if (!gone) setCurrent(found);
    });
    return () => {
      gone = true;
    };
  }, [first]);
  const take = useCallback((sources: readonly Source[]) => {
    setQueue((before) => [...before, ...sources]);
  }, []);
  const next = useCallback(() => {
    setCurrent(null);
    setQueue((before) => before.slice(1));
  }, []);
  const turn = useCallback((by: 1 | -1) => {
    setCurrent((now) => (now?.phase === "open" ? { ...now, turn: turnedBy(now.turn, by) } : now));
  }, []);
  const shown = shownOf(first, current);
  return { current: shown, waiting: Math.max(0, queue.length - 1), take, turn, next };
}

function shownOf(first: Source | undefined, current: Current | null): Current | null {
  if (first === undefined) return null;
  return current?.source === first ? current : { phase: "opening", source: first };
}

async function opened(source: Source): Promise<Current> {
  const checked = await source.check().catch(() => fail(CASE_WORDS.desktopSilent));
  if (!checked.ok) return { phase: "refused", source, problem: checked.error };
  const incoming = await openIncoming(checked.value);
  if (incoming === null) return { phase: "refused", source, problem: W.undecodable };
  return { phase: "open", source, incoming, turn: 0 };
}

/** A file that was dropped on the window. */
export function droppedFile(file: File): Source {
  const check: Source["check"] = async () => {
    if (file.size > RAW_BYTES) return fail(W.tooLarge);
    const bytes = new Uint8Array(await file.arrayBuffer());
    return call("attachments.check", { name: file.name, bytes });
  };
  return { name: file.name, check, scan: null };
}

/** A file of the scanner's folder. */
export function scannedFile(file: string): Source {
  return { name: file, check: () => call("attachments.take", { file }), scan: file };
}
