import { useRef, useState } from "react";
import { enteredLines, type LineForm } from "../../core/casefile/form.ts";
import { MOST_LINES } from "../../core/claim/expenses.ts";
import type { Role } from "../../core/import/headings.ts";
import { formLines } from "../../core/import/lines.ts";
import type { Problem } from "../../core/problem.ts";
import { CaseHeader } from "../case/CaseHeader.tsx";
import type { CaseDesk } from "../case/state/useCase.ts";
import { useHotkeys } from "../app/keys.ts";
import { Button } from "../ui/Button.tsx";
import { IMPORT_WORDS as W } from "../words/expenses.ts";
import { ImportBar } from "./ImportBar.tsx";
import { faultyRows, ImportCheck } from "./ImportCheck.tsx";
import { ImportTable, type ImportTableHandle } from "./ImportTable.tsx";
import { TakeOver } from "./TakeOver.tsx";
import { useCatalogueFill } from "./use-catalogue-fill.ts";
import type { Incoming } from "./use-import.ts";
import { type TableReading, useMapping } from "./use-mapping.ts";

export interface ImportScreenProps {
  readonly desk: CaseDesk;
  readonly table: Extract<Incoming, { phase: "table" }>;
  readonly onTaken: (count: number) => void;
  readonly onCancel: () => void;
}

/** A table before it is taken over: what each column and each row is, and what it adds up to. */
export function ImportScreen({ desk, table, onTaken, onCancel }: ImportScreenProps) {
  const { form, edit } = desk;
  const reading = useMapping(table.sheets, form);
  const grid = useRef<ImportTableHandle>(null);
  const at = useRef(-1);
  const [refused, setRefused] = useState<Pick<Problem, "code" | "what" | "remedy"> | null>(null);
  const fill = useCatalogueFill(reading?.imported ?? null);
  const kept = enteredLines(form);

  const take = (how: "replace" | "append"): void => {
    if (reading === null) return;
    const lines = fill.filled(formLines(reading.imported, () => crypto.randomUUID()));
    const before: readonly LineForm[] = how === "append" ? kept : [];
    const total = before.length + lines.length;
    if (total > MOST_LINES) {
      setRefused(W.tooMany(total, MOST_LINES));
      return;
    }
    if (lines.length === 0) return;
    edit({
      do: "fields",
      at: null,
      apply: (now) => ({ ...now, lines: [...before, ...lines] }),
    });
    reading.remember();
    onTaken(lines.length);
  };
  const next = (): void => {
    if (reading === null) return;
    const faulty = faultyRows(reading.imported);
    at.current = faulty.find((index) => index > at.current) ?? faulty[0] ?? -1;
    if (at.current >= 0) grid.current?.reveal(at.current);
  };
  useHotkeys({
    Esc: onCancel,
    "Ctrl+↓": next,
    "Ctrl+Enter": () => take(kept.length === 0 ? "append" : "replace"),
    "Ctrl+Shift+Enter": () => take("append"),
  });
  if (reading === null) return null;
  const { sheet, mapping, imported } = reading;
  const count = imported.rows.filter((row) => row.kind === "line").length;
  const lacks = lackOf(mapping);
  return (
    <div className="expenses importing">
      <CaseHeader desk={desk}>
        <Button keycap="Esc" onClick={onCancel}>
          {W.cancel}
        </Button>
      </CaseHeader>
      <section className="expenses-main" aria-label={W.title}>
        <ImportBar table={table} reading={reading} hospital={form.stay.hospital} />
        {lacks !== null && <p className="import-lacks">{lacks}</p>}
        <ImportTable
          sheet={sheet}
          mapping={mapping}
          imported={imported}
          onRole={reading.setRole}
          handle={grid}
        />
      </section>
      <aside className="pane expense-totals" aria-label={W.check}>
        <h2>{W.check}</h2>
        <div className="expense-totals-scroll">
          <ImportCheck
            imported={imported}
            invoices={form.invoices}
            invoice={reading.invoice}
            onInvoice={reading.setInvoice}
            onGo={(index) => {
              at.current = index;
              grid.current?.reveal(index);
            }}
          />
        </div>
        <TakeOver fill={fill} count={count} kept={kept.length} refused={refused} onTake={take} />
      </aside>
    </div>
  );
}

/** Which column has still to be named before the lines mean anything; null: none. */
function lackOf({ columns }: TableReading["mapping"]): string | null {
  const has = (role: Role): boolean => columns.includes(role);
  if (!has("name")) return W.noName;
  return has("amount") || (has("price") && has("quantity")) ? null : W.noAmount;
}
