import type { CaseRow } from "../../electron/contract/contract.ts";
import { displayYuan, type Fen, parseYuan, sum } from "../../core/money.ts";
import { WORKBENCH } from "../words/workbench.ts";

/** `今天收3件，本机共17件；基金支付合计 322,164.21，含试算`: counted, never guessed. */
export function dayLine(rows: readonly CaseRow[], today: string): string {
  const stamp = `-${today.replaceAll("-", "")}-`;
  const received = rows.filter((row) => row.number.includes(stamp)).length;
  const paid = rows.filter((row) => row.fund !== "");
  const line = WORKBENCH.today(received, rows.length);
  if (paid.length === 0) return line;
  const trial = paid.some((row) => row.standing !== "final") ? WORKBENCH.withTrial : "";
  return line + WORKBENCH.fund(displayYuan(sum(paid.map(fundOf)))) + trial;
}

function fundOf(row: CaseRow): Fen {
  const parsed = parseYuan(row.fund);
  if (!parsed.ok) throw new Error(`not an amount in the index: ${row.fund}`);
  return parsed.value;
}
