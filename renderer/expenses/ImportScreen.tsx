import { useRef, useState } from "react";
import { enteredLines, type LineForm } from "../../core/casefile/form.ts";
import { MOST_LINES } from "../../core/claim/expenses.ts";
import { formLines } from "../../core/import/lines.ts";
import type { Problem } from "../../core/problem.ts";
import { CaseHeader } from "../case/CaseHeader.tsx";
import type { CaseDesk } from "../case/state/useCase.ts";
import { useHotkeys } from "../app/keys.ts";
import { Button } from "../ui/Button.tsx";
import { Message } from "../ui/Message.tsx";
import { IMPORT_WORDS as W } from "../words/expenses.ts";
import { faultyRows, ImportCheck } from "./ImportCheck.tsx";
import { ImportTable, type ImportTableHandle } from "./ImportTable.tsx";
import { useCatalogueFill } from "./use-catalogue-fill.ts";
import type { Incoming } from "./use-import.ts";
import { useMapping } from "./use-mapping.ts";

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
  const has = (role: string): boolean => mapping.columns.some((one) => one === role);
  const lacks = !has("name")
    ? W.noName
    : has("amount") || (has("price") && has("quantity"))
      ? null
      : W.noAmount;
  return (
    <div className="expenses importing">
      <CaseHeader desk={desk}>
        <Button keycap="Esc" onClick={onCancel}>
          {W.cancel}
        </Button>
      </CaseHeader>
      <section className="expenses-main" aria-label={W.title}>
        <div className="expenses-bar">
          <h2>
            {W.title}
            <span className="ellipsis" title={table.name}>
              {table.name}
            </span>
          </h2>
          {table.sheets.length > 1 && (
            <select
              aria-label={W.sheet}
              value={reading.sheetNo}
              onChange={(event) => reading.chooseSheet(Number(event.target.value))}
            >
              {table.sheets.map((one, index) => (
                <option key={index} value={index}>
                  {W.sheetName(one.name, index, one.rows.length)}
                </option>
              ))}
            </select>
          )}
          <span className="spacer" />
          <span className="muted small">
            {W.columns}：{fromWords(reading.from, form.stay.hospital)}
          </span>
        </div>
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
        <div className="import-foot">
          {fill.available > 0 && (
            <label>
              <input
                type="checkbox"
                checked={fill.on}
                onChange={(event) => fill.setOn(event.target.checked)}
              />
              {W.catalogue}
              <span className="muted small">{W.catalogueFilled(fill.available)}</span>
            </label>
          )}
          {refused !== null && <Message problem={refused} />}
          {kept.length === 0 ? (
            <Button
              look="primary"
              size="large"
              keycap="Ctrl+Enter"
              disabled={count === 0}
              onClick={() => take("append")}
            >
              {W.take(count)}
            </Button>
          ) : (
            <>
              <p className="muted small">{W.take(count)}</p>
              <Button
                look="primary"
                size="large"
                keycap="Ctrl+Enter"
                disabled={count === 0}
                onClick={() => take("replace")}
              >
                {W.replace(kept.length)}
              </Button>
              <Button
                size="large"
                keycap="Ctrl+Shift+Enter"
                disabled={count === 0}
                onClick={() => take("append")}
              >
                {W.append}
              </Button>
            </>
          )}
        </div>
      </aside>
    </div>
  );
}

function fromWords(
  from: "remembered" | "recognised" | "guessed" | "clerk",
  hospital: string,
): string {
  if (from === "remembered") return W.remembered(hospital);
  return from === "guessed" ? W.guessed : W.recognised;
}
