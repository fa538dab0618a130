import { useEffect, useMemo, useState } from "react";
import type { CaseRow } from "../../electron/contract/contract.ts";
import { useCases } from "../app/cases.tsx";
import { Frame } from "../app/frame/Frame.tsx";
import { useHotkeys } from "../app/keys.ts";
import { useNavigation } from "../app/navigation.tsx";
import { useSession } from "../app/session.tsx";
import { Button } from "../ui/Button.tsx";
import { Message } from "../ui/Message.tsx";
import { Tabs } from "../ui/Tabs.tsx";
import { dayHeading, WORKBENCH, WORKBENCH_KEYS } from "../words/workbench.ts";
import { CaseList } from "./CaseList.tsx";
import { dayLine } from "./day-line.ts";
import { useNewCase } from "./new-case.tsx";
import { SidePane } from "./SidePane.tsx";
import { countTabs, inOrder, type TabId, TABS } from "./tabs.ts";
import { useOpenPolicy } from "./useOpenPolicy.ts";
import "./workbench.css";

const NO_ROWS: readonly CaseRow[] = [];

/** The clerk's desk: every case, what comes next for each, and what keeps results from being final. */
export function WorkbenchScreen() {
  const { today } = useSession();
  const { rows: loaded, problem, reload } = useCases();
  const { go } = useNavigation();
  const start = useNewCase();
  const policy = useOpenPolicy();
  const [tab, setTab] = useState<TabId>("all");
  const [at, setAt] = useState(0);
  const all = loaded ?? NO_ROWS;
  const rows = useMemo(() => inOrder(all, tab), [all, tab]);
  const counts = useMemo(() => countTabs(all), [all]);
  const line = useMemo(() => dayLine(all, today), [all, today]);
  const selected = Math.min(at, Math.max(rows.length - 1, 0));
  useEffect(reload, [reload]);

  const open = (row: CaseRow | undefined): void => {
    if (row !== undefined) void go({ kind: "case", caseId: row.caseId });
  };
  const show = (next: TabId): void => {
    setTab(next);
    setAt(0);
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
  });

  return (
    <Frame
      place="workbench"
      saved={loaded === null ? undefined : { kind: "saved", text: WORKBENCH.allSaved }}
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
            <div className="desk-day">
              <h1>{dayHeading(today)}</h1>
              <p>{loaded === null ? "" : line}</p>
            </div>
          </header>
          <Tabs
            label={WORKBENCH.list}
            ids={TABS}
            words={WORKBENCH.tabs}
            counts={counts}
            tab={tab}
            onTab={show}
          >
            <span className="spacer" />
            <span className="faint small">{WORKBENCH.order}</span>
          </Tabs>
          {problem !== null && (
            <Message problem={problem} action={{ label: WORKBENCH.reload, run: reload }} />
          )}
          <CaseList
            rows={rows}
            selected={selected}
            today={today}
            emptyText={loaded === null ? "" : tab === "all" ? WORKBENCH.empty : WORKBENCH.emptyTab}
            onSelect={setAt}
            onOpen={open}
          />
        </section>
        <SidePane
          counts={counts}
          questions={policy.questions}
          parameters={policy.parameters}
          onTab={show}
        />
      </div>
    </Frame>
  );
}
