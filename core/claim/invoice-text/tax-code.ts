import { SCAN_PROBLEMS } from "../../words/invoice-text.ts";
import type { Problem } from "../../problem.ts";
import type { Found, FoundFields, InvoiceField, Recognised, Sureness } from "./reading.ts";
import { amountValue, CHECK, CODE, dateValue, NUMBER } from "./values.ts";

/**
 * The code on an invoice of the tax bureau (发票, as a pharmacy's for 外购药): parts with
 * commas between, `01,kind,code,number,amount,day,check,random`. Kinds 31 and 32 (数电票) have
 * a number of twenty digits and no code, and their amount is with tax (价税合计); the older
 * kinds have the amount without tax. Another kind in the same order is taken for what its
 * parts look like: finance departments have published no such layout, so it stays a guess.
 */
const WITH_TAX: ReadonlySet<string> = new Set(["31", "32"]);
const WITHOUT_TAX: ReadonlySet<string> = new Set(["01", "04", "08", "10", "11"]);

const PLACES = ["code", "number", "amount", "date", "check"] as const satisfies InvoiceField[];

/** Reads a whole text as such a code; null: it is none. */
export function readTaxCode(text: string): Recognised | null {
  const parts = partsOf(text);
  const kind = parts[1]?.text ?? "";
  if (text.includes("\n") || parts.length < 6 || !/^\d{2}$/u.test(parts[0]?.text ?? ""))
    return null;
  if (!/^\d{2}$/u.test(kind)) return null;
  const known = WITH_TAX.has(kind) || WITHOUT_TAX.has(kind);
  const found: { [field in InvoiceField]?: Found } = {};
  PLACES.forEach((field, index) => {
    const part = parts[index + 2];
    const value = part === undefined ? null : VALUE[field](part.text);
    if (part === undefined || value === null) return;
    const sure: Sureness =
      !known || (field === "amount" && WITHOUT_TAX.has(kind)) ? "guess" : "plain";
    found[field] = { value, sure, where: { by: "place", place: index + 3 }, at: part.at };
  });
  if (found.number === undefined || found.date === undefined) return null;
  return { layout: "tax", found, problems: problemsOf(kind, known, found) };
}

function problemsOf(kind: string, known: boolean, found: FoundFields): readonly Problem[] {
  if (!known) return [SCAN_PROBLEMS.byShape];
  return WITHOUT_TAX.has(kind) && found.amount !== undefined ? [SCAN_PROBLEMS.withoutTax] : [];
}

const VALUE: Readonly<Record<(typeof PLACES)[number], (text: string) => string | null>> = {
  code: (text) => (CODE.test(text) ? text : null),
  number: (text) => (NUMBER.test(text) ? text : null),
  amount: amountValue,
  date: dateValue,
  check: (text) => (CHECK.test(text) ? text : null),
};

interface Part {
  readonly text: string;
  readonly at: readonly [number, number];
}

function partsOf(text: string): readonly Part[] {
  let from = 0;
  return text.split(",").map((part) => {
    const at = [from, from + part.length] as const;
    from = at[1] + 1;
    return { text: part.trim(), at };
  });
}
