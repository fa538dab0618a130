import { useRef, useState } from "react";
import type { Problem } from "../../core/problem.ts";
import { fail } from "../../core/result.ts";
import type { FormKind } from "../../electron/contract/contract.ts";
import { call } from "../app/bridge.ts";
import type { CaseDesk } from "../case/state/useCase.ts";
import { missingGlyphs } from "../words/papers.ts";
import { CASE_WORDS } from "../words/case.ts";

/** 出具: draws the chosen forms of the newest version and keeps their bytes in the case. */
export function useIssue(desk: CaseDesk, issued: () => void) {
  const [busy, setBusy] = useState(false);
  // A second Ctrl+P may come before the screen has been drawn anew.
  const running = useRef(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [warning, setWarning] = useState<Problem | null>(null);
  const run = async (forms: readonly FormKind[]): Promise<void> => {
    if (running.current || forms.length === 0) return;
    running.current = true;
    setBusy(true);
    const answer = await call("forms.issue", { caseId: desk.caseId, forms: [...forms] }).catch(() =>
      fail(CASE_WORDS.desktopSilent),
    );
    running.current = false;
    setBusy(false);
    setProblem(answer.ok ? null : answer.error);
    if (!answer.ok) return;
    const lacking = answer.value.missingGlyphs;
    setWarning(lacking.length === 0 ? null : missingGlyphs(lacking));
    desk.tookVersion(answer.value.version, answer.value.issued);
    issued();
  };
  return { busy, problem, warning, run };
}
