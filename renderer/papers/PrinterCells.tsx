import { type ReactNode, useState } from "react";
import { FORM_TITLE, type FormKind } from "../../core/forms/kinds.ts";
import { FormGrid } from "../ui/Cell.tsx";
import { Message } from "../ui/Message.tsx";
import { SelectCell } from "../ui/SelectCell.tsx";
import { PAPERS_WORDS as W, PRINTER_STATE_WORDS } from "../words/papers.ts";
import { CalibrationDialog } from "./CalibrationDialog.tsx";
import { printerOf } from "./standing.ts";
import type { Printing } from "./use-printing.ts";

export interface PrinterCellsProps {
  readonly printing: Printing;
  readonly form: FormKind;
  readonly onDialog: () => void;
  /** What can be done with the paper beside printing it. */
  readonly children?: ReactNode;
}

/** The printer of the form that is shown, and the paper that it prints on. */
export function PrinterCells({ printing, form, onDialog, children }: PrinterCellsProps) {
  const { list } = printing;
  const [measuring, setMeasuring] = useState(false);
  if (list === null) return null;
  const printer = printerOf(list, form);
  return (
    <div className="papers-printer">
      {list.problem !== null && <Message problem={list.problem} />}
      {list.printers.length > 0 && (
        <FormGrid>
          <SelectCell
            label={W.printer}
            field="print.printer"
            span={12}
            value={printer?.name ?? ""}
            options={list.printers.map(({ name, label, state }) => ({
              value: name,
              label: `${label}，${PRINTER_STATE_WORDS[state]}`,
            }))}
            onChange={(name) => void printing.setPrinter(form, name === "" ? null : name)}
          />
          <div className="cell papers-paper" style={{ gridColumn: "span 12" }}>
            <span className="cell-label">{W.paper}</span>
            <button
              type="button"
              disabled={printer === undefined}
              onClick={() => setMeasuring(true)}
            >
              {W.paperOf(printer?.offset ?? { right: 0, down: 0 })}
            </button>
          </div>
        </FormGrid>
      )}
      <p className="muted small">
        {W.printerFor(FORM_TITLE[form])}
        <button type="button" className="button quiet" onClick={onDialog}>
          {W.byDialog}
        </button>
        。
      </p>
      {children}
      {measuring && printer !== undefined && (
        <CalibrationDialog
          printer={printer}
          onList={printing.setList}
          onClose={() => setMeasuring(false)}
        />
      )}
    </div>
  );
}
