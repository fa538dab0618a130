import type { CaseForm } from "../../casefile/form.ts";
import type { Problem } from "../../problem.ts";
import { SCAN_PROBLEMS } from "../../words/invoice-text.ts";
import { isGarbled } from "./garbled.ts";
import { readLabelled } from "./labelled.ts";
import { readLink } from "./link.ts";
import type { FoundFields, InvoiceReading } from "./reading.ts";
import { byShape } from "./shapes.ts";
import { readTaxCode } from "./tax-code.ts";
import { tidyText } from "./tidy.ts";

/**
 * Reads what a keyboard scanner typed or a clerk pasted: the code on an e-invoice, or the
 * words of one. Nothing enters a case by this: every field says where it was read and how
 * sure that is, and the clerk confirms.
 */
export function readInvoiceText(raw: string): InvoiceReading {
  const text = tidyText(raw);
  if (isGarbled(text)) return { text, ...garbled(text) };
  return { text, ...(readTaxCode(text) ?? readLink(text) ?? readLabelled(text)) };
}

/** Beside broken characters only numbers of full length are taken; an amount may lack a digit. */
function garbled(text: string) {
  const { code, number, check } = byShape(text).found;
  const found: FoundFields = {
    ...(code === undefined ? {} : { code }),
    ...(number === undefined ? {} : { number }),
    ...(check === undefined ? {} : { check }),
  };
  return { layout: "shapes" as const, found, problems: [SCAN_PROBLEMS.garbled] };
}

/** What the case says against a reading: the same invoice twice, another person's invoice. */
export function againstCase(
  { found }: InvoiceReading,
  { person, invoices }: Pick<CaseForm, "person" | "invoices">,
): readonly Problem[] {
  const row = invoices.findIndex((invoice) => isSame(invoice, found));
  const payer = found.payer?.value ?? "";
  return [
    ...(row < 0 ? [] : [SCAN_PROBLEMS.alreadyHere(row + 1)]),
    ...(payer === "" || person.name.trim() === "" || isName(payer, person.name)
      ? []
      : [SCAN_PROBLEMS.otherPayer(payer, person.name.trim())]),
  ];
}

/** A number is given once by each code; where one side lacks the code, the number alone decides. */
function isSame(invoice: CaseForm["invoices"][number], found: FoundFields): boolean {
  const number = invoice.number.trim();
  if (number === "" || number !== found.number?.value) return false;
  const code = invoice.code.trim();
  return code === "" || found.code === undefined || code === found.code.value;
}

/** Whether a name on an invoice is a person's; invoices hide characters of it with `*`. */
function isName(shown: string, name: string): boolean {
  const [a, b] = [Array.from(plain(shown)), Array.from(plain(name))];
  return a.length === b.length && a.every((mark, at) => mark === "*" || mark === b[at]);
}

/** Names are written with one of several middle dots, and with blanks. */
function plain(name: string): string {
  return name
    .replace(/\s/gu, "")
    .replace(/[·•・．.‧]/gu, "·")
    .replace(/[＊×Ｘ]/gu, "*");
}
