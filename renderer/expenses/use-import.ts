import { useCallback, useRef, useState } from "react";
import { splitText } from "../../core/import/delimited.ts";
import type { Sheet } from "../../core/import/sheet.ts";
import type { Problem } from "../../core/problem.ts";
import { fail } from "../../core/result.ts";
import { callLong } from "../app/long-work.ts";
import { CASE_WORDS } from "../words/case.ts";
import { IMPORT_WORDS as W } from "../words/expenses.ts";

type Refused = Pick<Problem, "code" | "what" | "remedy">;

/** A table on its way into the case. */
export type Incoming =
  | { readonly phase: "none"; readonly problem: Refused | null }
  | { readonly phase: "reading" }
  | { readonly phase: "table"; readonly name: string; readonly sheets: readonly Sheet[] };

export interface Importing {
  readonly incoming: Incoming;
  /** Asks for a file and reads it. */
  readonly choose: () => void;
  readonly paste: (text: string) => void;
  readonly end: () => void;
}

const NONE: Incoming = { phase: "none", problem: null };

export function useImport(): Importing {
  const [incoming, setIncoming] = useState<Incoming>(NONE);
  const choosing = useRef(false);

  const choose = useCallback(() => {
    // The key held down opens one dialog.
    if (choosing.current) return;
    choosing.current = true;
    setIncoming({ phase: "reading" });
    void callLong("imports.choose", {})
      .catch(() => fail(CASE_WORDS.desktopSilent))
      .then((answer) => {
        choosing.current = false;
        if (!answer.ok) setIncoming({ phase: "none", problem: answer.error });
        else if (answer.value === null) setIncoming(NONE);
        else setIncoming({ phase: "table", ...answer.value });
      });
  }, []);
  const paste = useCallback((text: string) => {
    const split = splitText(text);
    if (!split.ok) setIncoming({ phase: "none", problem: W.openQuote(split.openQuote) });
    else if (split.rows.length === 0) setIncoming({ phase: "none", problem: W.empty });
    else {
      setIncoming({ phase: "table", name: W.pasted, sheets: [{ name: "", rows: split.rows }] });
    }
  }, []);
  return {
    incoming,
    choose,
    paste,
    end: useCallback(() => setIncoming(NONE), []),
  };
}
