import { useCallback, useState } from "react";
import type { Problem } from "../../../core/problem.ts";
import type { Review } from "../../../core/review/review.ts";
import { fail } from "../../../core/result.ts";
import { call } from "../../app/bridge.ts";
import { CASE_WORDS } from "../../words/case.ts";
import type { CaseDesk } from "./useCase.ts";

/** What the clerk does next with a case as it stands in its review; null: it is somebody else's turn. */
export type NextStep = "submit" | "hand-over" | null;

export function nextStep(review: Review | null): NextStep {
  if (review === null) return "submit";
  switch (review.state) {
    case "returned":
      return "submit";
    case "approved":
      // Drawn for a second look, it leaves after that.
      return review.drawn?.second === null ? null : "hand-over";
    case "submitted":
    case "handed-over":
    case "reversed":
      return null;
  }
}

export interface ReviewStep {
  /** Takes a step on the newest version, which must be what is on the screen. False: refused. */
  readonly take: (step: "submit" | "hand-over") => Promise<boolean>;
  /** Why the last step was refused; gone with the next edit. */
  readonly refused: Problem | null;
}

/** @param stepped hears of every step, so that lists are read again */
export function useReview(desk: CaseDesk, stepped: () => void): ReviewStep {
  const { caseId, form, tookStep } = desk;
  const shown = desk.version?.hash ?? null;
  const [refusal, setRefusal] = useState<{
    readonly problem: Problem;
    readonly of: CaseDesk["form"];
  } | null>(null);
  const take = useCallback(
    async (step: "submit" | "hand-over") => {
      const channel = step === "submit" ? "review.submit" : "review.hand-over";
      const answer = await call(channel, { caseId, shown }).catch(() =>
        fail(CASE_WORDS.desktopSilent),
      );
      setRefusal(answer.ok ? null : { problem: answer.error, of: form });
      if (!answer.ok) return false;
      tookStep(answer.value);
      stepped();
      return true;
    },
    [caseId, shown, form, tookStep, stepped],
  );
  return { take, refused: refusal !== null && refusal.of === form ? refusal.problem : null };
}
