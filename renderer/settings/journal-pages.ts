import { useCallback, useEffect, useState } from "react";
import type { JournalAction, JournalPage } from "../../electron/contract/administration.ts";
import type { Problem } from "../../core/problem.ts";
import { useAsking } from "../app/asking.ts";
import { call } from "../app/bridge.ts";

const ENTRIES_A_PAGE = 100;
/** Where a page begins: before this entry, or at the newest. */
type Start = number | null;

export interface JournalPages {
  /** Null while the first page is being read. */
  readonly page: JournalPage | null;
  /** 1 for the newest entries. */
  readonly no: number;
  readonly problem: Problem | null;
  readonly older: (() => void) | undefined;
  readonly newer: (() => void) | undefined;
}

/** The journal page by page, the newest first, all of it or one action alone. */
export function useJournalPages(action: JournalAction | null): JournalPages {
  const [shown, setShown] = useState<{
    /** Of the pages up to the one shown. */
    readonly starts: readonly Start[];
    readonly page: JournalPage | null;
  }>({ starts: [null], page: null });
  const { problem, ask } = useAsking();
  const read = useCallback(
    (before: Start) => ask(() => call("journal.read", { before, action, limit: ENTRIES_A_PAGE })),
    [ask, action],
  );
  const turn = async (starts: readonly Start[]): Promise<void> => {
    const answer = await read(starts.at(-1) ?? null);
    if (answer?.ok === true) setShown({ starts, page: answer.value });
  };
  useEffect(() => {
    void read(null).then((answer) => {
      if (answer?.ok === true) setShown({ starts: [null], page: answer.value });
    });
  }, [read]);
  const { starts, page } = shown;
  const next = page?.next ?? null;
  return {
    page,
    no: starts.length,
    problem,
    older: next === null ? undefined : () => void turn([...starts, next]),
    newer: starts.length === 1 ? undefined : () => void turn(starts.slice(0, -1)),
  };
}
