import { Decimal } from "decimal.js";
import type { InvoiceForm, LineForm } from "../casefile/form.ts";
import { chargeCategoryOf } from "../claim/charge-category.ts";
import { displayYuan, fen } from "../money.ts";
import { withoutPrivateUse } from "../private-use.ts";
import { ROW_PROBLEMS as P } from "../words/import.ts";
import {
  LARGEST,
  lostDigits,
  type NumberFault,
  type readDay,
  readGrade,
  readNumber,
  readShare,
  type ShareUnit,
} from "./cells.ts";
import type { Role } from "./headings.ts";
import type { ImportContext, Places, RowFault } from "./lines.ts";
import { ROLE_LABEL } from "./role-labels.ts";
import type { SheetRow } from "./sheet.ts";

/** A line of the case before it has an identifier. What could not be read stands as it was written. */
export type ReadLine = Omit<LineForm, "id">;

/** Longest text a case keeps. */
const LONGEST = 2000;

/** What all rows of a list are read with. */
export interface LineContext extends ImportContext {
  /** How its column writes shares. */
  readonly unit: ShareUnit;
  readonly day: (text: string) => ReturnType<typeof readDay>;
}

/** Reads one row of a list. `amount` is what it adds to the list's total, 0 where it cannot be read. */
export function readLine(
  row: SheetRow,
  place: Places,
  context: LineContext,
): { readonly values: ReadLine; readonly amount: number; readonly faults: readonly RowFault[] } {
  const reading = new Reading(row, place);
  const date = reading.day(context);
  const name = reading.text("name");
  if (name === "") reading.fault("name", P.noName);
  const itemCode = reading.code();
  const grade = reading.grade();
  const quantity = reading.number("quantity", 4);
  const price = reading.number("price", 4);
  const amount = reading.amount(quantity, price);
  const preSelfPay = reading.share(context.unit, grade);
  const overLimit = reading.number("overLimit", 2);
  const category = reading.category();
  const invoice = reading.invoice(context);
  const values = {
    invoice,
    date,
    name,
    itemCode,
    grade,
    quantity: quantity.text,
    price: price.text,
    amount: amount.text,
    preSelfPay,
    overLimit: overLimit.text,
    ...(category === null ? {} : { category }),
  };
  const counted = amount.value?.times(100).toNumber() ?? 0;
  return { values, amount: counted, faults: reading.faults };
}

interface ReadNumber {
  readonly text: string;
  readonly value: Decimal | null;
}

/** One row being read, with what is found wrong on the way. */
class Reading {
  readonly faults: RowFault[] = [];
  readonly #row: SheetRow;
  readonly #place: Places;

  constructor(row: SheetRow, place: Places) {
    this.#row = row;
    this.#place = place;
  }

  fault(role: Role | null, problem: RowFault["problem"]): void {
    this.faults.push({ role, problem });
  }

