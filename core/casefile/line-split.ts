import { type Split, splitLine } from "../claim/expenses.ts";
import { type Fen, NO_POINTS, parsePercent, parseYuan, ZERO } from "../money.ts";
import { oncePer } from "../once-per.ts";
import type { LineForm } from "./form.ts";

/** How the core splits a line as it is typed; null while it cannot be read. */
export const splitTyped = oncePer((line: LineForm): Split | null => {
  const amount = parseYuan(line.amount);
  const overLimit =
    line.overLimit === "" ? { ok: true as const, value: ZERO } : parseYuan(line.overLimit);
  if (!amount.ok || !overLimit.ok || line.grade === "") return null;
  const { grade } = line;
  const rate =
    grade === "B" ? parsePercent(line.preSelfPay) : { ok: true as const, value: NO_POINTS };
  if (!rate.ok) return null;
  return splitLine({
    grade,
    amount: amount.value,
    preSelfPayRate: rate.value,
    overLimit: overLimit.value,
  });
});

/** The amount of a line as it is typed; nothing while it cannot be read. */
export const amountTyped = oncePer((line: LineForm): Fen => {
  const amount = parseYuan(line.amount);
  return amount.ok ? amount.value : ZERO;
});
