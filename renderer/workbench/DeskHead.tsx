import { useSession } from "../app/session.tsx";
import { Button } from "../ui/Button.tsx";
import { dayHeading, WORKBENCH } from "../words/workbench.ts";
import { dayLine } from "./day-line.ts";
import { useNewCase } from "./new-case.tsx";
import type { Desk } from "./use-desk.ts";

/** Where a case begins, and what the day has brought so far. */
export function DeskHead({ list, todays, ledger }: Pick<Desk, "list" | "todays" | "ledger">) {
  const { today } = useSession();
  const start = useNewCase();
  return (
    <header className="desk-head">
      <Button look="primary" size="large" icon="plus" keycap="F4" onClick={() => start("both")}>
        {WORKBENCH.create}
      </Button>
      <div className="desk-filing">
        <Button keycap="Shift+F4" onClick={() => start("filing")}>
          {WORKBENCH.createFiling}
        </Button>
      </div>
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
  );
}