  /** The cell of a role as text; what the file says of the cell besides becomes a fault. */
  text(role: Role): string {
    const column = this.#place[role];
    if (column === undefined) return "";
    const text = withoutPrivateUse((this.#row.cells[column] ?? "").trim());
    const label = ROLE_LABEL[role];
    switch (this.#row.marks?.find((mark) => mark.column === column)?.kind) {
      case "no-value":
        this.fault(role, P.noValue(label));
        break;
      case "error":
        this.fault(role, P.errorCell(label, text));
        break;
      case "merged":
        this.fault(role, P.merged(label));
        break;
      case undefined:
        break;
    }
    if (text.length <= LONGEST) return text;
    this.fault(role, P.tooLong(label));
    return text.slice(0, LONGEST);
  }

  day({ day }: LineContext): string {
    const text = this.text("date");
    const read = text === "" ? null : day(text);
    if (read === null || read.ok) return read?.value ?? "";
    this.fault("date", P.badDay(text));
    return text;
  }

  code(): string {
    const text = this.text("code");
    if (lostDigits(text)) this.fault("code", P.lostDigits(text));
    return text;
  }

  grade(): LineForm["grade"] {
    const text = this.text("grade");
    if (text === "") return "";
    const grade = readGrade(text);
    if (grade === null) this.fault("grade", P.unknownGrade(text));
    return grade ?? "";
  }

  number(role: "quantity" | "price" | "amount" | "overLimit", places: number): ReadNumber {
    const text = this.text(role);
    if (text === "") return { text, value: null };
    const read = readNumber(text, places);
    if (read.ok) return { text: written(read.value, places), value: read.value };
    this.#notNumber(role, text, read.error);
    return { text, value: null };
  }

  /** 金额; where the list has none, price by quantity. Refunds are named: a bill has no negative lines. */
  amount(quantity: ReadNumber, price: ReadNumber): ReadNumber {
    const own = this.number("amount", 2);
    const product = productOf(quantity, price);
    if (own.text === "") {
      const marked = this.faults.some(({ role }) => role === "amount");
      if (product === null && !marked) this.fault("amount", P.noAmount);
      if (product === null || marked) return own;
      this.fault("amount", P.filled(shown(product)));
      this.#refund(product);
      return { text: product.toFixed(2), value: product };
    }
    if (own.value === null) return own;
    this.#refund(own.value);
    if (product !== null && product.minus(own.value).abs().greaterThan("0.01")) {
      this.fault("amount", P.product(shown(product)));
    }
    return own;
  }

  /** 先付比例 in percent. Of a 甲 line nothing and of a 丙 line all of it: that needs no figure. */
  share(unit: ShareUnit, grade: LineForm["grade"]): string {
    const text = this.text("preSelfPay");
    if (text === "") return "";
    const read = readShare(text, unit);
    if (!read.ok) this.fault("preSelfPay", P.badShare(text));
    if (!read.ok) return text;
    const says = grade === "A" ? "0" : grade === "C" ? "100" : null;
    return read.value === says ? "" : read.value;
  }

  category(): ReturnType<typeof chargeCategoryOf> {
    const text = this.text("category");
    const category = text === "" ? null : chargeCategoryOf(text);
    if (text !== "" && category === null) this.fault("category", P.unknownCategory(text));
    return category;
  }

  /** The invoice that the row names by its number or the end of it, else the one the clerk has chosen. */
  invoice({ invoices, invoice }: ImportContext): string {
    const text = this.text("invoice");
    if (text === "") return invoice;
    const found = invoices.filter((one) => isNumberOf(text, one));
    const [only] = found;
    if (found.length === 1 && only !== undefined) return only.id;
    this.fault("invoice", P.unknownInvoice(text));
    return "";
  }

  #notNumber(role: Role, text: string, fault: NumberFault): void {
    if (this.faults.some((known) => known.role === role)) return;
    this.fault(role, P.badAmount(ROLE_LABEL[role], text, fault));
  }

  #refund(amount: Decimal): void {
    if (amount.isNegative() && !amount.isZero()) this.fault("amount", P.refund(shown(amount)));
  }
}

function productOf(quantity: ReadNumber, price: ReadNumber): Decimal | null {
  if (quantity.value === null || price.value === null) return null;
  const product = quantity.value.times(price.value).toDecimalPlaces(2, Decimal.ROUND_HALF_UP);
  return product.abs().greaterThan(LARGEST) ? null : product;
}

/** Amounts with both decimals, other numbers with those they have. */
function written(value: Decimal, places: number): string {
  return places === 2 ? value.toFixed(2) : value.toFixed();
}

function shown(amount: Decimal): string {
  return displayYuan(fen(amount.times(100).toNumber()));
}

/** The last four digits are enough where they mean one invoice. */
function isNumberOf(text: string, invoice: InvoiceForm): boolean {
  const digits = text.replaceAll(/\D/gu, "");
  const number = invoice.number.replaceAll(/\D/gu, "");
  return (
    digits.length >= 4 && number !== "" && (number.endsWith(digits) || digits.endsWith(number))
  );
}
