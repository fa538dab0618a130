import { useEffect, useMemo, useRef, useState } from "react";
import type { FoundCase } from "../../electron/contract/search.ts";
import { NOTHING_ASKED, type Question, useCases } from "../app/cases.tsx";
import { Frame } from "../app/frame/Frame.tsx";
import { useHotkeys } from "../app/keys.ts";
import { useNavigation } from "../app/navigation.tsx";
import { useSession } from "../app/session.tsx";
import { Button } from "../ui/Button.tsx";
import { typedWords } from "../ui/Marked.tsx";
import { Message } from "../ui/Message.tsx";
import { Tabs } from "../ui/Tabs.tsx";
import { dayHeading, WORKBENCH, WORKBENCH_KEYS } from "../words/workbench.ts";
import { CaseList } from "./CaseList.tsx";
import { DataFaults } from "./DataFaults.tsx";
import { dayLine } from "./day-line.ts";
import { FilterBar } from "./FilterBar.tsx";
import { isAsking } from "./filters.ts";
import { useNewCase } from "./new-case.tsx";
import { SidePane } from "./SidePane.tsx";
import { TAB_ASKS, tabCounts, type TabId, tabOf, TABS } from "./tabs.ts";
import { useAhead } from "./use-ahead.ts";
import { useOpenPolicy } from "./useOpenPolicy.ts";
import "./workbench.css";

const NO_ROWS: readonly FoundCase[] = [];

/** The clerk's desk: every case, what comes next for each, and what keeps results from being final. */
export function WorkbenchScreen() {
  const { today } = useSession();
  const { question, ask, list, problem, reload, more } = useCases();
  const { go } = useNavigation();
  const start = useNewCase();
  const policy = useOpenPolicy();
  const ahead = useAhead(list);
  // How often the filters were called for: each time the keyboard goes to them.
  const [called, setCalled] = useState(0);
  const filtering = called > 0 || isAsking(question);
  const [at, setAt] = useState(0);
  const rows = list?.rows ?? NO_ROWS;
  const tab = tabOf(question);
  const words = useMemo(() => typedWords(list?.question.text ?? ""), [list]);
  const selected = Math.min(at, Math.max(rows.length - 1, 0));
  // What may have changed while another screen was shown.
  const fresh = useRef(reload);
  useEffect(() => fresh.current(), []);

  const open = (row: FoundCase | undefined): void => {
    if (row !== undefined) void go({ kind: "case", caseId: row.caseId });
  };
  const askFor = (next: Question): void => {
    ask(next);
    setAt(0);
  };
  const show = (next: TabId): void => askFor({ ...question, ...TAB_ASKS[next] });
  const todays = (): void => {
    setCalled(called + 1);
    askFor({ ...question, changed: { from: today, to: today } });
  };
  const ledger = (): void => void go({ kind: "ledger" });
  const filter = (): void => setCalled(called + 1);
  const unfilter = (): void => {
    setCalled(0);
    if (isAsking(question)) askFor({ ...NOTHING_ASKED, ...TAB_ASKS[tab] });
  };
  const move = (to: number) => (): void => setAt(Math.min(Math.max(to, 0), rows.length - 1));
  const turn = (step: number) => (): void =>
    show(TABS[(TABS.indexOf(tab) + step + TABS.length) % TABS.length] ?? "all");
  useHotkeys({
    "↓": move(selected + 1),
    "↑": move(selected - 1),
    PageDown: move(selected + 15),
    PageUp: move(selected - 15),
    Home: move(0),
    End: move(rows.length - 1),
    Enter: () => open(rows[selected]),
    "Ctrl+Tab": turn(1),
    "Ctrl+Shift+Tab": turn(-1),
    "Ctrl+F": filter,
    F7: ledger,
    T: todays,
    ...(filtering ? { Esc: unfilter } : {}),
  });

  return (
    <Frame
      place="workbench"
      saved={list === null ? undefined : { kind: "saved", text: WORKBENCH.allSaved }}
      note={policy.line}
      keys={WORKBENCH_KEYS}
    >
      <div className="workbench">
        <section className="desk-left" aria-label={WORKBENCH.list}>
          <header className="desk-head">
            <Button look="primary" size="large" icon="plus" keycap="F4" onClick={start}>
              {WORKBENCH.create}
            </Button>
            <span className="spacer" />
            <Button keycap="T" onClick={todays}>
              {WORKBENCH.todays}
            </Button>
            <Button keycap="F7" onClick={ledger}>
              {WORKBENCH.ledger}
            </Button>
            <div className="desk-day">
              <h1>{dayHeading(today)}</h1>
              <p>{list === null ? "" : dayLine(list.counts)}</p>
            </div>
          </header>
          <Tabs
            label={WORKBENCH.list}
            ids={TABS}
            words={WORKBENCH.tabs}
            counts={tabCounts(list?.counts ?? null, ahead.ahead?.unsent ?? 0)}
            tab={tab}
            onTab={show}
          >
            <span className="spacer" />
            <span className="faint small desk-order">{WORKBENCH.order}</span>
            {!filtering && (
              <Button look="quiet" size="small" keycap="Ctrl+F" onClick={filter}>
                {WORKBENCH.filters.open}
              </Button>
            )}
          </Tabs>
          {filtering && (
            <FilterBar
              called={called}
              question={question}
              found={list !== null && isAsking(list.question) ? list.found : null}
              onAsk={askFor}
              onClose={unfilter}
            />
          )}
          <DataFaults />
          {problem !== null && (
            <Message problem={problem} action={{ label: WORKBENCH.reload, run: reload }} />
          )}
          <CaseList
            rows={rows}
            words={words}
            selected={selected}
            today={today}
            emptyText={list === null ? "" : emptyText(list.question)}
            onSelect={setAt}
            onOpen={open}
            onEnd={more}
          />
        </section>
        <SidePane
          all={list?.counts.all ?? 0}
          ahead={ahead}
          questions={policy.questions}
          parameters={policy.parameters}
        />
      </div>
    </Frame>
  );
}

function emptyText(question: Question): string {
  if (isAsking(question)) return WORKBENCH.filters.nothing;
  return tabOf(question) === "all" ? WORKBENCH.empty : WORKBENCH.emptyTab;
}
