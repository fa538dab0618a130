import type { InvoiceForm } from "../../core/casefile/form.ts";
import { countsOf, importedTotal, type Imported } from "../../core/import/lines.ts";
import { displayYuan, fen, minus, parseYuan } from "../../core/money.ts";
import { weight } from "../ui/Message.tsx";
import { Glyph } from "../ui/Glyph.tsx";
import { Kbd } from "../ui/Kbd.tsx";
import { EXPENSES_WORDS, IMPORT_WORDS as W } from "../words/expenses.ts";
import { worstFault } from "./ImportTable.tsx";

export interface ImportCheckProps {
  readonly imported: Imported;
  readonly invoices: readonly InvoiceForm[];
  readonly invoice: string;
  readonly onInvoice: (id: string) => void;
  readonly onGo: (index: number) => void;
}

const LISTED = 12;

/** 导入核对: how many rows became what, the sums beside invoice and list, and every fault by its line. */
export function ImportCheck(props: ImportCheckProps) {
  const { imported } = props;
  return (
    <>
      <RowCounts imported={imported} />
      <InvoiceCheck {...props} />
      <StatedTotals imported={imported} />
      <Faults imported={imported} onGo={props.onGo} />
    </>
  );
}

function RowCounts({ imported }: { readonly imported: Imported }) {
  const { clean, faulty } = countsOf(imported);
  const totals = imported.rows.filter((row) => row.kind === "passed" && row.why === "total").length;
  const other = imported.rows.length - clean - faulty - totals;
  const counts = [
    ["clean", clean],
    ["faulty", faulty],
    ["total", totals],
    ["other", other],
  ] as const;
  return (
    <section>
      <h3>
        {W.rowsOf(imported.rows.length)}
        <span />
      </h3>
      <table className="sums">
        <tbody>
          {counts.map(([name, count]) => (
            <tr key={name} className={name === "faulty" && count > 0 ? "differs" : ""}>
              <td>{W.counts[name]}</td>
              <td className="num">{count}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {faulty > 0 && <p className="muted small">{W.faultyNote}</p>}
    </section>
  );
}

function InvoiceCheck({ imported, invoices, invoice, onInvoice }: ImportCheckProps) {
  const total = importedTotal(imported);
  const lines = imported.rows.flatMap((row) => (row.kind === "line" ? [row.values] : []));
  const ownNumbers = lines.some((line) => line.invoice !== invoice);
  const face = parseYuan(invoices.find((one) => one.id === invoice)?.amount ?? "");
  const difference = face.ok && !ownNumbers ? minus(total, face.value) : null;
  return (
    <section>
      <h3>
        {W.invoice}
        <span>{ownNumbers ? W.byRow : ""}</span>
      </h3>
      {invoices.length === 0 ? (
        <p className="muted small">{W.noInvoiceYet}</p>
      ) : (
        <select
          className="import-invoice"
          aria-label={W.invoice}
          value={invoice}
          onChange={(event) => onInvoice(event.target.value)}
        >
          {invoices.map((one, at) => (
            <option key={one.id} value={one.id}>
              {EXPENSES_WORDS.invoiceOf(at + 1, one.number.slice(-4))}
            </option>
          ))}
        </select>
      )}
      <table className="sums">
        <tbody>
          <tr className="total">
            <td>{EXPENSES_WORDS.total}</td>
            <td className="num">{displayYuan(total)}</td>
          </tr>
          {face.ok && difference !== null && (
            <tr className={difference === 0 ? "" : "differs"}>
              <td>{W.invoiceTotal(displayYuan(face.value))}</td>
              <td className={difference === 0 ? "num ok" : "num"}>
                {difference === 0
                  ? W.match
                  : (difference > 0 ? W.more : W.less)(displayYuan(fen(Math.abs(difference))))}
              </td>
            </tr>
          )}
        </tbody>
      </table>
    </section>
  );
}

function StatedTotals({ imported }: { readonly imported: Imported }) {
  if (imported.totals.length === 0) return null;
  const differing = imported.totals.filter(({ stated, counted }) => stated !== counted);
  const last = imported.totals.at(-1);
  const shown = differing.length > 0 ? differing.slice(0, 5) : last === undefined ? [] : [last];
  return (
    <section>
      <h3>
        {W.stated}
        <span />
      </h3>
      <table className="sums">
        <tbody>
          {shown.map(({ line, label, stated, counted }) => (
            <tr key={line} className={stated === counted ? "" : "differs"}>
              <td>
                {W.faultAt(line)} {label} {displayYuan(stated)}
              </td>
              <td className={stated === counted ? "num ok" : "num"}>
                {stated === counted
                  ? W.statedMatch
                  : `${EXPENSES_WORDS.difference} ${displayYuan(minus(counted, stated))}`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Faults({ imported, onGo }: Pick<ImportCheckProps, "imported" | "onGo">) {
  const faulty = faultyRows(imported);
  return (
    <section>
      <h3>
        {W.faults}
        <span>
          <Kbd>Ctrl+↓</Kbd> {EXPENSES_WORDS.nextProblem}
        </span>
      </h3>
      {faulty.length === 0 && <p className="ok small">{W.noFaults}</p>}
      <ul className="row-problems">
        {faulty.slice(0, LISTED).map((index) => {
          const row = imported.rows[index];
          const fault = row === undefined ? undefined : worstFault(row);
          if (row === undefined || fault === undefined) return null;
          const { tone, glyph } = weight(fault.problem.code);
          return (
            <li key={index}>
              <button type="button" onClick={() => onGo(index)}>
                <span className={tone}>
                  <Glyph name={glyph} />
                </span>
                <span className="muted">{W.faultAt(row.line)}</span>
                <span title={`${fault.problem.code} ${fault.problem.what}${fault.problem.remedy}`}>
                  {fault.problem.what}
                  <em>{fault.problem.remedy}</em>
                </span>
              </button>
            </li>
          );
        })}
      </ul>
      {faulty.length > LISTED && (
        <p className="faint small">{W.moreFaults(faulty.length - LISTED)}</p>
      )}
    </section>
  );
}

/** Places of the rows with a fault or a warning, in the order of the file. */
export function faultyRows(imported: Imported): readonly number[] {
  return imported.rows.flatMap((row, index) => (worstFault(row) === undefined ? [] : [index]));
}
