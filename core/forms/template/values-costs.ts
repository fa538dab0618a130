import { enteredLines, type InvoiceForm } from "../../casefile/form.ts";
import { type Fen, displayYuan, sum } from "../../money.ts";
import type { LayerId, Settlement } from "../../settlement/receipt.ts";
import { LAYER_LABEL } from "../../words/labels.ts";
import { inCapitals } from "../capitals.ts";
import { amountText, dateText, invoiceTotal } from "../entries.ts";
import type { FormInput } from "../input.ts";
import { leftOutText } from "../statement-amounts.ts";
import { rowText, treatmentText } from "../statement.ts";
import { type TemplateValue, type ValueGroup, written } from "./value-kinds.ts";

/** Bills and figures. What is open or not applicable stays empty: unknown is not zero. */

/** So many bills have lines of their own on a template; the others are in the total. */
const BILLS = 8;

export const COST_VALUES: readonly TemplateValue[] = [
  written("票据费用", ["bills.count", "票据张数"], ({ form }) =>
    form.invoices.length === 0 ? "" : String(form.invoices.length),
  ),
  ...amount("票据费用", ["bills.total", "费用总额"], ({ form }) =>
    form.invoices.length === 0 ? null : invoiceTotal(form),
  ),
  written("票据费用", ["bills.numbers", "全部票据号码"], ({ form }) =>
    form.invoices
      .map(({ number }) => number.trim())
      .filter((number) => number !== "")
      .join("、"),
  ),
  written("票据费用", ["lines.count", "费用明细条数"], ({ form }) => {
    const count = enteredLines(form).length;
    return count === 0 ? "" : String(count);
  }),
  ...Array.from({ length: BILLS }, (_, index) => billValues(index)).flat(),
];

export const SETTLEMENT_VALUES: readonly TemplateValue[] = [
  ...settled(["settlement.total", "医疗费总额"], ({ split }) => split.total),
  ...settled(["settlement.fullSelfPay", "全自费"], ({ split }) => split.fullSelfPay),
  ...settled(["settlement.overLimit", "超限价自费"], ({ split }) => split.overLimit),
  ...settled(["settlement.preSelfPay", "先行自付"], ({ split }) => split.preSelfPay),
  ...settled(["settlement.inScope", "政策范围内费用"], ({ split }) => split.inScope),
  ...settled(["settlement.deductible", "起付标准"], deductibleOf),
  ...layer("pooled"),
  ...layer("serious-illness"),
  ...layer("large-amount"),
  ...layer("civil-servant"),
  ...layer("medical-assistance"),
  ...layer("tilt-assistance"),
  ...settled(["settlement.fund", "基金支付合计"], ({ fund }) => fund),
  ...settled(["settlement.person", "个人负担"], ({ person }) => person),
  ...settled(["settlement.account", "个人账户支付"], ({ payment }) =>
    payment?.kind === "split" ? payment.account : null,
  ),
  ...settled(["settlement.cash", "现金支付"], ({ payment }) =>
    payment?.kind === "split" ? payment.cash : null,
  ),
  ...settled(["settlement.difference", "基金补付（负数为应退）"], ({ difference }) => difference),
  written("结算", ["settlement.leftOut", "未计入的支付"], ({ receipt }) =>
    leftOutText(receipt?.settlement?.leavesOut ?? []),
  ),
  written("结算", ["treatment.text", "支付待遇"], (input) =>
    input.receipt === null ? "" : treatmentText(input.receipt.treatment, input),
  ),
  written("结算", ["treatment.row", "待遇标准和支付比例"], ({ receipt }) =>
    receipt?.settlement == null ? "" : rowText(receipt.settlement),
  ),
];

type Named = readonly [id: string, label: string];

/** An amount in figures, and in capitals (人民币大写). */
function amount(
  group: ValueGroup,
  [id, label]: Named,
  of: (input: FormInput) => Fen | null,
): readonly TemplateValue[] {
  const as = (text: (given: Fen) => string) => (input: FormInput) => {
    const given = of(input);
    return given === null ? "" : text(given);
  };
  return [
    written(group, [id, `${label}（元）`], as(displayYuan)),
    written(group, [`${id}.capitals`, `${label}（大写）`], as(inCapitals)),
  ];
}

function settled(
  named: Named,
  of: (settlement: Settlement) => Fen | null,
): readonly TemplateValue[] {
  return amount("结算", named, ({ receipt }) =>
    receipt?.settlement == null ? null : of(receipt.settlement),
  );
}

function layer(id: LayerId): readonly TemplateValue[] {
  return settled([`settlement.${id}`, LAYER_LABEL[id]], ({ layers }) => {
    const state = layers.find((each) => each.id === id)?.state;
    return state?.kind === "paid" ? state.amount : null;
  });
}

/** A stay split between two years bears one in each. */
function deductibleOf({ layers }: Settlement): Fen | null {
  const steps = layers
    .flatMap(({ steps: taken }) => taken)
    .filter(({ detail }) => detail.kind === "deductible");
  return steps.length === 0 ? null : sum(steps.map((step) => step.amount));
}

function billValues(index: number): readonly TemplateValue[] {
  const nth = index + 1;
  const value = (key: string, label: string, text: (bill: InvoiceForm) => string): TemplateValue =>
    written("票据费用", [`bill.${nth}.${key}`, `第 ${nth} 张票据：${label}`], ({ form }) => {
      const bill = form.invoices[index];
      return bill === undefined ? "" : text(bill);
    });
  return [
    value("code", "票据代码", ({ code }) => code),
    value("number", "票据号码", ({ number }) => number),
    value("date", "开票日期", ({ date }) => dateText(date)),
    value("amount", "金额（元）", (bill) => amountText(bill.amount)),
  ];
}
