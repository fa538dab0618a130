import type { KeyboardEvent } from "react";
import { FIELD_WORD, whereWords } from "../../../core/words/invoice-text.ts";
import { isComposing } from "../../app/keys.ts";
import { FormGrid, ReadCell } from "../../ui/Cell.tsx";
import { AmountCell, DateCell, TextCell } from "../../ui/TextCell.tsx";
import { SCAN_WORDS as W } from "../../words/invoice-scan.ts";
import { SCAN_CELLS, type ScanCell } from "./invoice-scan.ts";
import type { InvoiceScanning } from "./use-invoice-scan.ts";

interface ScanCellsProps {
  readonly scan: InvoiceScanning;
  readonly goOn: (cells: readonly ScanCell[]) => void;
}

/** What was read, to be looked at and put right; Enter says that a cell is right. */
export function ScanCells({ scan, goOn }: ScanCellsProps) {
  const { reading, values, open, wrong } = scan;
  if (reading === null) return null;
  const cellOf = (cell: ScanCell) => {
    const found = reading.found[cell];
    const lacks = found === undefined && open.includes(cell);
    return {
      field: `scan.${cell}`,
      label: FIELD_WORD[cell],
      span: 6,
      value: values[cell],
      onChange: (text: string) => scan.setValue(cell, text),
      ...(wrong?.cell === cell ? { bad: wrong.problem } : {}),
      ...(lacks ? { need: W.lacking } : open.includes(cell) ? { need: W.check } : {}),
      ...(found === undefined ? {} : { note: <small>{noteOf(cell, scan)}</small> }),
    } as const;
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== "Enter" || isComposing(event.nativeEvent)) return;
    if (!(event.target instanceof HTMLInputElement)) return;
    event.preventDefault();
    const cell = SCAN_CELLS.find((name) => `scan.${name}` === fieldOf(event.target));
    if (cell !== undefined) scan.confirm(cell);
    goOn(open.filter((other) => other !== cell));
  };
  return (
    <div onKeyDown={onKeyDown}>
      <FormGrid>
        <TextCell {...cellOf("code")} />
        <TextCell {...cellOf("number")} />
        <TextCell {...cellOf("check")} />
        <DateCell {...cellOf("date")} />
        <AmountCell {...cellOf("amount")} />
        <ReadCell
          label={W.payer}
          span={6}
          {...(reading.found.payer === undefined
            ? {}
            : { note: <small>{whereWords(reading.found.payer.where)}</small> })}
        >
          {reading.found.payer?.value ?? <span className="faint">{W.noPayer}</span>}
        </ReadCell>
      </FormGrid>
    </div>
  );
}

/** Where a value was read; and that it is still to be looked at. */
function noteOf(cell: ScanCell, { reading, open }: InvoiceScanning): string {
  const found = reading?.found[cell];
  if (found === undefined) return "";
  const where = whereWords(found.where);
  return open.includes(cell) ? `${where}，${W.check}` : where;
}

function fieldOf(target: EventTarget): string {
  return target instanceof HTMLElement ? (target.dataset["field"] ?? "") : "";
}
