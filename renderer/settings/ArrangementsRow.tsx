import { useState } from "react";
import { calendarWith, missingYears } from "../../core/working-days.ts";
import type { Arrangements } from "../../electron/contract/arrangements.ts";
import { useReading } from "../app/asking.ts";
import { call } from "../app/bridge.ts";
import { useHotkeys } from "../app/keys.ts";
import { useSession } from "../app/session.tsx";
import { Button } from "../ui/Button.tsx";
import { Message } from "../ui/Message.tsx";
import { ARRANGEMENT_WORDS as W } from "../words/arrangements.ts";
import { ArrangementDialog } from "./ArrangementDialog.tsx";
import { yearsWords } from "./arrangement-days.ts";

/** 放假安排: which years' days off are known, and the notice of the next one. */
export function ArrangementsRow() {
  const { today, show } = useSession();
  const { value, problem, replace } = useReading(() => call("arrangements.list", {}));
  const [entering, setEntering] = useState(false);
  const [done, setDone] = useState<number | null>(null);
  const open = value === null ? undefined : () => setEntering(true);
  useHotkeys({ N: open });
  const saved = (year: number, all: Arrangements): void => {
    replace(all);
    setDone(year);
    setEntering(false);
    // What is open counts by the new days from now on.
    void call("app.state", {}).then(show);
  };
  return (
    <section className="office-row">
      <h2>{W.title}</h2>
      <div>
        {value !== null && <Known known={value} today={today} />}
        <p className="muted">{W.what}</p>
        {problem !== null && <Message problem={problem} />}
        {done !== null && (
          <p className="office-done" role="status">
            {W.done(done)}
          </p>
        )}
      </div>
      <p className="idle-field">
        <Button keycap="N" disabled={value === null} onClick={open}>
          {W.enter}
        </Button>
      </p>
      {entering && value !== null && (
        <ArrangementDialog known={value} onSaved={saved} onClose={() => setEntering(false)} />
      )}
    </section>
  );
}

function Known({ known, today }: { readonly known: Arrangements; readonly today: string }) {
  const { shipped, entered } = known;
  const missing = missingYears(today, calendarWith(entered).knows);
  return (
    <>
      <p className="office-value">
        {W.shipped(yearsWords(shipped))}
        {entered.length > 0 && W.entered(yearsWords(entered.map(({ year }) => year)))}
      </p>
      {entered.map(({ year, document, by, on }) => (
        <p key={year}>{W.entry(year, document, by, on)}</p>
      ))}
      {missing.length > 0 && <Message problem={W.missing(missing)} />}
    </>
  );
}
