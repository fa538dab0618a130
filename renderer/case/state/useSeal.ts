import { useCallback, useState } from "react";
import type { Problem } from "../../../core/problem.ts";
import type { CaseDesk } from "./useCase.ts";

export interface Seal {
  /** Seals the form into a version. False: refused, and `refused` says why. */
  readonly run: () => Promise<boolean>;
  /** Why the form could not be sealed; gone with the next edit. */
  readonly refused: Problem | null;
}

/**
 * 存为版本 with its refusal, which leads to the field.
 * @param sealed hears of every new version, so that lists are read again
 */
export function useSeal(desk: CaseDesk, sealed: () => void): Seal {
  const [refusal, setRefusal] = useState<{
    readonly problem: Problem;
    readonly of: CaseDesk["form"];
  } | null>(null);
  const { seal, form } = desk;
  const run = useCallback(async () => {
    const problem = await seal();
    setRefusal(problem === null ? null : { problem, of: form });
    if (problem === null) sealed();
    return problem === null;
  }, [seal, form, sealed]);
  return { run, refused: refusal !== null && refusal.of === form ? refusal.problem : null };
}
