import { useCallback, useEffect, useRef, useState } from "react";
import { splitText } from "../../core/import/delimited.ts";
import type { Sheet } from "../../core/import/sheet.ts";
import type { Problem } from "../../core/problem.ts";
import { fail } from "../../core/result.ts";
import { call } from "../app/bridge.ts";
import { CASE_WORDS } from "../words/case.ts";
import { IMPORT_WORDS as W } from "../words/expenses.ts";

type Refused = Pick<Problem, "code" | "what" | "remedy">;

/** A table on its way into the case. */
export type Incoming =
  | { readonly phase: "none"; readonly problem: Refused | null }
  | { readonly phase: "reading"; readonly name: string | null; readonly part: number }
  | { readonly phase: "table"; readonly name: string; readonly sheets: readonly Sheet[] };

export interface Importing {
  readonly incoming: Incoming;
  /** Asks for a file and reads it. */
  readonly choose: () => void;
  readonly stop: () => void;
  readonly paste: (text: string) => void;
  readonly end: () => void;
}

/** How often the window asks how far the reading has come. */
const LOOK_MS = 200;

const NONE: Incoming = { phase: "none", problem: null };

export function useImport(): Importing {
  const [incoming, setIncoming] = useState<Incoming>(NONE);
  const reading = incoming.phase === "reading";
  const choosing = useRef(false);

  useEffect(() => {
    if (!reading) return;
    const timer = setInterval(() => {
      void call("imports.progress", {}).then((answer) => {
        if (!answer.ok) return;
        const { name, part } = answer.value;
        setIncoming((now) => (now.phase === "reading" ? { phase: "reading", name, part } : now));
      });
    }, LOOK_MS);
    return () => clearInterval(timer);
  }, [reading]);

  const choose = useCallback(() => {
    // The key held down opens one dialog.
    if (choosing.current) return;
    choosing.current = true;
    setIncoming({ phase: "reading", name: null, part: 0 });
    void call("imports.choose", {})
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
    stop: useCallback(() => void call("imports.cancel", {}), []),
    end: useCallback(() => setIncoming(NONE), []),
  };
}
