import { useMemo } from "react";
import type { Question } from "../app/cases.tsx";
import { Frame } from "../app/frame/Frame.tsx";
import { useSession } from "../app/session.tsx";
import { typedWords } from "../ui/Marked.tsx";
import { Message } from "../ui/Message.tsx";
import { WORKBENCH, WORKBENCH_KEYS } from "../words/workbench.ts";
import { CaseList } from "./CaseList.tsx";
import { DataFaults } from "./DataFaults.tsx";
import { DeskFilters } from "./DeskFilters.tsx";
import { DeskHead } from "./DeskHead.tsx";
import { isAsking } from "./filters.ts";
import { SidePane } from "./SidePane.tsx";
import { tabOf } from "./tabs.ts";
import { useAhead } from "./use-ahead.ts";
import { type Desk, useDesk, useDeskKeys } from "./use-desk.ts";
import { useOpenPolicy } from "./useOpenPolicy.ts";
import "./workbench.css";

/** The clerk's desk: every case, what comes next for each, and what keeps results from being final. */
export function WorkbenchScreen() {
  const desk = useDesk();
  useDeskKeys(desk);
  const policy = useOpenPolicy();
  const ahead = useAhead(desk.list);
  const { list, problem } = desk;
  return (
    <Frame
      place="workbench"
      saved={list === null ? undefined : { kind: "saved", text: WORKBENCH.allSaved }}
      note={policy.line}
      keys={WORKBENCH_KEYS}
    >
      <div className="workbench">
        <section className="desk-left" aria-label={WORKBENCH.list}>
          <DeskHead {...desk} />
          <DeskFilters desk={desk} unsent={ahead.ahead?.unsent ?? 0} />
          <DataFaults />
          {problem !== null && (
            <Message problem={problem} action={{ label: WORKBENCH.reload, run: desk.reload }} />
          )}
          <DeskCases {...desk} />
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

function DeskCases({ list, rows, selected, select, open, more }: Desk) {
  const { today } = useSession();
  const words = useMemo(() => typedWords(list?.question.text ?? ""), [list]);
  return (
    <CaseList
      rows={rows}
      words={words}
      selected={selected}
      today={today}
      emptyText={list === null ? "" : emptyText(list.question)}
      onSelect={select}
      onOpen={open}
      onEnd={more}
    />
  );
}

function emptyText(question: Question): string {
  if (isAsking(question)) return WORKBENCH.filters.nothing;
  return tabOf(question) === "all" ? WORKBENCH.empty : WORKBENCH.emptyTab;
}
