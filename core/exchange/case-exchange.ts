import { z } from "zod";
import { BASES, CATEGORIES } from "../filing/category.ts";
import { EMERGENCIES, FAILURES, INJURIES, LEVELS, THIRD_PARTIES } from "../claim/stay.ts";
import { LocalValue, QUESTIONS } from "../policy/questions.ts";
import { ProviderExchange } from "./provider-history.ts";

/**
 * The exchange format of a case: what the command line reads and what other
 * systems send. Field names are those of the national platform (国家医保信息平台)
 * where it has one; the rest is plain English. Its JSON Schema is generated
 * from here into docs/. Keys are only ever added, and an added key may be left
 * out: a file of an earlier day is still a case.
 */
const text = z.string().max(2000);
const amount = z.string().describe("金额，元，至多两位小数，例如 57274.55");
const date = z.string().describe("日期，YYYY-MM-DD");

export const CoverageExchange = z
  .strictObject({
    begndate: date.optional().describe("从哪一天起享受待遇"),
    enddate: date.optional().describe("享受待遇的最后一天"),
  })
  .describe("待遇享受期；不写是一直享受（HUN-13、HUN-16）");

const person = z.strictObject({
  psn_name: text.describe("姓名"),
  psn_cert_type: z.literal("01").default("01").describe("证件类型：01 身份证"),
  certno: text.describe("身份证号"),
  psn_type: z.enum(["active", "retired"]).optional().describe("在职、退休（职工必填）"),
  tel: text.default("").describe("联系电话"),
  addr: text.default("").describe("联系地址"),
  aid_type: z
    .enum(["unknown", "none", "subsistence", "destitute", "at-risk"])
    .default("unknown")
    .describe("救助对象身份；unknown 是未核实，不等于不是"),
  acct_pay: amount.optional().describe("希望从个人账户支付的金额（HUN-26）"),
  coverage: CoverageExchange.optional(),
});

const stays = z.int().min(0).max(999);

const counted = z.strictObject({
  borne: amount.describe("本年已计入的个人负担"),
  paid: amount.describe("本年已付"),
});

/** The layers above the pooled fund that count by the year; 居民大病 has its own keys. */
const others = z.strictObject({
  hifob_pay: counted.optional().describe("职工大额"),
  cvlserv_pay: counted.optional().describe("公务员补助"),
  maf_pay: counted.optional().describe("医疗救助"),
  oth_pay: counted.optional().describe("倾斜救助"),
});

export const OpeningExchange = z
  .strictObject({
    source: z.enum(["core-system", "first-stay", "office-ledger"]).describe("来源"),
    as_of: date.describe("截至日期"),
    same_level_stays: stays.describe("本年同级住院次数"),
    any_level_stays: stays
      .optional()
      .describe("本年住院次数，不分级别；多次住院按它减起付的地方要用"),
    same_hospital_stays: stays
      .optional()
      .describe("本年在同一医院的住院次数；多次住院按它减起付的地方要用"),
    same_quarter_stays: stays
      .optional()
      .describe("结算日所在季度的住院次数；多次住院按它减起付的地方要用"),
    same_month_stays: stays
      .optional()
      .describe("结算日所在月份的住院次数；多次住院按它减起付的地方要用"),
    act_pay_dedc: amount.describe("本年已付起付标准"),
    hifp_pay: amount.describe("本年统筹基金已付"),
    inscp_borne: amount.describe("本年范围内个人负担"),
    hifmi_pay: amount.describe("本年居民大病已付"),
    entered: amount.optional().describe("本年已进入统筹的范围内金额；封顶线按进入统筹计的地方要用"),
    others: others.optional().describe("其他补充保障本年的累计；没有写的是不知道，不是零"),
  })
  .describe("本年累计；没有就是 null，相关结果未定");
export type OpeningExchange = z.output<typeof OpeningExchange>;

export const ContinuedExchange = z
  .strictObject({
    kind: z.enum(["transfer", "emergency"]).describe("转院、急诊转住院"),
    act_pay_dedc: amount.describe("前一段已负担的起付标准"),
  })
  .describe("同一次治疗的前一段；没有就是 null");
export type ContinuedExchange = z.output<typeof ContinuedExchange>;

const filing = z
  .strictObject({
    status: z.enum(["new", "existing"]).describe("本次补办，或原有备案"),
    category: z.enum(CATEGORIES).describe("备案类别"),
    basis: z.enum(BASES).describe("办理依据：证明、承诺、无需证明"),
    begndate: date.describe("备案日期"),
    place_admdvs: text.describe("备案就医地区划"),
    same_day_order: z
      .enum(["filing-first", "settlement-first"])
      .optional()
      .describe("与自费结算同一天时的先后"),
    completed: date.optional().describe("承诺材料补齐日期"),
    ended: date.optional().describe("备案提前终止的日期：取消，或参保状态变更"),
    referred_on: z.boolean().default(false).describe("长期居住人员符合转外就医规定"),
    effective_date: date.optional().describe("备案记录写明的生效日期"),
    proof_ends: date.optional().describe("证明材料的到期日（LN-1.1a）"),
    made_for: z
      .enum(["this-stay", "another-stay"])
      .optional()
      .describe("申请写明的“本次住院”是不是这一次；不写是这一次（Q12）"),
    household: z.boolean().optional().describe("已取得居住地户籍（GD-93-4b）；不写是没有"),
    materials: z.array(text).default([]).describe("已收材料的编号"),
  })
  .describe("备案；从未备案是 null");

const known = z.enum(["yes", "no", "unknown"]).default("unknown");

