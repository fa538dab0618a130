import { memo } from "react";
import type { InvoiceForm, LineForm } from "../../../core/casefile/form.ts";
import { splitTyped } from "../../../core/casefile/line-split.ts";
import {
  type Fen,
  displayYuan,
  parsePercent,
  parseYuan,
  percentText,
} from "../../../core/money.ts";
import { GRADE_LABEL } from "../../../core/words/labels.ts";
import { Glyph, type GlyphName } from "../../ui/Glyph.tsx";
import { LINES_WORDS } from "../../words/lines.ts";
import type { Edit } from "../state/edit.ts";
import { GridField } from "./GridField.tsx";
import type { LineProblem } from "./line-problems.ts";
import { type LineCell, gradeOf, invoiceOf, listDay, product } from "./line-model.ts";

export interface LinesRowProps {
  readonly line: LineForm;
  readonly row: number;
  readonly top: number;
  readonly invoices: readonly InvoiceForm[];
  readonly year: string;
  readonly problem: LineProblem | undefined;
  readonly active: boolean;
  readonly edit: (edit: Edit) => void;
}

const GLYPH: Readonly<Record<LineProblem["weight"], GlyphName>> = {
  block: "triangle",
  prov: "dashed-square",
  undet: "question",
  off: "dashed-ring",
};

/** One expense line. Memoised: a keystroke draws its own row and no other. */
export const LinesRow = memo(function LinesRow(props: LinesRowProps) {
  const { line, row, top, invoices, problem, active } = props;
  const split = splitTyped(line);
  const set = (values: Partial<LineForm>): void => props.edit({ do: "line", id: line.id, values });
  const field = (cell: LineCell) => ({
    path: `lines.${row}.${cell}`,
    label: LINES_WORDS.cell(row + 1, cell),
  });
  const text = (
    cell:
      | "date"
      | "itemCode"
      | "name"
      | "quantity"
      | "price"
      | "amount"
      | "preSelfPay"
      | "overLimit",
  ) => ({
    ...field(cell),
    value: line[cell],
    onType: (value: string) => set({ [cell]: value }),
  });
  const look = ["lines-row", active ? "active" : "", problem?.weight ?? ""].join(" ");
  return (
    <div
      className={look}
      role="row"
      aria-rowindex={row + 2}
      style={{ transform: `translateY(${top}px)` }}
    >
      <span role="rowheader" className="num c-no" title={problem?.text}>
        {problem !== undefined && <Glyph name={GLYPH[problem.weight]} />}
        {row + 1}
      </span>
      <GridField
        {...text("date")}
        value={shortDay(line.date, props.year)}
        onLeave={(value) => set({ date: listDay(value, props.year) })}
      />
      <GridField {...text("itemCode")} look="c-itemCode" hint />
      <GridField {...text("name")} hint />
      <GridField
        {...field("grade")}
        look={`line-grade grade-${line.grade}`}
        value={line.grade === "" ? "" : GRADE_LABEL[line.grade]}
        onType={(typed) => {
          const grade = gradeOf(typed);
          if (grade !== null) set({ grade });
        }}
      />
      <GridField {...text("quantity")} end onLeave={() => fillAmount(line, set)} />
      <GridField
        {...text("price")}
        end
        shown={money(line.price)}
        onLeave={() => fillAmount(line, set)}
      />
      <GridField {...text("amount")} end shown={money(line.amount)} />
      <GridField {...text("preSelfPay")} end shown={percent(line)} />
      <Figure value={split?.preSelfPay ?? null} id="selfPaid" />
      <GridField {...text("overLimit")} end shown={money(line.overLimit)} />
      <Figure value={split?.inScope ?? null} id="inScope" />
      <GridField
        {...field("invoice")}
        end
        value={invoiceNumber(line, invoices)}
        onType={(typed) => {
          const invoice = invoiceOf(typed, invoices);
          if (invoice !== null) set({ invoice });
        }}
      />
      <span role="gridcell" className={`c-problem ${problem?.weight ?? ""}`} title={problem?.text}>
        {problem?.text}
      </span>
    </div>
  );
});

/** What the core computed; a dash stands for zero so that figures that matter stand out. */
function Figure({ value, id }: { readonly value: Fen | null; readonly id: string }) {
  return (
    <span role="gridcell" className={`num line-figure c-${id}${value === 0 ? " line-zero" : ""}`}>
      {value === null ? "" : value === 0 ? "–" : displayYuan(value)}
    </span>
  );
}

/** 数量 × 单价 fills an amount that nobody has typed yet. */
function fillAmount(line: LineForm, set: (values: Partial<LineForm>) => void): void {
  if (line.amount !== "") return;
  const amount = product(line.quantity, line.price);
  if (amount !== "") set({ amount });
}

function invoiceNumber(line: LineForm, invoices: readonly InvoiceForm[]): string {
  const index = invoices.findIndex((invoice) => invoice.id === line.invoice);
  return index < 0 ? "" : String(index + 1);
}

function money(text: string): string {
  const parsed = parseYuan(text);
  return parsed.ok ? displayYuan(parsed.value) : text;
}

function percent(line: LineForm): string {
  if (line.grade === "C") return "100%";
  const parsed = parsePercent(line.preSelfPay);
  return line.preSelfPay === "" || !parsed.ok ? line.preSelfPay : `${percentText(parsed.value)}%`;
}

/** A day of the case's own year without the year. */
function shortDay(text: string, year: string): string {
  return year !== "" && text.startsWith(`${year}-`) ? text.slice(5) : text;
}
