import type { Confidence } from "../../core/policy/pack.ts";

/** Words of the computation screen (计算过程). */
export const SETTLEMENT_WORDS = {
  title: "这笔钱怎么算出来的",
  from: "条文出自",
  groups: {
    scope: "一、哪些费用在政策范围内",
    pooled: "二、统筹基金支付多少",
    serious: "三、大病保险支付多少",
    who: "四、谁付多少",
  },
  bill: (invoices: number, lines: number) => `${invoices}张票据，${lines}行明细`,
  stay: (row: string, nth: number | null) =>
    nth === null ? row : `${row}，本年同级第${nth}次住院`,
  fund: "基金支付",
  person: "个人负担",
  personNote: (hospital: string) => `总额 − 基金 − 医院负担 ${hospital}`,
  without: (layers: string) => `${layers}未计`,
  balance: (fund: string, person: string, total: string) => `${fund} + ${person} = ${total} 相符`,
  lacking: (what: string) => `缺：${what}`,
  notApplicable: "不适用",
  clauseOfRow: (no: number) => `第${no}行的依据`,
  moreClauses: (count: number) => `另${count}条`,
  openGrounds: (count: number) => `${count}项未确认`,
  noClause: "这一行由上面的行相加减得出，没有单独的条文。",
  fullText: "全文",
  excerpt: "摘要",
  parameter: "本地参数",
  document: "来源",
  confirmedState: "确认",
  confirmed: "统筹区已确认",
  unconfirmed: "未确认，请主管在“设置”里确认",
  decision: "统筹区的决定",
  reading: "文件未载明，按建议的理解试算",
  ruledOut: "考虑过、没有用上的规则",
  ruledOutCount: (count: number) => `${count}条`,
  restRules: (count: number) => `其余${count}条`,
  fewerRules: "收起",
  whyTrial: "为什么是试算",
  whyTrialCount: (count: number) => `${count}项本地参数未确认`,
  askSupervisor: "请主管确认",
  back: "返回案件",
  print: "打印结算单",
  citizen: "给市民看",
  noFigures: "还没有可以展开的计算",
  noFiguresNote: "返回案件，右边的“待遇”写着还缺什么。",
  effective: (number: string, from: string) => `${number}，${from}起施行`,
} as const;

export const CONFIDENCE_WORDS: Readonly<Record<Confidence, string>> = {
  document: "文件原文",
  authority: "主管部门发布",
  "third-party": "第三方来源",
  sample: "示例值",
};

export const SETTLEMENT_KEYS: readonly (readonly [string, string])[] = [
  ["↑ ↓", "换行看条文"],
  ["Ctrl+M", "给市民看"],
  ["Ctrl+P", "打印整套"],
  ["Esc", "返回案件"],
];

/** The view turned to the person at the counter: plain words, yuan, no numbers of identity. */
export const CITIZEN_WORDS = {
  title: "给市民看",
  trialNote: "结果以盖章的结算单为准",
  back: "返回",
  spent: "这次住院一共花了",
  spentOutpatient: "这次看病一共花了",
  yuan: "元",
  reimbursed: "医保报销",
  own: "自己付",
  outOfScope: ["不能报的部分", "丙类、乙类先付、超过限价的钱"],
  deductible: ["起付标准", "每次住院，先由个人付这么多"],
  pooled: "统筹基金报销",
  pooledNote: (rest: string, rates: string) => `其余 ${rest}，按 ${rates} 报`,
  layers: {
    pooled: "统筹基金报销",
    "serious-illness": "大病保险再报",
    "large-amount": "大额补助再报",
    "medical-assistance": "医疗救助",
  },
  layerNotYet: "还没算",
  aidNotYet: "还没算。请出示低保、特困等证件",
  serious: (over: string, rates: string) => `范围内个人付的，超过 ${over} 的部分按 ${rates} 报`,
  monthDay: (month: number, day: number) => `${month}月${day}日`,
  stay: (name: string, hospital: string, from: string, to: string) =>
    `${name}，${hospital}，${from}至${to}`,
  undetermined: "未定",
  rest: "剩下的",
  total: "合计",
  why: (rates: string) => `为什么不是 ${rates}？`,
} as const;
