import type { CaseExchange } from "./case-exchange.ts";
import { fault, type InputFault } from "./input-fault.ts";

type Invoice = CaseExchange["invoices"][number];
type Line = CaseExchange["lines"][number];

/** Index of the invoice of a line: by code and number, or by number where the line has no code; -1: none. */
export function invoiceOfLine({ invoices }: CaseExchange, line: Line): number {
  return invoices.findIndex((invoice) => fits(invoice, line));
}

/** A number may stand on invoices of several codes (票据代码); a line that fits more than one says of which it is. */
export function ambiguousLine(exchange: CaseExchange): InputFault | null {
  const codes = codesByNumber(exchange);
  const index = exchange.lines.findIndex(
    ({ invo_code: code, invono }) =>
      code === undefined && (codes.get(invono.trim())?.size ?? 0) > 1,
  );
  const line = exchange.lines[index];
  if (line === undefined) return null;
  const known = [...(codes.get(line.invono.trim()) ?? [])].map((code) => `“${code}”`).join("、");
  return fault(
    "E-EXP-03",
    `明细第${index + 1}行的票据号码 ${line.invono} 有几张票据，代码是 ${known}，分不清是哪一张。`,
    "在这一行的 invo_code 里写票据代码。",
    { field: `lines.${index}.invo_code` },
  );
}

function fits(invoice: Invoice, { invono, invo_code: code }: Line): boolean {
  if (invoice.invono.trim() !== invono.trim()) return false;
  return code === undefined || invoice.invo_code.trim() === code.trim();
}

function codesByNumber({ invoices }: CaseExchange): ReadonlyMap<string, ReadonlySet<string>> {
  const codes = new Map<string, Set<string>>();
  for (const { invono, invo_code: code } of invoices) {
    const number = invono.trim();
    codes.set(number, (codes.get(number) ?? new Set<string>()).add(code.trim()));
  }
  return codes;
}
