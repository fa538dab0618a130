import { useEffect, useState } from "react";
import type { Problem } from "../../core/problem.ts";
import { fail, type Result } from "../../core/result.ts";
import type { LedgerDay } from "../../electron/contract/ledger.ts";
import { call } from "../app/bridge.ts";
import { CASE_WORDS } from "../words/case.ts";

/** The work of a day; null while it is being read. No day, nothing is read. */
export function useLedger(date: string | null): Result<LedgerDay, Problem> | null {
  const [read, setRead] = useState<{
    readonly date: string;
    readonly answer: Result<LedgerDay, Problem>;
  } | null>(null);
  useEffect(() => {
    if (date === null) return;
    let gone = false;
    void call("ledger.day", { date })
      .catch(() => fail(CASE_WORDS.desktopSilent))
      .then((answer) => {
        if (!gone) setRead({ date, answer });
      });
    return () => {
      gone = true;
    };
  }, [date]);
  return read?.date === date ? read.answer : null;
}
