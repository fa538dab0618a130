import { useMemo } from "react";
import type { InvoiceForm, LineForm } from "../../core/casefile/form.ts";
import { displayYuan } from "../../core/money.ts";
import { GRADE_LABEL } from "../../core/words/labels.ts";
import type { LineProblem } from "../case/lines/line-problems.ts";
import { Glyph, type GlyphName } from "../ui/Glyph.tsx";
import { Kbd } from "../ui/Kbd.tsx";
import { EXPENSES_WORDS as W } from "../words/expenses.ts";
import { categoryName, type ExpenseSums, expenseSums } from "./expense-sums.ts";

export interface ExpenseTotalsProps {
  readonly lines: readonly LineForm[];
  readonly invoices: readonly InvoiceForm[];
  readonly problems: ReadonlyMap<number, LineProblem>;
  readonly onGo: (row: number) => void;
}

/** Problems that are listed; the others stand in the grid. */
const LISTED = 8;

/** 合计与核对: the expenses beside the invoices, by class, by kind of charge, and what is wrong. */
export function ExpenseTotals({ lines, invoices, problems, onGo }: ExpenseTotalsProps) {
  const sums = useMemo(() => expenseSums(lines, invoices), [lines, invoices]);
  return (
    <aside className="pane expense-totals" aria-label={W.totals}>
      <h2>{W.totals}</h2>
      <div className="expense-totals-scroll">
        <InvoiceSums sums={sums} />
        <GradeSums sums={sums} />
        <ProblemList problems={problems} onGo={onGo} />
        {sums.categories.length > 0 && <CategorySums sums={sums} />}
      </div>
    </aside>
  );
}

function InvoiceSums({ sums }: { readonly sums: ExpenseSums }) {
  const differing = sums.invoices.filter((one) => one.difference !== 0).length;
  const remark =
    sums.invoices.length === 0 ? W.noInvoices : differing === 0 ? W.allMatch : W.differ(differing);
  return (
    <section>
      <h3>
        {W.byInvoice}
        <span>{remark}</span>
      </h3>
      <table className="sums">
        <thead>
          <tr>
            <th>{W.invoice}</th>
            <th className="num">{W.face}</th>
            <th className="num">{W.difference}</th>
          </tr>
        </thead>
        <tbody>
          {sums.invoices.map(({ id, no, tail, face, difference }) => (
            <tr key={id} className={difference === 0 ? "" : "differs"}>
              <td>{W.invoiceOf(no, tail)}</td>
              <td className="num">{face === null ? "" : displayYuan(face)}</td>
              <td className={difference === 0 ? "num ok" : "num"}>
                {difference === null ? "" : displayYuan(difference)}
              </td>
            </tr>
          ))}
          {sums.loose !== 0 && (
            <tr className="differs">
              <td>{W.noInvoice}</td>
              <td />
              <td className="num">{displayYuan(sums.loose)}</td>
            </tr>
          )}
          <tr className="total">
            <td>{W.total}</td>
            <td className="num">{displayYuan(sums.face)}</td>
            <td className={sums.difference === 0 ? "num ok" : "num"}>
              {displayYuan(sums.difference)}
            </td>
          </tr>
        </tbody>
      </table>
    </section>
  );
}

function GradeSums({ sums }: { readonly sums: ExpenseSums }) {
  return (
    <section>
      <h3>
        {W.byGrade}
        {sums.unread > 0 && <span className="prov">{W.unread(sums.unread)}</span>}
      </h3>
      <table className="sums">
        <thead>
          <tr>
            <th>{W.grade}</th>
            <th className="num">{W.amount}</th>
            <th className="num">{W.inScope}</th>
          </tr>
        </thead>
        <tbody>
          {sums.grades.map(({ grade, count, amount, inScope }) => (
            <tr key={grade}>
              <td>{W.gradeLines(GRADE_LABEL[grade], count)}</td>
              <td className="num">{displayYuan(amount)}</td>
              <td className="num">{displayYuan(inScope)}</td>
            </tr>
          ))}
          <tr className="total">
            <td>{W.total}</td>
            <td className="num">{displayYuan(sums.amount)}</td>
            <td className="num">{displayYuan(sums.inScope)}</td>
          </tr>
        </tbody>
      </table>
    </section>
  );
}

const GLYPH: Readonly<Record<LineProblem["weight"], GlyphName>> = {
  block: "triangle",
  prov: "dashed-square",
  undet: "question",
  off: "dashed-ring",
};

function ProblemList({ problems, onGo }: Pick<ExpenseTotalsProps, "problems" | "onGo">) {
  const listed = [...problems].toSorted(([a], [b]) => a - b);
  return (
    <section>
      <h3>
        {W.problems}
        <span>
          <Kbd>Ctrl+↓</Kbd> {W.nextProblem}
        </span>
      </h3>
      {listed.length === 0 && <p className="faint small">{W.noProblems}</p>}
      <ul className="row-problems">
        {listed.slice(0, LISTED).map(([row, { weight, text }]) => (
          <li key={row}>
            <button type="button" onClick={() => onGo(row)}>
              <span className={weight}>
                <Glyph name={GLYPH[weight]} />
              </span>
              <span className="muted">{W.problemAt(row + 1)}</span>
              <span className="ellipsis" title={text}>
                {text}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {listed.length > LISTED && (
        <p className="faint small">{W.moreProblems(listed.length - LISTED)}</p>
      )}
    </section>
  );
}

function CategorySums({ sums }: { readonly sums: ExpenseSums }) {
  const most = Math.max(1, ...sums.categories.map((one) => one.amount));
  return (
    <section>
      <h3>{W.byCategory}</h3>
      <ul className="category-sums">
        {sums.categories.map(({ category, amount }) => (
          <li key={category ?? "none"}>
            <span>{categoryName(category, W.noCategory)}</span>
            <i style={{ width: `${Math.max(0, (amount / most) * 100)}%` }} />
            <span className="num">{displayYuan(amount)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
