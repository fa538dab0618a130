import { displayYuan, type Fen } from "../money.ts";
import { payoutOf } from "../recovery/payout.ts";
import { DEDUCTION_LABEL } from "../words/recovery.ts";
import { LAYER_LABEL } from "../words/labels.ts";
import { inCapitals } from "./capitals.ts";
import type { FormInput } from "./input.ts";
import type { Block } from "./layout/block.ts";
import { row } from "./layout/grid.ts";
import { type Sheet, shape } from "./sheet.ts";

const COLUMNS = [96, 145, 0] as const;

/**
 * What comes off the payment: each deduction with the fund to which it returns
 * (KF-6, HUN-72, LN-3.1), what is taken for an earlier debt (LN-1.2c), and what is
 * paid out in the end. None where the case records none.
 */
export function payoutRows({ kit }: Sheet, { form, receipt }: FormInput): Block[] {
  const payout = payoutOf(form, receipt?.settlement ?? null);
  if (payout === null) return [];
  const line = (label: string, amount: Fen, words: string, bold = false): Block =>
    row(
      [kit.label(label), kit.amount(displayYuan(amount), { bold }), kit.value(words)],
      shape(COLUMNS, 20),
    );
  const { records, taken, payable } = payout;
  return [
    ...records.map(({ kind, fund, amount }) =>
      line(DEDUCTION_LABEL[kind], amount, `退回${LAYER_LABEL[fund]}（原渠道）`),
    ),
    ...(taken === 0 ? [] : [line("扣减前欠", taken, "撤销备案的待遇差，从本次结算扣减")]),
    line("实际拨付", payable, inCapitals(payable), true),
  ];
}
