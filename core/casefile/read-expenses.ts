import type { IsoDate } from "../calendar.ts";
import { fen, MAX_FEN, sum, type Fen } from "../money.ts";
import { invalid } from "../words/problems.ts";
import { type ReadExpenses, withoutOutside } from "./read-outside.ts";
import { isBlankLine, type CaseForm } from "./form.ts";
import { amountTyped } from "./line-split.ts";
import { checkDay, type Life, readLines } from "./read-lines.ts";
import type { FormReader } from "./reader.ts";

/** Reads the invoices and expense lines; null while any line is wrong or unfinished. */
export function readExpenses(
  reader: FormReader,
  form: CaseForm,
  birth: IsoDate | null,
  today: IsoDate,
): ReadExpenses | null {
  const life = { birth, today };
  readInvoices(reader, form, life);
  if (form.invoices.length === 0) reader.need("invoices", "还没有票据。");
  if (form.lines.every(isBlankLine)) reader.need("lines", "还没有费用明细。");
  const { complete, problems } = readLines(form.lines, life);
  for (const problem of problems) reader.add(problem);
  if (complete === null) return null;
  // Above this a share of the whole bill would no longer be exact.
  if (sum(complete.map(({ line }) => line.amount)) <= MAX_FEN) {
    return withoutOutside(reader, form, complete);
  }
  reader.add(invalid("E-AMT-05", "lines", "费用合计大得不合常理。", "对照票据核对各行金额。"));
  return null;
}

function readInvoices(reader: FormReader, form: CaseForm, life: Life): void {
  for (const [index, invoice] of form.invoices.entries()) {
    const field = `invoices.${index}`;
    const name = `第${index + 1}张票据`;
    if (invoice.number.trim() === "") reader.need(`${field}.number`, `${name}号码未填。`);
    const issued = reader.date(`${field}.date`, invoice.date, `${name}开票日期`);
    checkDay(reader, `${field}.date`, issued, `${name}开票日期`, life);
    reader.amount(`${field}.amount`, invoice.amount, `${name}金额`);
  }
}

/** Sum of the amounts of the lines of one invoice, as far as they can be read. */
export function lineTotalOf(form: CaseForm, invoice: string): Fen {
  const own = form.lines.filter((line) => line.invoice === invoice);
  return fen(own.reduce((total, line) => total + amountTyped(line), 0));
}
