import { useCallback, useEffect, useRef, useState } from "react";
import type { Problem } from "../../../core/problem.ts";
import { type CasePage, EVERYTHING, type FoundCase } from "../../../electron/contract/search.ts";
import { call } from "../bridge.ts";

export interface Found {
  /** What was typed when this was found. */
  readonly text: string;
  readonly page: CasePage;
  /** How long the search took, in whole milliseconds. */
  readonly took: number;
}

export interface Search {
  /** Null until the first answer. */
  readonly found: Found | null;
  readonly problem: Problem | null;
  /** The rows of the search under way: Enter may be faster than its answer. */
  readonly rowsNow: () => Promise<readonly FoundCase[]>;
}

const NONE: readonly FoundCase[] = [];

/** The first few cases that answer to what is typed, the newest of all where nothing is. */
export function useFound(text: string, searching: boolean, limit: number): Search {
  const [found, setFound] = useState<Found | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  // Of several searches under way the last one counts.
  const last = useRef(Promise.resolve(NONE));
  useEffect(() => {
    if (!searching) return;
    const start = performance.now();
    const rows = call("cases.search", { ...EVERYTHING, text, limit }).then((answer) => {
      if (last.current !== rows) return NONE;
      setProblem(answer.ok ? null : answer.error);
      if (!answer.ok) return NONE;
      setFound({ text, page: answer.value, took: Math.round(performance.now() - start) });
      return answer.value.rows;
    });
    last.current = rows;
  }, [text, searching, limit]);
  const rowsNow = useCallback(() => last.current, []);
  return { found, problem, rowsNow };
}
