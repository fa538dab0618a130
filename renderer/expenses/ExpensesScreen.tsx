import { memo, useEffect, useRef, useState } from "react";
import { enteredLines } from "../../core/casefile/form.ts";
import { useHotkeys } from "../app/keys.ts";
import { CaseHeader } from "../case/CaseHeader.tsx";
import { LinesGrid, type LinesHandle } from "../case/lines/LinesGrid.tsx";
import { yearOfCase } from "../case/lines/line-model.ts";
import { lineProblems } from "../case/lines/line-problems.ts";
import { isTable } from "../case/lines/pasted.ts";
import { useSame } from "../case/state/same.ts";
import type { CaseDesk } from "../case/state/useCase.ts";
import { Button } from "../ui/Button.tsx";
import { Message } from "../ui/Message.tsx";
import { EXPENSES_WORDS as W, IMPORT_WORDS } from "../words/expenses.ts";
import { ExpenseTotals } from "./ExpenseTotals.tsx";
import { ImportScreen } from "./ImportScreen.tsx";
import { type Importing, useImport } from "./use-import.ts";
import "./expenses.css";

/** What the clerk came for: to type, to import a file, or with a table that was pasted. */
export type ExpensesErrand = "type" | "import" | { readonly pasted: string };

export interface ExpensesScreenProps {
  readonly desk: CaseDesk;
  readonly errand: ExpensesErrand;
  readonly onBack: () => void;
  /** A table is looked at before it is taken: other keys, and nothing to undo. */
  readonly onLooking: (looking: boolean) => void;
}

const Grid = memo(LinesGrid);
const Totals = memo(ExpenseTotals);

/** 费用明细 on the whole screen: hundreds of lines, beside what they add up to. */
export function ExpensesScreen({ desk, errand, onBack, onLooking }: ExpensesScreenProps) {
  const importing = useImport();
  const [taken, setTaken] = useState(0);
  const first = useRef(errand);
  const { choose, paste, incoming } = importing;
  useEffect(() => {
    const wanted = first.current;
    first.current = "type";
    if (wanted === "import") choose();
    else if (wanted !== "type") paste(wanted.pasted);
  }, [choose, paste]);
  const looking = incoming.phase === "table";
  useEffect(() => {
    onLooking(looking);
    return () => onLooking(false);
  }, [looking, onLooking]);
  if (incoming.phase === "table") {
    return (
      <ImportScreen
        desk={desk}
        table={incoming}
        onCancel={importing.end}
        onTaken={(count) => {
          setTaken(count);
          importing.end();
        }}
      />
    );
  }
  return <Entry desk={desk} importing={importing} taken={taken} onBack={onBack} />;
}

interface EntryProps {
  readonly desk: CaseDesk;
  readonly importing: Importing;
  /** How many lines came in last. */
  readonly taken: number;
  readonly onBack: () => void;
}

function Entry({ desk, importing, taken, onBack }: EntryProps) {
  const { form, assessment, edit } = desk;
  const problems = useSame(lineProblems(assessment.problems));
  const grid = useRef<LinesHandle>(null);
  const at = useRef(-1);
  const [how, setHow] = useState(false);
  const { incoming, choose, paste } = importing;
  const go = (row: number): void => {
    at.current = row;
    grid.current?.focus(row, "name");
  };
  const next = (): void => {
    const rows = [...problems.keys()].toSorted((a, b) => a - b);
    const row = rows.find((one) => one > at.current) ?? rows[0];
    if (row !== undefined) go(row);
  };
  useHotkeys({ Esc: onBack, "Ctrl+I": choose, "Ctrl+↓": next });
  usePastedTables(paste);
  useEffect(() => {
    grid.current?.focus(0, "name");
  }, []);
  return (
    <div className="expenses">
      <CaseHeader desk={desk}>
        <Button keycap="Esc" onClick={onBack}>
          {W.back}
        </Button>
      </CaseHeader>
      <section className="expenses-main" aria-label={W.title} onBlur={desk.endStep}>
        <div className="expenses-bar">
          <h2>
            <b className="no">5</b>
            {W.title}
            <span>{W.lines(enteredLines(form).length)}</span>
          </h2>
          {taken > 0 && <span className="ok small nowrap">{W.taken(taken)}</span>}
          <span className="spacer" />
          <Button keycap="Ctrl+V" onClick={() => setHow(true)}>
            {W.paste}
          </Button>
          <Button keycap="Ctrl+I" onClick={choose}>
            {W.import}
          </Button>
          <Button disabled>{W.download}</Button>
        </div>
        {incoming.phase === "reading" && (
          <p className="expenses-reading" role="status">
            {IMPORT_WORDS.choosing}
          </p>
        )}
        {incoming.phase === "none" && incoming.problem !== null && (
          <Message problem={incoming.problem} action={{ label: IMPORT_WORDS.again, run: choose }} />
        )}
        {how && <p className="expenses-reading">{W.pasteHow}</p>}
        <Grid
          full
          lines={form.lines}
          invoices={form.invoices}
          year={yearOfCase(form)}
          problems={problems}
          edit={edit}
          endStep={desk.endStep}
          handle={grid}
          onPasteTable={paste}
        />
      </section>
      <Totals lines={form.lines} invoices={form.invoices} problems={problems} onGo={go} />
    </div>
  );
}

/** A table pasted while no field has the focus is meant for the grid. */
function usePastedTables(paste: (text: string) => void): void {
  useEffect(() => {
    const onPaste = (event: ClipboardEvent): void => {
      const text = event.clipboardData?.getData("text/plain") ?? "";
      if (event.defaultPrevented || !isTable(text)) return;
      event.preventDefault();
      paste(text);
    };
    document.addEventListener("paste", onPaste);
    return () => document.removeEventListener("paste", onPaste);
  }, [paste]);
}
