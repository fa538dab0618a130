import { useEffect, useState } from "react";
import { parseDate } from "../../core/calendar.ts";
import type { Problem } from "../../core/problem.ts";
import { type Dimension, DIMENSIONS } from "../../core/statistics/claims.ts";
import { AGEING_LABEL, DIMENSION_LABEL } from "../../core/words/statistics.ts";
import type { Statistics } from "../../electron/contract/statistics.ts";
import { useAsking, useReading } from "../app/asking.ts";
import { call } from "../app/bridge.ts";
import { Frame } from "../app/frame/Frame.tsx";
import { useHotkeys } from "../app/keys.ts";
import { callLong } from "../app/long-work.ts";
import { useSession } from "../app/session.tsx";
import { Button } from "../ui/Button.tsx";
import { FormGrid } from "../ui/Cell.tsx";
import { Fields } from "../ui/Fields.tsx";
import { Message } from "../ui/Message.tsx";
import { DateCell } from "../ui/TextCell.tsx";
import { STATISTICS_KEYS, STATISTICS_WORDS as W } from "../words/statistics.ts";
import { AgeingTable } from "./AgeingTable.tsx";
import { Charts } from "./Charts.tsx";
import { GroupTable } from "./GroupTable.tsx";
import "./statistics.css";

const TABS = [...DIMENSIONS, "ageing"] as const;
type TabId = (typeof TABS)[number];

/** 统计: the counter's own claims of a time, by one dimension after the other. */
export function StatisticsScreen() {
  const { today } = useSession();
  const [from, setFrom] = useState(`${today.slice(0, 4)}-01-01`);
  const [to, setTo] = useState<string>(today);
  const [tab, setTab] = useState<TabId>("month");
  const by: Dimension = tab === "ageing" ? "month" : tab;
  const [shown, setShown] = useState<ShownBy | null>(null);
  const [written, setWritten] = useState<string | null>(null);
  const { problem, ask } = useAsking();
  const days = daysOf(from, to);
  const wrong: Problem | null = days === null ? { ...W.backwards, kind: "check" } : null;
  const key = days === null ? "" : `${days.from} ${days.to} ${by}`;
  useEffect(() => {
    const [first = "", last = ""] = key.split(" ");
    if (first === "") return;
    let gone = false;
    void call("statistics.read", { from: first, to: last, by }).then((answer) => {
      if (!gone && answer.ok) setShown({ ...answer.value, by });
    });
    return () => {
      gone = true;
    };
  }, [key, by]);
  const save = async (): Promise<void> => {
    if (days === null) return;
    const answer = await ask(() => callLong("statistics.export", days));
    if (answer?.ok === true) setWritten(answer.value);
  };
  const turn = (step: number) => (): void => {
    const at = TABS.indexOf(tab) + step + TABS.length;
    setTab(TABS[at % TABS.length] ?? "month");
  };
  useHotkeys({
    "Ctrl+Tab": turn(1),
    "Ctrl+Shift+Tab": turn(-1),
    "Ctrl+E": () => void save(),
  });
  return (
    <Frame place="statistics" note={W.lead} keys={STATISTICS_KEYS}>
      <div className="statistics">
        <header className="statistics-head">
          <h1>{W.title}</h1>
          <Fields>
            <FormGrid>
              <DateCell
                label={W.from}
                span={6}
                field="statistics.from"
                value={from}
                onChange={setFrom}
              />
              <DateCell label={W.to} span={6} field="statistics.to" value={to} onChange={setTo} />
            </FormGrid>
          </Fields>
          <span className="spacer" />
          <Button keycap="Ctrl+E" onClick={() => void save()}>
            {W.export}
          </Button>
        </header>
        <div className="statistics-by" role="tablist" aria-label={W.title}>
          {TABS.map((id) => (
            <button
              key={id}
              type="button"
              role="tab"
              aria-selected={id === tab}
              onClick={() => setTab(id)}
            >
              {id === "ageing" ? AGEING_LABEL : DIMENSION_LABEL[id]}
            </button>
          ))}
        </div>
        {wrong !== null && <Message problem={wrong} />}
        {problem !== null && <Message problem={problem} />}
        {written !== null && <p role="status">{W.exported(written)}</p>}
        {tab === "ageing" && <AgeingNow />}
        {tab !== "ageing" && shown !== null && wrong === null && <Shown shown={shown} />}
        {tab !== "ageing" && <p className="muted small statistics-note">{W.leftOut}</p>}
      </div>
    </Frame>
  );
}

/** As the cases stand now, whatever days are asked for above. */
function AgeingNow() {
  const { value, problem } = useReading(() => call("statistics.ageing", {}));
  if (problem !== null) return <Message problem={problem} />;
  return value === null ? null : <AgeingTable ageing={value} />;
}

/** What was read, with what it is grouped by: the tab may be another by now. */
interface ShownBy extends Statistics {
  readonly by: Dimension;
}

function Shown({ shown: { whole, groups, by } }: { readonly shown: ShownBy }) {
  if (whole.cases === 0) return <p className="muted">{W.none}</p>;
  const open = whole.cases - whole.settled;
  return (
    <>
      <GroupTable groups={groups} whole={whole} by={by} />
      {open > 0 && <p className="prov small statistics-note">{W.open(open)}</p>}
      <Charts groups={groups} by={by} />
    </>
  );
}

function daysOf(from: string, to: string): { readonly from: string; readonly to: string } | null {
  const [first, last] = [parseDate(from), parseDate(to)];
  if (!first.ok || !last.ok || first.value > last.value) return null;
  return { from: first.value, to: last.value };
}
