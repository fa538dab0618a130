import { useCallback, useEffect, useRef, useState } from "react";
import type { Answer } from "../../electron/contract/answer.ts";
import type { Problem } from "../../core/problem.ts";
import { fail } from "../../core/result.ts";
import { CASE_WORDS } from "../words/case.ts";

export interface Asking {
  readonly busy: boolean;
  /** Why the last request could not be done; null once one has been done. */
  readonly problem: Problem | null;
  /** Sends a request, unless one is under way: then null, and nothing is sent. */
  readonly ask: <T>(request: () => Promise<Answer<T>>) => Promise<Answer<T> | null>;
}

/** One request to the desktop process at a time: a button held down acts once. */
export function useAsking(): Asking {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const running = useRef(false);
  const ask = useCallback(async <T>(request: () => Promise<Answer<T>>) => {
    if (running.current) return null;
    running.current = true;
    setBusy(true);
    const answer = await request().catch(() => fail(CASE_WORDS.desktopSilent));
    running.current = false;
    setBusy(false);
    setProblem(answer.ok ? null : answer.error);
    return answer;
  }, []);
  return { busy, problem, ask };
}

export interface Reading<T> {
  /** Null while it is being read for the first time. */
  readonly value: T | null;
  readonly problem: Problem | null;
  /** Puts in what a change answered with. */
  readonly replace: (value: T) => void;
}

/** Reads something once, when the screen that shows it opens. */
export function useReading<T>(read: () => Promise<Answer<T>>): Reading<T> {
  const [value, setValue] = useState<T | null>(null);
  const { problem, ask } = useAsking();
  const first = useRef(read);
  useEffect(() => {
    void ask(first.current).then((answer) => {
      if (answer?.ok === true) setValue(() => answer.value);
    });
  }, [ask]);
  return { value, problem, replace: (next) => setValue(() => next) };
}
