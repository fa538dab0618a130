import { SCAN_PROBLEMS } from "../../words/invoice-text.ts";
import type { Found, InvoiceField, Recognised } from "./reading.ts";
import { amountValue, CHECK, CODE, dateValue, NUMBER } from "./values.ts";

/**
 * The code on a medical e-invoice (医疗收费电子票据) as the finance departments' platforms print
 * it: a web address. No layout is published. Two are met with on invoices: parameters that
 * say what they are (`invoice_code=…&invoice_number=…&check_code=…`), and one parameter with
 * everything, `d=code_number_check_amount_day` or without the amount. Others hold only a key to
 * the invoice on the platform, so nothing can be read out of them offline.
 */
const NAMES: Readonly<Record<string, InvoiceField>> = {
  invoice_code: "code",
  invoicecode: "code",
  billbatchcode: "code",
  billcode: "code",
  pjdm: "code",
  fpdm: "code",
  invoice_number: "number",
  invoicenumber: "number",
  invoice_no: "number",
  invoiceno: "number",
  billno: "number",
  billnumber: "number",
  pjhm: "number",
  fphm: "number",
  check_code: "check",
  checkcode: "check",
  securitycode: "check",
  random: "check",
  jym: "check",
  invoice_date: "date",
  invoicedate: "date",
  ivcdatetime: "date",
  kprq: "date",
  total_amount: "amount",
  totalamount: "amount",
  totalamt: "amount",
  amount: "amount",
  kpje: "amount",
  pjje: "amount",
  je: "amount",
};

/** Reads a text that is one web address and nothing else; null: it is none. */
export function readLink(text: string): Recognised | null {
  if (!/^https?:\/\/\S+$/iu.test(text)) return null;
  const found: { [field in InvoiceField]?: Found } = {};
  for (const { name, value, at } of parametersOf(text)) {
    const field = NAMES[name.toLowerCase()];
    const read = field === undefined ? null : valueOf(field, value);
    if (field !== undefined && read !== null) {
      found[field] ??= { value: read, sure: "likely", where: { by: "parameter", name }, at };
    } else Object.assign(found, packed(name, value, at[0]));
  }
  const empty = found.number === undefined;
  return {
    layout: "link",
    found: empty ? {} : found,
    problems: [empty ? SCAN_PROBLEMS.emptyLink : SCAN_PROBLEMS.unpublished],
  };
}

/** `44060122_8040675619_3f7484_20221118`: each part must look like what stands in its place. */
function packed(name: string, text: string, from: number): { [field in InvoiceField]?: Found } {
  const parts = text.split("_");
  const order = ORDERS.find((fields) => fields.length === parts.length);
  if (order === undefined) return {};
  const found: { [field in InvoiceField]?: Found } = {};
  let at = from;
  for (const [index, part] of parts.entries()) {
    const field = order[index];
    const value = field === undefined ? null : valueOf(field, part);
    if (field === undefined || value === null) return {};
    const where = { by: "parameter", name } as const;
    found[field] = { value, sure: "likely", where, at: [at, at + part.length] };
    at += part.length + 1;
  }
  return found;
}

const ORDERS: readonly (readonly InvoiceField[])[] = [
  ["code", "number", "check", "amount", "date"],
  ["code", "number", "check", "date"],
];

function valueOf(field: InvoiceField, text: string): string | null {
  switch (field) {
    case "code":
      return CODE.test(text) ? text : null;
    case "number":
      return NUMBER.test(text) ? text : null;
    case "check":
      return CHECK.test(text) ? text : null;
    // A moment such as 20230306144209 begins with its day.
    case "date":
      return dateValue(text) ?? dateValue(text.slice(0, /^\d{9}/u.test(text) ? 8 : 10));
    case "amount":
      return amountValue(text);
    case "payer":
      return text === "" ? null : text;
  }
}

interface Parameter {
  readonly name: string;
  readonly value: string;
  /** Where the value stands in the address. */
  readonly at: readonly [number, number];
}

/** The parameters of an address, those behind a `#` too. */
function parametersOf(address: string): readonly Parameter[] {
  return [...address.matchAll(/[?&#](?<name>[^=?&#]+)=(?<value>[^&#?]*)/gu)].map((match) => {
    const { name = "", value = "" } = match.groups ?? {};
    const from = match.index + 1 + name.length + 1;
    return { name, value: decoded(value), at: [from, from + value.length] as const };
  });
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    return text;
  }
}
