import type { KeyboardEvent } from "react";
import type { CaseForm, InvoiceForm } from "../../../core/casefile/form.ts";
import { type Fen, displayYuan, minus, parseYuan } from "../../../core/money.ts";
import { isComposing, keyName } from "../../app/keys.ts";
import { focusField } from "../../ui/focus.ts";
import { Icon } from "../../ui/Icon.tsx";
import { TextInput, shownAmount } from "../../ui/TextCell.tsx";
import { INVOICE_WORDS as W } from "../../words/stay.ts";
import { amountOf, amountOfInvoice, listDay } from "../lines/line-model.ts";
import type { FieldProblems } from "../state/bind.ts";
import { faceTotal } from "../state/summaries.ts";
import type { SectionProps } from "./SectionProps.ts";
import "../../ui/table.css";

const CELLS = ["code", "number", "check", "date", "amount"] as const;
type InvoiceCell = (typeof CELLS)[number];

export interface InvoiceSectionProps extends SectionProps {
  readonly invoices: CaseForm["invoices"];
  readonly lines: CaseForm["lines"];
  readonly year: string;
}

/** Section 4: the invoices, each held against the lines that belong to it. */
export function InvoiceSection({ invoices, lines, year, problems, edit }: InvoiceSectionProps) {
  const add = (): void => {
    edit({ do: "add-invoice", invoice: newInvoice() });
    focusSoon(`invoices.${invoices.length}.code`);
  };
  /** The cursor goes to the invoice that takes the place, or to adding one. */
  const remove = (id: string, row: number): void => {
    edit({ do: "remove-invoice", id });
    const next = Math.min(row, invoices.length - 2);
    focusSoon(next < 0 ? "invoices" : `invoices.${next}.code`);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTableElement>): void => {
    if (isComposing(event.nativeEvent) || !(event.target instanceof HTMLElement)) return;
    const [, row = "", cell = ""] = (event.target.dataset["field"] ?? "").split(".");
    const invoice = invoices[Number(row)];
    const key = keyName(event.nativeEvent);
    if (invoice === undefined || row === "") return;
    if (key === "Enter" && cell === "amount") {
      const last = Number(row) === invoices.length - 1;
      if (last && invoice.amount !== "") add();
      else if (!last) focusField(`invoices.${Number(row) + 1}.code`);
      else return;
    } else if (key === "Ctrl+-") remove(invoice.id, Number(row));
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <table className="tb invoices" aria-label={W.none} onKeyDown={onKeyDown}>
      <InvoiceHead />
      <tbody>
        {invoices.map((invoice, index) => (
          <tr key={invoice.id}>
            <td>{index + 1}</td>
            {CELLS.map((cell) => (
              <td
                key={cell}
                title={problems.get(`invoices.${index}.${cell}`)?.what}
                className={`${cell === "amount" ? "num" : ""} ${markOf(problems, index, cell)}`}
              >
                <TextInput
                  field={`invoices.${index}.${cell}`}
                  name={W.cell(index + 1, W[cell])}
                  value={invoice[cell]}
                  onChange={(text) =>
                    edit({ do: "invoice", id: invoice.id, values: { [cell]: text } })
                  }
                  {...(cell === "date" ? { tidy: (text: string) => listDay(text, year) } : {})}
                  {...(cell === "amount" ? { shown: shownAmount, align: "right" as const } : {})}
                />
              </td>
            ))}
            <LineTotal lines={lines} invoice={invoice} />
            <td>
              <button
                type="button"
                className="invoice-remove"
                tabIndex={-1}
                aria-label={W.remove}
                title={W.remove}
                onClick={() => remove(invoice.id, index)}
              >
                <Icon name="trash" />
              </button>
            </td>
          </tr>
        ))}
        <tr className="invoice-foot">
          <td />
          <td colSpan={4}>
            <button
              type="button"
              className="invoice-add"
              data-field="invoices"
              data-stop
              onClick={add}
            >
              {W.add}
            </button>
          </td>
          <td className="num subtotal">
            <b>{displayYuan(faceTotal(invoices))}</b>
          </td>
          <td className="num subtotal">
            <b>{displayYuan(amountOf(lines))}</b>
          </td>
          <td />
        </tr>
      </tbody>
    </table>
  );
}

function InvoiceHead() {
  return (
    <thead>
      <tr>
        <th className="c-no">#</th>
        {CELLS.map((cell) => (
          <th key={cell} className={cell === "amount" ? "num" : `c-${cell}`}>
            {W[cell]}
          </th>
        ))}
        <th className="num">{W.lineTotal}</th>
        <th className="c-act" />
      </tr>
    </thead>
  );
}

interface LineTotalProps {
  readonly lines: CaseForm["lines"];
  readonly invoice: InvoiceForm;
}

/** Sum of the invoice's lines, with the difference where there is one. */
function LineTotal({ lines, invoice }: LineTotalProps) {
  const face = parseYuan(invoice.amount);
  const total: Fen = amountOfInvoice(lines, invoice.id);
  const difference = face.ok ? minus(total, face.value) : null;
  return (
    <td className="num">
      {difference !== null && difference !== 0 && (
        <span className="invoice-difference" title={W.difference}>
          {difference > 0 ? "+" : ""}
          {displayYuan(difference)}
        </span>
      )}
      {displayYuan(total)}
    </td>
  );
}

function markOf(problems: FieldProblems, index: number, cell: InvoiceCell): string {
  const problem = problems.get(`invoices.${index}.${cell}`);
  if (problem === undefined) return "";
  return { missing: "need", invalid: "bad", check: "differs" }[problem.kind];
}

function newInvoice(): InvoiceForm {
  return { id: crypto.randomUUID(), code: "", number: "", check: "", date: "", amount: "" };
}

/** The row exists after the next render. */
function focusSoon(path: string): void {
  requestAnimationFrame(() => focusField(path));
}
