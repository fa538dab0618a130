import { useEffect, useState } from "react";
import type { Problem } from "../../core/problem.ts";
import { fail } from "../../core/result.ts";
import type { Ahead } from "../../electron/contract/ahead.ts";
import { call } from "../app/bridge.ts";
import { CASE_WORDS } from "../words/case.ts";

export interface AheadRead {
  /** Null while it is read for the first time. */
  readonly ahead: Ahead | null;
  readonly problem: Problem | null;
}

/** What lies ahead of the counter, read again whenever the list of cases was. */
export function useAhead(list: object | null): AheadRead {
  const [read, setRead] = useState<AheadRead>({ ahead: null, problem: null });
  useEffect(() => {
    if (list === null) return;
    let gone = false;
    void call("ahead.read", {})
      .catch(() => fail(CASE_WORDS.desktopSilent))
      .then((answer) => {
        if (gone) return;
        setRead((before) =>
          answer.ok
            ? { ahead: answer.value, problem: null }
            : { ahead: before.ahead, problem: answer.error },
        );
      });
    return () => {
      gone = true;
    };
  }, [list]);
  return read;
}
