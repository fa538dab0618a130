import { useEffect, useRef, useState } from "react";
import type { FoundCase } from "../../electron/contract/search.ts";
import { type Cases, NOTHING_ASKED, type Question, useCases } from "../app/cases.tsx";
import { useHotkeys } from "../app/keys.ts";
import { useNavigation } from "../app/navigation.tsx";
import { useSession } from "../app/session.tsx";
import { isAsking } from "./filters.ts";
import { TAB_ASKS, type TabId, tabOf, TABS } from "./tabs.ts";

const NO_ROWS: readonly FoundCase[] = [];

/** The list of cases on the desk: what is asked of it, which row is chosen, and what leads on from it. */
export interface Desk extends Cases {
  readonly rows: readonly FoundCase[];
  readonly tab: TabId;
  /** Place of the chosen row. */
  readonly selected: number;
  readonly select: (row: number) => void;
  readonly open: (row: FoundCase | undefined) => void;
  readonly show: (tab: TabId) => void;
  /** Asks anew, from the first row. */
  readonly askFor: (question: Question) => void;
  /** How often the filters were called for: each time the keyboard goes to them. */
  readonly called: number;
  readonly filtering: boolean;
  readonly filter: () => void;
  readonly unfilter: () => void;
  readonly todays: () => void;
  readonly ledger: () => void;
}

export function useDesk(): Desk {
  const { today } = useSession();
  const cases = useCases();
  const { go } = useNavigation();
  const { question, ask, list, reload } = cases;
  const [called, setCalled] = useState(0);
  const [at, setAt] = useState(0);
  const rows = list?.rows ?? NO_ROWS;
  const tab = tabOf(question);
  // What may have changed while another screen was shown.
  const fresh = useRef(reload);
  useEffect(() => fresh.current(), []);
  const askFor = (next: Question): void => {
    ask(next);
    setAt(0);
  };
  return {
    ...cases,
    rows,
    tab,
    selected: Math.min(at, Math.max(rows.length - 1, 0)),
    select: setAt,
    open: (row) => {
      if (row !== undefined) void go({ kind: "case", caseId: row.caseId });
    },
    show: (next) => askFor({ ...question, ...TAB_ASKS[next] }),
    askFor,
    called,
    filtering: called > 0 || isAsking(question),
    filter: () => setCalled(called + 1),
    unfilter: () => {
      setCalled(0);
      if (isAsking(question)) askFor({ ...NOTHING_ASKED, ...TAB_ASKS[tab] });
    },
    todays: () => {
      setCalled(called + 1);
      askFor({ ...question, changed: { from: today, to: today } });
    },
    ledger: () => void go({ kind: "ledger" }),
  };
}

/** The desk by keyboard. */
export function useDeskKeys(desk: Desk): void {
  const { rows, selected, select, tab } = desk;
  const move = (to: number) => (): void => select(Math.min(Math.max(to, 0), rows.length - 1));
  const turn = (step: number) => (): void =>
    desk.show(TABS[(TABS.indexOf(tab) + step + TABS.length) % TABS.length] ?? "all");
  useHotkeys({
    "↓": move(selected + 1),
    "↑": move(selected - 1),
    PageDown: move(selected + 15),
    PageUp: move(selected - 15),
    Home: move(0),
    End: move(rows.length - 1),
    Enter: () => desk.open(rows[selected]),
    "Ctrl+Tab": turn(1),
    "Ctrl+Shift+Tab": turn(-1),
    "Ctrl+F": desk.filter,
    F7: desk.ledger,
    T: desk.todays,
    ...(desk.filtering ? { Esc: desk.unfilter } : {}),
  });
}
