import { z } from "zod";
import { BASES, CATEGORIES } from "../filing/category.ts";
import { FAILURES, INJURIES, LEVELS } from "../claim/stay.ts";
import { QUESTIONS } from "../policy/questions.ts";

/**
 * The exchange format of a case: what the command line reads and what other
 * systems send. Field names are those of the national platform (国家医保信息平台)
 * where it has one; the rest is plain English. Its JSON Schema is generated
 * from here into docs/.
 */
const text = z.string().max(2000);
const amount = z.string().describe("金额，元，至多两位小数，例如 57274.55");
const date = z.string().describe("日期，YYYY-MM-DD");

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
});

const opening = z
  .strictObject({
    source: z.enum(["core-system", "first-stay", "office-ledger"]).describe("来源"),
    as_of: date.describe("截至日期"),
    same_level_stays: z.int().min(0).max(999).describe("本年同级住院次数"),
    act_pay_dedc: amount.describe("本年已付起付标准"),
    hifp_pay: amount.describe("本年统筹基金已付"),
    inscp_borne: amount.describe("本年范围内个人负担"),
    hifmi_pay: amount.describe("本年居民大病已付"),
  })
  .describe("本年累计；没有就是 null，相关结果未定");

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
    materials: z.array(text).default([]).describe("已收材料的编号"),
  })
  .describe("备案；从未备案是 null");

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
  emergency: z.boolean().describe("急诊抢救"),
  trauma: z.enum(INJURIES).describe("外伤"),
  failure: z.enum(FAILURES).describe("未直接结算原因"),
});

const invoice = z.strictObject({
  invo_code: text.default("").describe("票据代码"),
  invono: text.describe("票据号码"),
  check_code: text.default("").describe("校验码"),
  issue_date: date.describe("开票日期"),
  medfee_sumamt: amount.describe("票据金额"),
});

const line = z.strictObject({
  invono: text.describe("所属票据号码"),
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
  insutype: z.enum(["310", "390"]).describe("险种：310 职工、390 城乡居民"),
  person,
  opening: opening.nullable(),
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
});
export type CaseExchange = z.output<typeof CaseExchange>;
