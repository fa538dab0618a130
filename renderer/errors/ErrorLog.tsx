import { useEffect, useState } from "react";
import type { ErrorLog as Log, ProblemDay } from "../../electron/contract/errors.ts";
import { useAsking } from "../app/asking.ts";
import { call } from "../app/bridge.ts";
import { useHotkeys } from "../app/keys.ts";
import { useSession } from "../app/session.tsx";
import { Message } from "../ui/Message.tsx";
import { Table } from "../ui/Table.tsx";
import { ERROR_WORDS as W } from "../words/errors.ts";
import { ERROR_COLUMNS } from "./columns.tsx";
import { HandledPane } from "./HandledPane.tsx";
import "./errors.css";

/** 报错治理: what was told to clerks on a day, by code, and what was done about each (LN-4). */
export function ErrorLog() {
  const { today } = useSession();
  const [day, setDay] = useState<string>(today);
  const [log, setLog] = useState<Log | null>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const { problem, ask } = useAsking();
  useEffect(() => {
    let gone = false;
    void ask(() => call("errors.day", { day })).then((answer) => {
      if (!gone && answer?.ok === true) setLog(answer.value);
    });
    return () => {
      gone = true;
    };
  }, [ask, day]);
  const problems = log?.problems ?? [];
  const shown = problems.find(({ code }) => code === chosen) ?? problems[0];
  const days = log?.days ?? [];
  useHotkeys({
    "↓": () => setChosen(beside(problems, shown, 1)?.code ?? null),
    "↑": () => setChosen(beside(problems, shown, -1)?.code ?? null),
    PageDown: () => setDay(dayBeside(days, day, 1)),
    PageUp: () => setDay(dayBeside(days, day, -1)),
  });
  return (
    <div className="errors">
      <nav className="errors-days" aria-label={W.days}>
        <h2>{W.days}</h2>
        {log !== null && days.length === 0 && <p className="muted">{W.noDays}</p>}
        <ul>
          {days.map((one) => (
            <Day key={one.day} of={one} here={one.day === day} onGo={() => setDay(one.day)} />
          ))}
        </ul>
      </nav>
      <section className="errors-list" aria-label={W.list}>
        <p className="muted small">{W.lead}</p>
        {problem !== null && <Message problem={problem} />}
        {log !== null && problems.length === 0 && <p className="muted">{W.nothing}</p>}
        {problems.length > 0 && (
          <Table
            label={W.list}
            columns={ERROR_COLUMNS}
            rows={problems}
            rowKey={({ code }) => code}
            selected={shown?.code ?? null}
            onSelect={({ code }) => setChosen(code)}
          />
        )}
      </section>
      {shown !== undefined && (
        <HandledPane
          key={`${day} ${shown.code} ${shown.handled.length}`}
          day={day}
          shown={shown}
          onLog={setLog}
        />
      )}
    </div>
  );
}

function beside<T>(list: readonly T[], here: T | undefined, by: number): T | undefined {
  const at = list.findIndex((one) => one === here);
  return list[Math.min(Math.max(at + by, 0), list.length - 1)];
}

/** The newest day stands first. */
function dayBeside(days: readonly ProblemDay[], here: string, by: number): string {
  const at = days.findIndex(({ day }) => day === here);
  return days[Math.min(Math.max(at + by, 0), days.length - 1)]?.day ?? here;
}

interface DayProps {
  readonly of: ProblemDay;
  readonly here: boolean;
  readonly onGo: () => void;
}

function Day({ of: { day, count, open }, here, onGo }: DayProps) {
  return (
    <li>
      <button
        type="button"
        aria-current={here ? "true" : undefined}
        onMouseDown={(event) => event.preventDefault()}
        onClick={onGo}
      >
        <b>{day}</b>
        <span className="muted">{W.dayLine(count)}</span>
        <span className={open > 0 ? "prov small" : "errors-done small"}>
          {open > 0 ? W.open(open) : W.allHandled}
        </span>
      </button>
    </li>
  );
}
