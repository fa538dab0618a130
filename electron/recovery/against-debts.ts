import type { CaseForm } from "../../core/casefile/form.ts";
import { displayYuan, parseYuan } from "../../core/money.ts";
import type { Problem } from "../../core/problem.ts";
import { debtsOf } from "../../core/recovery/owed.ts";
import type { Reader } from "../store/connection.ts";
import { owedElsewhere } from "./recovery-index.ts";

/**
 * What the person's debts at this counter say of a case: nothing is taken twice, and
 * a debt that a payment could settle is not overlooked (LN-1.2c 在后续医保结算时予以扣减).
 */
export async function againstDebts(
  reader: Reader,
  caseId: string,
  form: CaseForm,
): Promise<readonly Problem[]> {
  const debts = debtsOf(await owedElsewhere(reader, caseId, form.person.certNo));
  const taken = form.recovery?.taken ?? [];
  return [
    ...taken.flatMap(({ caseId: of, number, amount }, index): Problem[] => {
      const read = parseYuan(amount);
      const remaining = debts.find((debt) => debt.caseId === of)?.remaining ?? null;
      if (!read.ok || (remaining !== null && read.value <= remaining)) return [];
      const left = remaining === null ? "没有查到欠款" : `只欠${displayYuan(remaining)}元`;
      return [
        {
          code: "E-DED-05",
          what: `从本次扣减的待遇差与案件 ${number} 的欠款对不上：${left}。`,
          remedy: "按还欠的数改；别的案件已经扣过的，不再扣。",
          field: `recovery.taken.${index}.amount`,
          kind: "check",
        },
      ];
    }),
    ...debts.flatMap(({ caseId: of, number, remaining }): Problem[] => {
      if (remaining === 0 || taken.some((one) => one.caseId === of)) return [];
      const amount = remaining === null ? "，金额未定" : `，还欠${displayYuan(remaining)}元`;
      return [
        {
          code: "W-DED-06",
          what: `参保人在案件 ${number} 撤销备案的待遇差${amount}，本次没有扣减。`,
          remedy: "在“结算”里按“从本次扣减”；这次不扣的，写明理由。",
          field: "recovery.taken",
          kind: "check",
        },
      ];
    }),
  ];
}
