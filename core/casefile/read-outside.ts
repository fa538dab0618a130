import { parseDate } from "../calendar.ts";
import type { ExpenseLine } from "../claim/expenses.ts";
import type { OutsideClaim } from "../claim/outside-bill.ts";
import type { CaseForm } from "./form.ts";
import type { FormReader } from "./reader.ts";

/** An expense line with the id of the invoice it stands on. */
export interface ReadLine {
  readonly invoice: string;
  readonly line: ExpenseLine;
}

/** The lines of the stay itself, and the bills of other providers where there are any. */
export interface ReadExpenses {
  readonly lines: readonly ExpenseLine[];
  readonly outside?: readonly OutsideClaim[];
}

/**
 * Parts the bills of other providers (外院检查、购药, HUN-57) from those of the
 * stay, which they may join: so the stay must have one of its own. The day of
 * such a bill is that of its invoice.
 */
export function withoutOutside(
  reader: FormReader,
  { invoices, stay }: CaseForm,
  read: readonly ReadLine[],
): ReadExpenses | null {
  const brought = invoices.flatMap(({ id, date, outside }) =>
    outside === undefined ? [] : [{ id, date: parseDate(date), outside }],
  );
  if (brought.length === 0) return { lines: read.map(({ line }) => line) };
  const ids = new Set(brought.map(({ id }) => id));
  const lines = read.flatMap(({ invoice, line }) => (ids.has(invoice) ? [] : [line]));
  if (lines.length === 0) return reader.need("invoices", "只有外院的票据，还没有本次住院的票据。");
  const held = reader.holds([
    {
      bad: stay.care === "outpatient",
      field: "stay.care",
      code: "E-INV-04",
      what: "门诊没有住院期间的外院检查、购药。",
      remedy: "改医疗类别，或去掉票据上的外院一项。",
    },
  ]);
  if (!held) return null;
  const claims = brought.flatMap(({ id, date, outside }): OutsideClaim[] => {
    if (!date.ok) return [];
    const bill = {
      date: date.value,
      designated: reader.known(outside.designated),
      stamped: reader.known(outside.stamped),
      medicalNeed: reader.known(outside.medicalNeed),
    };
    const own = read.flatMap(({ invoice, line }) => (invoice === id ? [line] : []));
    return [{ bill, lines: own }];
  });
  return claims.length < brought.length ? null : { lines, outside: claims };
}
