import { z } from "zod";

/**
 * The parts of a receipt file. Codes of policy (questions, rules, factors) are
 * text here: a file must still be read when a later program knows others.
 */

export const amount = z
  .string()
  .regex(/^-?\d+\.\d{2}$/u)
  .describe("金额，元，两位小数");
const unknownOr = amount.nullable();
export const rate = z.string().regex(/^(0(\.\d{1,4})?|1)$/u);
export const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/u);
export const clauses = z.array(z.string()).describe("条款编号");

/** What a figure rests on. */
export const Source = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("clause"), clause: z.string() }),
  z.strictObject({ kind: z.literal("law"), law: z.string() }),
  z.strictObject({
    kind: z.literal("parameter"),
    path: z.string(),
    document: z.string(),
    confidence: z.enum(["document", "authority", "third-party", "sample"]),
    confirmed: z.boolean(),
  }),
  z.strictObject({
    kind: z.literal("answer"),
    question: z.string(),
    reading: z.string(),
    document: z.string(),
    by: z.string(),
    on: z.string(),
  }),
  z.strictObject({ kind: z.literal("reading"), question: z.string(), reading: z.string() }),
]);
export const sources = z.array(Source).min(1);

/** A source, a field of the inputs that the case itself states, or another figure of the settlement. */
const Ground = z.union([
  Source,
  z.strictObject({ kind: z.literal("input"), field: z.string() }),
  z.strictObject({ kind: z.literal("figure"), figure: z.string() }),
]);
export type Ground = z.output<typeof Ground>;

export const step = z.strictObject({
  kind: z.string(),
  label: z.string().describe("这一步，窗口的说法"),
  note: z.string().describe("怎么算的"),
  amount,
  sources,
});

/** Amounts that the first format had already. */
export const amounts = {
  medfee_sumamt: amount.describe("医疗费总额"),
  fulamt_ownpay_amt: amount.describe("全自费"),
  overlmt_selfpay: amount.describe("超限价自费"),
  preselfpay_amt: amount.describe("先行自付"),
  inscp_scp_amt: amount.describe("符合政策范围金额"),
  act_pay_dedc: unknownOr.describe("实际起付标准"),
  hifp_pay: unknownOr.optional().describe("统筹基金支付"),
  hifmi_pay: unknownOr.optional().describe("居民大病支付"),
  hifob_pay: unknownOr.optional().describe("职工大额支付"),
  maf_pay: unknownOr.optional().describe("医疗救助支付"),
  fund_pay_sumamt: unknownOr.describe("基金支付总额；null 是未定"),
  hosp_part_amt: amount.describe("医院负担"),
  psn_part_amt: unknownOr.describe("个人负担；null 是未定"),
  leaves_out: z.array(z.string()).describe("合计里没有算进去的支付，因为还未定"),
  steps: z.array(step),
};

export const SettlementPart = z.strictObject({
  ...amounts,
  pool_prop_selfpay: z.array(rate).describe("统筹支付比例，逐段"),
  row: z.strictObject({ id: z.string(), label: z.string() }).nullable().describe("待遇表的一行"),
  cvlserv_pay: unknownOr.optional().describe("公务员补助支付"),
  oth_pay: unknownOr.optional().describe("倾斜救助支付"),
  acct_pay: unknownOr.describe("个人账户支付"),
  psn_cash_pay: unknownOr.describe("现金支付"),
  fund_difference: unknownOr.describe("已直接结算时补付的差额"),
  grounds: z.record(z.string(), z.array(Ground).min(1)).describe("每个数的依据，键是数的名称"),
});
export type SettlementPart = z.output<typeof SettlementPart>;

export const rule = z.strictObject({
  id: z.string(),
  label: z.string(),
  clauses: clauses.min(1),
  outcome: z.string(),
});

/** A rule that was considered and not applied; the first format did not give the reason in words. */
export const ruledOut = {
  id: z.string(),
  label: z.string(),
  clauses: clauses.min(1),
  factor: z.string(),
};

export const validity = z.strictObject({
  from: day,
  until: day.nullable(),
  changeLockedUntil: day.nullable(),
  commitmentDue: day.nullable(),
  sources,
});

export const treatment = {
  kind: z.enum(["payable", "refused", "undetermined"]),
  sentence: z.string(),
  route: z.string().optional(),
  points_off: rate.optional().describe("降低的百分点，例如 0.1"),
  code: z.string().optional(),
  what: z.string().optional(),
  remedy: z.string().optional(),
  validity: validity.nullable(),
  applied: z.array(rule),
  situation: z.record(z.string(), z.string()).nullable(),
};

export const openQuestion = z.strictObject({
  id: z.string(),
  asks: z.string(),
  clauses: clauses.min(1),
  readings: z.array(
    z.strictObject({
      id: z.string(),
      label: z.string(),
      used: z.boolean(),
      fund_pay_sumamt: unknownOr,
      psn_part_amt: unknownOr,
    }),
  ),
});

export const unconfirmed = z.strictObject({
  path: z.string(),
  document: z.string(),
  confidence: z.string(),
});

export const lack = {
  kind: z.enum(["question", "fact", "parameter"]),
  question: z.string().optional(),
  fact: z.string().optional(),
  path: z.string().optional(),
  what: z.string(),
  remedy: z.string(),
};

export const problem = z.strictObject({
  code: z.string(),
  what: z.string(),
  remedy: z.string(),
  field: z.string().optional(),
  kind: z.string(),
  needed: z.string().optional(),
});

/** Something said beside the figures, and what it rests on. */
export const note = z.strictObject({
  kind: z.string().describe("outside-bill 外院费用、chronic-scope 门慢特、group-pay 按病种付费"),
  text: z.string().describe("窗口的说法"),
  sources,
});

/** What a treatment obliges. Codes are text here too; the label says it in words. */
export const obligation = z.strictObject({
  kind: z
    .string()
    .describe("form 表单、material 材料、deadline 期限、lock 不得变更、notice 告知等"),
  label: z.string().describe("窗口的说法"),
  act: z.string().optional().describe("filing 备案时、hospital 在医院、claim 报销时"),
  form: z.string().optional(),
  only_with: z.string().optional().describe("有这样的费用才要"),
  material: z.string().optional(),
  what: z.string().optional().describe("哪一种期限或告知"),
  day: day.optional().describe("最后一天"),
  working_days: z.int().optional().describe("受理后的工作日"),
  any_of: z.array(z.array(z.string())).optional().describe("任一组交齐即可"),
  waived_by: z.array(z.string()).optional(),
  sources: sources.optional().describe("条款以外的依据"),
  clauses: clauses.min(1),
});
export type ObligationPart = z.output<typeof obligation>;

export const standing = z.enum(["final", "trial", "undetermined", "refused"]);
export const pinnedPack = z.strictObject({ id: z.string(), hash: z.string() });
