import { isBlankLine, type InvoiceForm, type LineForm } from "../../core/casefile/form.ts";
import { splitTyped } from "../../core/casefile/line-split.ts";
import {
  CHARGE_CATEGORIES,
  CHARGE_CATEGORY_LABEL,
  type ChargeCategory,
} from "../../core/claim/charge-category.ts";
import { GRADES, type Grade } from "../../core/claim/expenses.ts";
import { type Fen, minus, parseYuan, plus, sum, ZERO } from "../../core/money.ts";
import { amountOf, amountOfInvoice } from "../case/lines/line-model.ts";

/** What the expenses add up to, by invoice, class and kind of charge. */

export interface InvoiceSum {
  readonly id: string;
  readonly no: number;
  /** Last four digits of its number. */
  readonly tail: string;
  /** Null while the face cannot be read. */
  readonly face: Fen | null;
  /** Lines less face; null while the face cannot be read. */
  readonly difference: Fen | null;
}

export interface ExpenseSums {
  readonly invoices: readonly InvoiceSum[];
  /** Amount of lines that belong to no invoice. */
  readonly loose: Fen;
  readonly face: Fen;
  readonly difference: Fen;
  readonly grades: readonly {
    readonly grade: Grade;
    readonly count: number;
    readonly amount: Fen;
    readonly inScope: Fen;
  }[];
  readonly amount: Fen;
  readonly inScope: Fen;
  /** Lines that cannot be split yet. */
  readonly unread: number;
  /** Largest first; lines without a kind last, as null. Empty where no line has one. */
  readonly categories: readonly {
    readonly category: ChargeCategory | null;
    readonly amount: Fen;
  }[];
}

export function expenseSums(
  lines: readonly LineForm[],
  invoices: readonly InvoiceForm[],
): ExpenseSums {
  const sums = invoices.map((invoice, index): InvoiceSum => {
    const face = parseYuan(invoice.amount);
    return {
      id: invoice.id,
      no: index + 1,
      tail: invoice.number.replaceAll(/\D/gu, "").slice(-4),
      face: face.ok ? face.value : null,
      difference: face.ok ? minus(amountOfInvoice(lines, invoice.id), face.value) : null,
    };
  });
  const face = sum(sums.map((one) => one.face ?? ZERO));
  const known = new Set(invoices.map((invoice) => invoice.id));
  const splits = lines.flatMap((line) => {
    const split = splitTyped(line);
    return split === null || line.grade === "" ? [] : [{ grade: line.grade, split }];
  });
  const grades = GRADES.map((grade) => {
    const own = splits.filter((entry) => entry.grade === grade);
    return {
      grade,
      count: own.length,
      amount: sum(own.map(({ split }) => split.total)),
      inScope: sum(own.map(({ split }) => split.inScope)),
    };
  });
  return {
    invoices: sums,
    loose: amountOf(lines.filter((line) => !known.has(line.invoice))),
    face,
    difference: minus(amountOf(lines), face),
    grades,
    amount: sum(grades.map((one) => one.amount)),
    inScope: sum(grades.map((one) => one.inScope)),
    unread: lines.filter((line) => !isBlankLine(line)).length - splits.length,
    categories: categorySums(lines),
  };
}

function categorySums(lines: readonly LineForm[]): ExpenseSums["categories"] {
  const byCategory = new Map<ChargeCategory | null, Fen>();
  for (const line of lines) {
    const category = line.category === undefined || line.category === "" ? null : line.category;
    byCategory.set(category, plus(byCategory.get(category) ?? ZERO, amountOf([line])));
  }
  const known = CHARGE_CATEGORIES.flatMap((category) => {
    const amount = byCategory.get(category);
    return amount === undefined ? [] : [{ category, amount }];
  });
  if (known.length === 0) return [];
  const none = byCategory.get(null) ?? ZERO;
  const sorted = known.toSorted((a, b) => b.amount - a.amount);
  return none === 0 ? sorted : [...sorted, { category: null, amount: none }];
}

export function categoryName(category: ChargeCategory | null, none: string): string {
  return category === null ? none : CHARGE_CATEGORY_LABEL[category];
}
