import type { CaseForm } from "../casefile/form.ts";
import type { GRADES } from "../claim/expenses.ts";
import { parseRate, percentText } from "../money.ts";
import type { CaseExchange } from "./case-exchange.ts";
import { invoiceOfLine } from "./invoice-of-line.ts";

const GRADE_BY_CODE = { "01": "A", "02": "B", "03": "C" } as const satisfies Record<
  string,
  (typeof GRADES)[number]
>;

/** 收费项目等级 by its national code (chrgitm_lv). */
export function gradeOf(code: keyof typeof GRADE_BY_CODE): (typeof GRADES)[number] {
  return GRADE_BY_CODE[code];
}

/** The invoices of a case file, as the form has them. */
export function invoicesOf(exchange: CaseExchange): CaseForm["invoices"] {
  return exchange.invoices.map((invoice, index) => ({
    id: `invoice-${index}`,
    code: invoice.invo_code,
    number: invoice.invono,
    check: invoice.check_code,
    date: invoice.issue_date,
    amount: invoice.medfee_sumamt,
    outside: outsideOf(invoice.outside),
  }));
}

function outsideOf(
  outside: CaseExchange["invoices"][number]["outside"],
): CaseForm["invoices"][number]["outside"] {
  if (outside === undefined) return undefined;
  return {
    designated: saidOf(outside.designated),
    stamped: saidOf(outside.stamped),
    medicalNeed: saidOf(outside.medical_need),
  };
}

/** What is not known is left open in the form. */
export function saidOf(said: "yes" | "no" | "unknown"): "" | "yes" | "no" {
  return said === "unknown" ? "" : said;
}

/** The expense lines of a case file; a line of an unknown invoice keeps none. */
export function linesOf(exchange: CaseExchange): CaseForm["lines"] {
  return exchange.lines.map((line, index) => ({
    id: `line-${index}`,
    invoice: `invoice-${invoiceOfLine(exchange, line)}`,
    date: line.fee_date,
    name: line.medins_list_name,
    itemCode: line.medins_list_codg,
    grade: GRADE_BY_CODE[line.chrgitm_lv],
    quantity: line.cnt,
    price: line.pric,
    amount: line.det_item_fee_sumamt,
    preSelfPay: percentOf(line.selfpay_prop),
    overLimit: line.overlmt_selfpay,
  }));
}

/** A share as files write it, as the percentage the form holds; what is no share stays as it is, to be refused. */
function percentOf(shareText: string): string {
  if (shareText.trim() === "") return "";
  const read = parseRate(shareText);
  return read.ok ? percentText(read.value) : `${shareText}?`;
}
