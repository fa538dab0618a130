import { useCallback, useEffect, useState } from "react";
import type { Problem } from "../../core/problem.ts";
import { fail, type Result } from "../../core/result.ts";
import type { ReviewedCase, ReviewQueue } from "../../electron/contract/review.ts";
import { call } from "../app/bridge.ts";
import { CASE_WORDS } from "../words/case.ts";

export interface Queue {
  /** Null while it is read for the first time. */
  readonly queue: ReviewQueue | null;
  readonly problem: Problem | null;
  readonly reload: () => void;
}

/** The cases that wait for this desk. */
export function useQueue(): Queue {
  const [queue, setQueue] = useState<ReviewQueue | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const reload = useCallback(() => {
    void answered(call("review.queue", {})).then((answer) => {
      setProblem(answer.ok ? null : answer.error);
      if (answer.ok) setQueue(answer.value);
    });
  }, []);
  useEffect(reload, [reload]);
  return { queue, problem, reload };
}

/** A case opened for review; null while it is being opened, or when none is chosen. */
export function useReviewed(caseId: string | null, look: number) {
  const [opened, setOpened] = useState<{
    readonly caseId: string;
    readonly answer: Result<ReviewedCase, Problem>;
  } | null>(null);
  useEffect(() => {
    if (caseId === null) return;
    let gone = false;
    void answered(call("review.open", { caseId })).then((answer) => {
      if (!gone) setOpened({ caseId, answer });
    });
    return () => {
      gone = true;
    };
  }, [caseId, look]);
  return opened?.caseId === caseId ? opened.answer : null;
}

/** An answer that never came is a problem like any other. */
export function answered<T>(asked: Promise<Result<T, Problem>>): Promise<Result<T, Problem>> {
  return asked.catch(() => fail(CASE_WORDS.desktopSilent));
}
