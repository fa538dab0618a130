import type { CaseForm, InvoiceForm } from "../../../core/casefile/form.ts";
import { parseDate } from "../../../core/calendar.ts";
import type { InvoiceField, InvoiceReading } from "../../../core/claim/invoice-text/reading.ts";
import { parseYuan, yuan } from "../../../core/money.ts";
import type { Problem } from "../../../core/problem.ts";
import { halfWidth } from "../../../core/text.ts";
import { call } from "../../app/bridge.ts";
import { SCAN_WORDS as W } from "../../words/invoice-scan.ts";
import type { Edit } from "../state/edit.ts";

/** The cells of an invoice as the dialog shows them. */
export type ScanCell = Exclude<InvoiceField, "payer">;
export const SCAN_CELLS: readonly ScanCell[] = ["code", "number", "check", "date", "amount"];
/** An invoice is none without them; a 数电票 has no code, and few invoices a check code. */
const NEEDED: readonly ScanCell[] = ["number", "date", "amount"];

export type ScanValues = Readonly<Record<ScanCell, string>>;

export const NO_VALUES: ScanValues = { code: "", number: "", check: "", date: "", amount: "" };

export function valuesOf({ found }: InvoiceReading): ScanValues {
  return {
    code: found.code?.value ?? "",
    number: found.number?.value ?? "",
    check: found.check?.value ?? "",
    date: found.date?.value ?? "",
    amount: found.amount?.value ?? "",
  };
}

/** The cells that the clerk must have looked at before the invoice enters the case. */
export function toConfirm(reading: InvoiceReading): readonly ScanCell[] {
  return SCAN_CELLS.filter((cell) => {
    const found = reading.found[cell];
    return found === undefined ? NEEDED.includes(cell) : found.sure === "guess";
  });
}

export interface WrongCell {
  readonly cell: ScanCell;
  readonly problem: Pick<Problem, "code" | "what" | "remedy">;
}

/** The first cell that is no invoice's, and why. */
export function wrongCell(values: ScanValues): WrongCell | null {
  if (!/^[0-9A-Za-z-]{4,30}$/u.test(halfWidth(values.number))) {
    return { cell: "number", problem: W.wrong.number };
  }
  if (!parseDate(values.date).ok) return { cell: "date", problem: W.wrong.date };
  const amount = parseYuan(values.amount);
  return amount.ok && amount.value > 0 ? null : { cell: "amount", problem: W.wrong.amount };
}

/** An invoice as the case keeps it, out of values in which nothing is wrong. */
export function invoiceOf(values: ScanValues): InvoiceForm {
  const [date, amount] = [parseDate(values.date), parseYuan(values.amount)];
  return {
    id: crypto.randomUUID(),
    code: halfWidth(values.code),
    number: halfWidth(values.number),
    check: halfWidth(values.check),
    date: date.ok ? date.value : values.date,
    amount: amount.ok ? yuan(amount.value) : values.amount,
  };
}

/** Puts the invoice into a row that is still empty, or adds one; and says which row it is. */
export function entering(
  invoices: CaseForm["invoices"],
  invoice: InvoiceForm,
): { readonly edit: Edit; readonly row: number } {
  const empty = invoices.findIndex((row) => SCAN_CELLS.every((cell) => row[cell].trim() === ""));
  const { id: _own, ...values } = invoice;
  const at = invoices[empty];
  return at === undefined
    ? { edit: { do: "add-invoice", invoice }, row: invoices.length + 1 }
    : { edit: { do: "invoice", id: at.id, values }, row: empty + 1 };
}

/**
 * What another case of this counter has against the invoice (GD-93-5b). No answer says
 * nothing against it: the case itself asks again as soon as the invoice stands in it.
 */
export async function refusedAcross(
  caseId: string,
  form: CaseForm,
  invoice: InvoiceForm,
): Promise<readonly Problem[]> {
  const field = `invoices.${form.invoices.length}.`;
  const asked = { ...form, lines: [], invoices: [...form.invoices, invoice] };
  const answer = await call("case.across", { caseId, form: asked }).catch(() => null);
  if (answer?.ok !== true) return [];
  return answer.value.filter((problem) => problem.field?.startsWith(field) === true);
}