export const ChronicExchange = z.strictObject({
  in_insured_list: known.describe("参保地的门慢特病种里有没有（HUN-18.2、KF-2.1）"),
  in_care_list: known.describe("就医地有没有相应病种及限定支付范围（HUN-18.2）"),
});

export const GroupPayExchange = z.strictObject({
  in_range: known.describe("在不在就医地按病种付费范围（HEN-1）"),
  place_declared: z.boolean().default(false).describe("就医地已把跨省住院纳入（HEN-eff）"),
});

export const OutsideExchange = z.strictObject({
  designated: known.describe("对方是定点医药机构"),
  stamped: known.describe("购药单盖了医保办公室章"),
  medical_need: known.describe("确因病情需要"),
});

const stay = z.strictObject({
  care: z.enum(["inpatient", "outpatient"]).default("inpatient").describe("住院、门诊"),
  fixmedins_code: text.default("").describe("医疗机构编码"),
  fixmedins_name: text.describe("医疗机构名称"),
  mdtrtarea_admvs: text.describe("就医地区划"),
  hosp_lv: z.enum(LEVELS).describe("医院级别"),
  designated: z.boolean().describe("是否医保定点"),
  begntime: date.describe("入院日期"),
  endtime: date.describe("出院日期"),
  setl_time: date.nullable().describe("自费结算日期；未结算是 null"),
  ipt_no: text.default("").describe("住院号"),
  dscg_maindiag_name: text.describe("主要诊断"),
  emergency: z
    .union([z.boolean(), z.enum(EMERGENCIES)])
    .describe("急诊抢救：true 或 yes 是，false 或 no 不是，plain 是没有抢救的普通急诊"),
  trauma: z.enum(INJURIES).describe("外伤"),
  third_party: z
    .enum(THIRD_PARTIES)
    .optional()
    .describe("第三方支付，或不付、找不到而申请先行支付；涉及第三方时须写"),
  failure: z.enum(FAILURES).describe("未直接结算原因"),
  admitted_as: z
    .enum(["insured", "self-paying"])
    .optional()
    .describe("按医保身份或自费身份入院（LN-1.2a）"),
  direct_fund: amount.optional().describe("票据上的基金支付；有就是医院已经直接结算（HUN-58）"),
  hosp_part_amt: amount.optional().describe("医院负担"),
  chronic: ChronicExchange.optional().describe("门慢特费用；不写不是门慢特"),
  group_pay: GroupPayExchange.optional().describe("就医地按病种付费；不写是没有查"),
  provider_history: ProviderExchange.optional(),
});

const invoice = z.strictObject({
  invo_code: text.default("").describe("票据代码"),
  invono: text.describe("票据号码"),
  check_code: text.default("").describe("校验码"),
  issue_date: date.describe("开票日期"),
  medfee_sumamt: amount.describe("票据金额"),
  outside: OutsideExchange.optional().describe(
    "住院期间外院检查治疗、药店购药的票据（HUN-57）；不写是本院的票据",
  ),
});

const line = z.strictObject({
  invono: text.describe("所属票据号码"),
  invo_code: text.optional().describe("所属票据代码；几张票据号码相同、代码不同时必填"),
  fee_date: text.default("").describe("费用日期"),
  medins_list_codg: text.default("").describe("项目编码"),
  medins_list_name: text.describe("项目名称"),
  chrgitm_lv: z.enum(["01", "02", "03"]).describe("等级：01 甲、02 乙、03 丙"),
  cnt: text.default("").describe("数量"),
  pric: text.default("").describe("单价"),
  det_item_fee_sumamt: amount.describe("金额"),
  selfpay_prop: z.string().default("").describe("先行自付比例，0 到 1，例如 0.1；乙类必填"),
  overlmt_selfpay: amount.default("0").describe("超限价自费"),
});

const decision = { document: text.min(1), by: text, on: date };

export const CaseExchange = z.strictObject({
  format: z.literal("case-exchange/1"),
  recorded_on: date.describe("录入日期；备案和就诊都不能晚于它"),
  insu_admdvs: z
    .string()
    .regex(/^\d{6}$/u)
    .describe("参保统筹区区划"),
  insutype: text.describe("险种：310 职工、390 城乡居民；其他险种写明依据后拒绝（HUN-3）"),
  person,
  opening: OpeningExchange.nullable(),
  earlier_opening: OpeningExchange.nullable()
    .default(null)
    .describe("入院那一年的累计；住院跨年、按入院年度或按天数分的地方要用（HUN-51）"),
  continued: ContinuedExchange.nullable().default(null),
  filing: filing.nullable(),
  stay,
  invoices: z.array(invoice).min(1).max(200),
  lines: z.array(line).min(1).max(20_000),
  answers: z
    .partialRecord(z.enum(QUESTIONS), z.strictObject({ reading: text, ...decision }))
    .default({})
    .describe("统筹区对文件未载明问题的答复"),
  raised: z
    .record(z.string(), z.strictObject({ points: text, ...decision }))
    .default({})
    .describe(
      "报省备案后提高了比例的规则：键是规则编号，points 是改为降低多少，例如 0.03（HUN-20.6）",
    ),
  confirmed: z
    .record(z.string(), z.strictObject(decision))
    .default({})
    .describe("主管已确认的本地参数，键是参数在政策包里的路径"),
  values: z
    .record(z.string(), LocalValue)
    .default({})
    .describe("主管按统筹区文件填写的本地参数，键是路径，value 的写法与政策包相同"),
});
export type CaseExchange = z.output<typeof CaseExchange>;
