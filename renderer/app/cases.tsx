import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import type { Problem } from "../../core/problem.ts";
import {
  type CaseCounts,
  type CasePage,
  EVERYTHING,
  type FoundCase,
  type SearchRequest,
} from "../../electron/contract/search.ts";
import { call } from "./bridge.ts";

/** What of the list is asked for; where one is in it, the list knows itself. */
export type Question = Omit<SearchRequest, "after" | "limit">;

const { after: _after, limit: PAGE, ...nothingAsked } = EVERYTHING;
export const NOTHING_ASKED: Question = nothingAsked;
/** As many as one request may ask for. */
const LONGEST_PAGE = 500;

/** The case list, as far as it was scrolled to, and read again whenever a case has changed. */
export interface Cases {
  readonly question: Question;
  readonly ask: (question: Question) => void;
  /** Null while it is being read for the first time. */
  readonly list: CaseListing | null;
  readonly problem: Problem | null;
  readonly reload: () => void;
  /** Reads the next page, where there is one. */
  readonly more: () => void;
}

export interface CaseListing {
  /** What these rows answer. */
  readonly question: Question;
  readonly rows: readonly FoundCase[];
  readonly next: CasePage["next"];
  readonly found: number;
  readonly counts: CaseCounts;
}

const CasesContext = createContext<Cases | null>(null);

export function CasesProvider({ children }: { readonly children: ReactNode }) {
  const [question, setQuestion] = useState(NOTHING_ASKED);
  const [list, setList] = useState<CaseListing | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  // Of several requests under way the last one counts.
  const asked = useRef(0);
  const shown = useRef<CaseListing | null>(null);

  const read = useCallback(async (request: SearchRequest, before: CaseListing | null) => {
    asked.current += 1;
    const mine = asked.current;
    const answer = await call("cases.search", request);
    if (mine !== asked.current) return;
    setProblem(answer.ok ? null : answer.error);
    if (!answer.ok) return;
    const { after: _from, limit: _most, ...answered } = request;
    shown.current = joined(answered, before, answer.value);
    setList(shown.current);
  }, []);
  const ask = useCallback(
    (next: Question) => {
      setQuestion(next);
      void read({ ...next, after: null, limit: PAGE }, null);
    },
    [read],
  );
  const reload = useCallback(() => {
    const rows = shown.current?.question === question ? shown.current.rows.length : 0;
    const limit = Math.min(Math.max(rows, PAGE), LONGEST_PAGE);
    void read({ ...question, after: null, limit }, null);
  }, [question, read]);
  const reading = useRef<number | null>(null);
  const more = useCallback(() => {
    const before = shown.current;
    if (before === null || before.next === null || reading.current === before.next) return;
    reading.current = before.next;
    void read({ ...before.question, after: before.next, limit: PAGE }, before).finally(() => {
      reading.current = null;
    });
  }, [read]);
  useEffect(() => {
    void read({ ...NOTHING_ASKED, after: null, limit: PAGE }, null);
  }, [read]);
  const value = useMemo(
    () => ({ question, ask, list, problem, reload, more }),
    [question, ask, list, problem, reload, more],
  );
  return <CasesContext value={value}>{children}</CasesContext>;
}

function joined(question: Question, before: CaseListing | null, page: CasePage): CaseListing {
  const { next, counts } = page;
  // A case that changed meanwhile stands at the top already.
  const known = new Set(before?.rows.map(({ caseId }) => caseId));
  const rows = [...(before?.rows ?? []), ...page.rows.filter(({ caseId }) => !known.has(caseId))];
  return { question, rows, next, counts, found: page.found ?? before?.found ?? rows.length };
}

export function useCases(): Cases {
  const cases = useContext(CasesContext);
  if (cases === null) throw new Error("no case list");
  return cases;
}
