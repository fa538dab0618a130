import { Decimal } from "decimal.js";
import { parseDate } from "../../../core/calendar.ts";
import type { CaseForm, InvoiceForm, LineForm } from "../../../core/casefile/form.ts";
import { amountTyped } from "../../../core/casefile/line-split.ts";
import { type Fen, ZERO, parseYuan, plus } from "../../../core/money.ts";

/** Cells of a line that can be typed into. */
export const LINE_CELLS = [
  "date",
  "itemCode",
  "name",
  "grade",
  "quantity",
  "price",
  "amount",
  "preSelfPay",
  "overLimit",
  "invoice",
] as const;
export type LineCell = (typeof LINE_CELLS)[number];

/** Where the keyboard goes: the code comes from the catalogue or a file, and is rarely typed. */
const KEYBOARD = LINE_CELLS.filter((cell) => cell !== "itemCode");

/** A new line: its day and invoice are those of the line above, for they rarely change. */
export function newLine(
  id: string,
  above: LineForm | undefined,
  invoices: readonly InvoiceForm[],
): LineForm {
  return {
    id,
    invoice: above?.invoice ?? invoices[0]?.id ?? "",
    date: above?.date ?? "",
    name: "",
    itemCode: "",
    grade: "",
    quantity: "",
    price: "",
    amount: "",
    preSelfPay: "",
    overLimit: "",
  };
}

/** The cell that Enter goes to: cells that mean nothing for the line's class are passed over. */
export function nextCell(line: LineForm, from: LineCell): LineCell | "next-line" {
  const passed = new Set<LineCell>();
  if (line.grade === "A" || line.grade === "C") passed.add("preSelfPay");
  if (line.grade === "C") passed.add("overLimit");
  if (from === "itemCode") return "name";
  const next = KEYBOARD.slice(KEYBOARD.indexOf(from) + 1).find((cell) => !passed.has(cell));
  return next ?? "next-line";
}

/** The cell that Shift+Enter goes back to. */
export function cellBefore(from: LineCell): LineCell | undefined {
  return from === "itemCode" ? "date" : KEYBOARD[KEYBOARD.indexOf(from) - 1];
}

/** Sum of the amounts that can be read. */
export function amountOf(lines: readonly LineForm[]): Fen {
  return lines.reduce((total, line) => plus(total, amountTyped(line)), ZERO);
}

/** Sum of the lines of one invoice. */
export function amountOfInvoice(lines: readonly LineForm[], invoice: string): Fen {
  return amountOf(lines.filter((line) => line.invoice === invoice));
}

/** 数量 × 单价 to the fen, half up, as hospitals print it; empty while either cannot be read. */
export function product(quantity: string, price: string): string {
  const count = quantity.normalize("NFKC").trim();
  const each = parseYuan(price);
  if (!/^-?\d{1,9}(\.\d+)?$/u.test(count) || !each.ok) return "";
  return new Decimal(each.value).times(count).dividedBy(100).toFixed(2, Decimal.ROUND_HALF_UP);
}

/**
 * A day as typed in a list: `10-12` and `1012` mean the year of the stay.
 * Text that is no day stays as typed.
 */
export function listDay(text: string, year: string): string {
  const plain = text.normalize("NFKC").trim();
  const short = /^(\d{1,2})[-./月](\d{1,2})日?$/u.exec(plain) ?? /^(\d{2})(\d{2})$/u.exec(plain);
  const full = short !== null && year !== "" ? `${year}-${short[1]}-${short[2]}` : plain;
  const parsed = parseDate(full);
  return parsed.ok ? parsed.value : text;
}

/** Year that a short day in this case's lists means: that of the discharge. */
export function yearOfCase(form: CaseForm): string {
  const discharge = parseDate(form.stay.discharge);
  return discharge.ok ? discharge.value.slice(0, 4) : "";
}

const GRADE_KEYS: Readonly<Record<string, LineForm["grade"]>> = {
  甲: "A",
  乙: "B",
  丙: "C",
  A: "A",
  B: "B",
  C: "C",
  "1": "A",
  "2": "B",
  "3": "C",
};

/** 甲乙丙 from whatever single key the clerk prefers: `甲`, `a`, `1`. */
export function gradeOf(typed: string): LineForm["grade"] | null {
  const last = typed.normalize("NFKC").trim().at(-1);
  return last === undefined ? "" : (GRADE_KEYS[last.toUpperCase()] ?? null);
}

/**
 * The invoice that a typed number means; null where it is no number. With twelve
 * invoices `12` is the twelfth; with nine the last digit counts, so that
 * the next key simply replaces the number before.
 */
export function invoiceOf(typed: string, invoices: readonly InvoiceForm[]): string | null {
  const digits = typed.normalize("NFKC").trim();
  if (digits === "") return "";
  if (!/^\d+$/u.test(digits)) return null;
  const named = invoices[Number(digits) - 1] ?? invoices[Number(digits.at(-1)) - 1];
  return named?.id ?? null;
}
