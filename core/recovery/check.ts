import { parseDate, type IsoDate } from "../calendar.ts";
import { type CaseForm } from "../casefile/form.ts";
import { type DeductionForm, FUNDS, type FundId } from "../casefile/recovery-form.ts";
import { displayYuan, negative, parseYuan } from "../money.ts";
import type { Problem } from "../problem.ts";
import type { Receipt, Settlement } from "../settlement/receipt.ts";
import { LAYER_LABEL } from "../words/labels.ts";
import { badDate, badMoney, invalid, missing } from "../words/problems.ts";
import { linesNamed } from "./lines-named.ts";
import { backTo, leftForDebts } from "./payout.ts";

/**
 * What is wrong or missing in the deductions and recoveries of a case (KF-6, HUN-72,
 * LN-3.1): each names its fund, amount, reason and decision; no more comes back to a
 * fund than it has paid in this case; a debt takes no more than is paid out.
 */
export function checkRecovery(
  form: CaseForm,
  receipt: Receipt | null,
  today: IsoDate,
): readonly Problem[] {
  if (form.recovery === undefined) return [];
  const settlement = receipt?.settlement ?? null;
  const { deductions = [], taken = [] } = form.recovery;
  return [
    ...deductions.flatMap((entry, index) => [
      ...entryProblems(entry, index, today),
      ...lineProblems(entry, index, form.lines.length),
    ]),
    ...(settlement === null ? [] : tooMuch(form, settlement)),
    ...taken.flatMap(({ amount }, index) =>
      amountProblems(`recovery.taken.${index}.amount`, amount),
    ),
    ...(settlement === null ? [] : takenTooMuch(form, settlement)),
  ];
}

function entryProblems(entry: DeductionForm, index: number, today: IsoDate): readonly Problem[] {
  const at = (key: keyof DeductionForm): string => `recovery.deductions.${index}.${key}`;
  const needed = [
    ["kind", "扣减的种类未选。"],
    ["fund", "扣减返回的基金未选。"],
    ["bearer", "扣减由谁负担未选。"],
    ["reason", "扣减的原因未填。"],
    ["document", "扣减依据的文书未填。"],
    ["decidedBy", "扣减由谁决定未填。"],
  ] as const;
  return [
    ...needed.flatMap(([key, what]) =>
      entry[key].trim() === "" ? [missing(at(key), what, "submit")] : [],
    ),
    ...amountProblems(at("amount"), entry.amount),
    ...dayProblems(at("decidedOn"), entry.decidedOn, today),
  ];
}

function lineProblems({ lines = "" }: DeductionForm, index: number, count: number): Problem[] {
  if (lines.trim() === "" || linesNamed(lines, count) !== null) return [];
  const field = `recovery.deductions.${index}.lines`;
  return [invalid("E-DED-07", field, "没有这样的明细行号。", "对照费用明细的行号，写成 2、5-7。")];
}

function amountProblems(field: string, text: string): readonly Problem[] {
  if (text.trim() === "") return [missing(field, "扣减金额未填。", "submit")];
  const read = parseYuan(text);
  if (!read.ok) return [badMoney(field, "扣减金额", read.error)];
  if (read.value > 0) return [];
  return [invalid("E-DED-01", field, "扣减金额要大于0。", "写扣减多少，不写负号。")];
}

function dayProblems(field: string, text: string, today: IsoDate): readonly Problem[] {
  if (text.trim() === "") return [missing(field, "扣减的决定日期未填。", "submit")];
  const read = parseDate(text);
  if (!read.ok) return [badDate(field, "决定日期")];
  if (read.value <= today) return [];
  return [invalid("E-DED-02", field, `决定日期在今天（${today}）之后。`, "按决定文书的日期重填。")];
}

/** A fund gets back no more than it has paid in this case. */
function tooMuch(form: CaseForm, settlement: Settlement): readonly Problem[] {
  return FUNDS.flatMap((fund): Problem[] => {
    const back = negative(backTo(form, fund));
    const state = settlement.layers.find(({ id }) => id === fund)?.state;
    const paid = state?.kind === "paid" ? state.amount : 0;
    if (back <= paid) return [];
    const what = `返回${LAYER_LABEL[fund]}${displayYuan(back)}元，多于本案由它支付的${state?.kind === "paid" ? displayYuan(state.amount) : "0.00"}元。`;
    return [
      {
        code: "E-DED-03",
        what,
        remedy: "核对决定文书的金额和基金；原来由哪个基金支付，就退回哪个基金。",
        field: fieldOf(form, fund),
        kind: "check",
      },
    ];
  });
}

function fieldOf({ recovery }: CaseForm, fund: FundId): string {
  const index = (recovery?.deductions ?? []).findIndex((entry) => entry.fund === fund);
  return `recovery.deductions.${Math.max(0, index)}.amount`;
}

/** A payment never falls below zero: the rest waits for the next one (LN-1.2c). */
function takenTooMuch(form: CaseForm, settlement: Settlement): readonly Problem[] {
  const taken = (form.recovery?.taken ?? []).reduce((total, { amount }) => {
    const read = parseYuan(amount);
    return total + (read.ok ? read.value : 0);
  }, 0);
  const left = leftForDebts(form, settlement);
  if (taken <= left) return [];
  return [
    {
      code: "E-DED-04",
      what: `从本次扣减的待遇差多于基金能拨付的${displayYuan(left)}元。`,
      remedy: "改成不超过拨付数；扣不完的留到下次结算。",
      field: "recovery.taken.0.amount",
      kind: "check",
    },
  ];
}
