import { z } from "zod";
import { SUPPLEMENTS } from "../policy/pack-settlement.ts";

/** Money that comes back to the fund, as a case records it. Like the form, its leaves are text. */

const text = z.string().max(2000);
const id = z.string().max(64);

/**
 * 扣款: what auditors disallow of this payment (违规费用不予支付, HUN-72, LN-3.1).
 * 追回: what came back of a payment that was made already (KF-6). Fines and breach
 * money are neither and never stand here.
 */
export const DEDUCTION_KINDS = ["disallowed", "recovered"] as const;
export type DeductionKind = (typeof DEDUCTION_KINDS)[number];

export const FUNDS = ["pooled", ...SUPPLEMENTS] as const;
export type FundId = (typeof FUNDS)[number];

/** From whom the money comes; what no decision says is not known. */
export const BEARERS = ["hospital", "person"] as const;

export const DeductionForm = z.strictObject({
  id,
  kind: z.enum(["", ...DEDUCTION_KINDS]),
  /** The fund that paid it, to which it returns (原渠道, KF-6). */
  fund: z.enum(["", ...FUNDS]),
  amount: text,
  /** The lines that the decision names, as typed: `2、5-7`. */
  lines: text.optional(),
  bearer: z.enum(["", ...BEARERS]),
  reason: text,
  /** The decision by which it is done: number and who decided, and when. */
  document: text,
  decidedBy: text,
  decidedOn: text,
});
export type DeductionForm = z.output<typeof DeductionForm>;

/** What is taken off this payment of what the person owes from another case (LN-1.2c). */
export const TakenForm = z.strictObject({ caseId: id, number: text, amount: text });
export type TakenForm = z.output<typeof TakenForm>;

export const RecoveryForm = z.strictObject({
  deductions: z.array(DeductionForm).max(50).optional(),
  taken: z.array(TakenForm).max(20).optional(),
});
export type RecoveryForm = z.output<typeof RecoveryForm>;
