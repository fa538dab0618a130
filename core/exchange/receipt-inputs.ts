import { z } from "zod";
import { EMERGENCIES, FAILURES, INJURIES, LEVELS, THIRD_PARTIES } from "../claim/stay.ts";
import { BASES, CATEGORIES } from "../filing/category.ts";
import { Confirmation, LocalValue, PoolAnswer, QUESTIONS, Raise } from "../policy/questions.ts";
import {
  ChronicExchange,
  ContinuedExchange,
  CoverageExchange,
  GroupPayExchange,
  OpeningExchange,
  OutsideExchange,
} from "./case-exchange.ts";
import { amount, day, rate } from "./receipt-parts.ts";

const line = z.strictObject({
  chrgitm_lv: z.enum(["01", "02", "03"]),
  det_item_fee_sumamt: amount,
  selfpay_prop: rate,
  overlmt_selfpay: amount,
});

/**
 * What a result was computed from, under the names of a case file: enough to
 * compute it again. It holds nothing by which the person is known.
 */
export const ReceiptInputs = z.strictObject({
  insu_admdvs: z.string(),
  psn_type: z.enum(["active", "retired"]).describe("居民一律写 active"),
  aid_type: z.enum(["unknown", "none", "subsistence", "destitute", "at-risk"]),
  acct_pay: amount.describe("希望从个人账户支付的金额"),
  coverage: CoverageExchange.optional(),
  opening: OpeningExchange.nullable(),
  earlier_opening: OpeningExchange.nullable(),
  continued: ContinuedExchange.nullable(),
  filing: z
    .strictObject({
      category: z.enum(CATEGORIES),
      basis: z.enum(BASES),
      begndate: day,
      place_admdvs: z.string(),
      same_day_order: z.enum(["filing-first", "settlement-first"]).nullable(),
      completed: day.nullable(),
      ended: day.nullable(),
      effective_date: day.nullable(),
      proof_ends: day.nullable(),
      made_for: z.enum(["this-stay", "another-stay"]),
      household: z.boolean(),
      referred_on: z.boolean(),
    })
    .nullable(),
  stay: z.strictObject({
    care: z.enum(["inpatient", "outpatient"]),
    mdtrtarea_admvs: z.string(),
    hosp_lv: z.enum(LEVELS),
    designated: z.boolean(),
    emergency: z.enum(EMERGENCIES),
    trauma: z.enum(INJURIES),
    third_party: z.enum(THIRD_PARTIES).nullable(),
    failure: z.enum(FAILURES),
    admitted_as: z.enum(["insured", "self-paying"]).nullable(),
    direct_fund: amount.nullable(),
    hosp_part_amt: amount,
    chronic: ChronicExchange.optional(),
    group_pay: GroupPayExchange.optional(),
  }),
  lines: z.array(line),
  outside_bills: z
    .array(OutsideExchange.extend({ issue_date: day, lines: z.array(line) }))
    .optional()
    .describe("住院期间外院检查、购药的票据（HUN-57）"),
  answers: z.partialRecord(z.enum(QUESTIONS), PoolAnswer).describe("用到的答复"),
  confirmed: z.record(z.string(), Confirmation).describe("用到的、主管已确认的参数"),
  raised: z.record(z.string(), Raise).describe("用到的、提高了比例的规则"),
  values: z.record(z.string(), LocalValue).describe("用到的、主管填写的参数"),
});
export type ReceiptInputs = z.output<typeof ReceiptInputs>;
