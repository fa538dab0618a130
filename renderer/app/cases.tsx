import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useState,
} from "react";
import type { CaseRow } from "../../electron/contract/contract.ts";
import type { Problem } from "../../core/problem.ts";
import { call } from "./bridge.ts";

/** The case list, read once and again whenever a case has changed. */
export interface Cases {
  /** Null while it is being read for the first time. */
  readonly rows: readonly CaseRow[] | null;
  readonly problem: Problem | null;
  readonly reload: () => void;
}

const CasesContext = createContext<Cases | null>(null);

export function CasesProvider({ children }: { readonly children: ReactNode }) {
  const [rows, setRows] = useState<readonly CaseRow[] | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const reload = useCallback(() => {
    void call("cases.list", {}).then((answer) => {
      if (answer.ok) setRows(answer.value);
      setProblem(answer.ok ? null : answer.error);
    });
  }, []);
  useEffect(reload, [reload]);
  const value = useMemo(() => ({ rows, problem, reload }), [rows, problem, reload]);
  return <CasesContext value={value}>{children}</CasesContext>;
}

export function useCases(): Cases {
  const cases = useContext(CasesContext);
  if (cases === null) throw new Error("no case list");
  return cases;
}
