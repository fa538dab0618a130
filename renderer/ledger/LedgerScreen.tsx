import { useState } from "react";
import { addDays, day, parseDate } from "../../core/calendar.ts";
import { Frame } from "../app/frame/Frame.tsx";
import { useHotkeys } from "../app/keys.ts";
import { useNavigation } from "../app/navigation.tsx";
import { useSession } from "../app/session.tsx";
import { Button } from "../ui/Button.tsx";
import { FormGrid } from "../ui/Cell.tsx";
import { Message } from "../ui/Message.tsx";
import { DateCell } from "../ui/TextCell.tsx";
import { LEDGER as W, LEDGER_KEYS } from "../words/ledger.ts";
import { LedgerPane } from "./LedgerPane.tsx";
import { LedgerTable } from "./LedgerTable.tsx";
import { useLedger } from "./use-ledger.ts";
import "../settings/office.css";
import "../workbench/workbench.css";
import "./ledger.css";

/** 业务台账: what this window did on a day, to be read, printed and filed. */
export function LedgerScreen() {
  const { go } = useNavigation();
  const { today } = useSession();
  const [typed, setTyped] = useState<string>(today);
  const parsed = parseDate(typed);
  const date = parsed.ok ? parsed.value : null;
  const ledger = useLedger(date);
  const back = (): void => void go({ kind: "workbench" });
  const turn = (by: number) => (): void => {
    const next = addDays(date ?? day(today), by);
    if (next <= today) setTyped(next);
  };
  useHotkeys({ Esc: back, PageUp: turn(-1), PageDown: turn(1) });
  return (
    <Frame place="workbench" note={W.lead} keys={LEDGER_KEYS}>
      <div className="workbench">
        <section className="desk-left" aria-label={W.title}>
          <header className="ledger-head">
            <h1>{W.title}</h1>
            <Button keycap="PageUp" onClick={turn(-1)}>
              {W.before}
            </Button>
            <FormGrid>
              <DateCell
                label={W.day}
                field="ledger.date"
                span={12}
                value={typed}
                onChange={setTyped}
              />
            </FormGrid>
            <Button keycap="PageDown" disabled={date === today} onClick={turn(1)}>
              {W.after}
            </Button>
            <span className="spacer" />
            <Button keycap="Esc" onClick={back}>
              {W.back}
            </Button>
          </header>
          {date === null && <Message problem={W.noDay} />}
          {ledger?.ok === false && <Message problem={ledger.error} />}
          {ledger?.ok === true && <LedgerTable entries={ledger.value.entries} />}
        </section>
        <LedgerPane date={date} />
      </div>
    </Frame>
  );
}
