import { displayYuan, parseYuan } from "../../core/money.ts";
import type { CaseCounts } from "../../electron/contract/search.ts";
import { WORKBENCH } from "../words/workbench.ts";

/** `今天收3件，本机共17件；基金支付合计 322,164.21，含试算`: counted, never guessed. */
export function dayLine({ receivedToday, all, fund, fundWithTrial }: CaseCounts): string {
  const line = WORKBENCH.today(receivedToday, all);
  const paid = parseYuan(fund);
  if (!paid.ok) return line;
  const trial = fundWithTrial ? WORKBENCH.withTrial : "";
  return line + WORKBENCH.fund(displayYuan(paid.value)) + trial;
}
