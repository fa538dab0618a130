import { assertNever } from "../../core/result.ts";
import type { LayerState, Lack, MissingFact } from "../../core/settlement/receipt.ts";

type NotApplicable = Extract<LayerState, { kind: "not-applicable" }>["why"];

/** Words of the 待遇 panel. */
export const BENEFIT_WORDS = {
  title: "待遇",
  process: "计算过程",
  fund: "基金支付",
  person: "个人负担",
  without: (layers: string) => `${layers}未计`,
  split: {
    total: "医疗费总额",
    fullSelfPay: "全自费",
    preSelfPay: "先行自付",
    overLimit: "超限价",
    inScope: "政策范围内",
  },
  share: { pooled: "统筹", other: "大病", person: "个人" },
  barLabel: (pooled: string, other: string, person: string) =>
    `统筹${pooled}，大病等${other}，个人${person}`,
  readingsUsed: (count: number) => `文件未载明${count}处，按拟用读法`,
  unconfirmed: (count: number) => `本地参数${count}项未确认`,
  pointsOff: (rates: readonly string[], points: string) =>
    `${rates.join("、")} ${rates.length > 1 ? "各" : ""}减${points}个百分点`,
  capNotReached: "未到",
  deductible: (amount: string) => `起付标准 ${amount} 以下由个人负担`,
  undetermined: (why: string) => `未定·${why}`,
  composition: "个人负担由哪几项组成",
  outOfScope: "全自费、先行自付、超限价",
  deductibleShort: "起付标准",
  selfPayFirst: "先由个人负担",
  hospital: "医院负担",
  account: "其中：个人账户",
  cash: "现金",
  proportional: "按比例自付",
  toField: "去填",
  toSettings: "去设定",
  unset: (names: string) => `统筹区未设定${names}。`,
  incomplete: "还不能计算",
  incompleteNote: (count: number) => `再填${count}处，就能算出基金和个人各付多少。`,
  incompleteOther: "把红色的几处改对，就能计算。",
  refused: "不予支付",
  undeterminedTitle: "待遇未定，没有按零计算",
  readings: "各种读法下的金额",
  reading: "读法",
  readingUsed: "本次试算按此",
  notComputable: "算不出",
  tip: (condition: string, title: string) => `若${condition}，按“${title}”办理，个人少付 `,
  compare: (count: number) => `比较${count}种方式`,
  clauses: "条文全文",
  noClauses: "还没有用到条文。填完备案和就诊，这里列出所依据的条文。",
} as const;

/** Why a layer is undetermined, in the few words of a chip. */
export const LACK_SHORT: Readonly<Record<MissingFact, string>> = {
  opening: "本年累计未录",
  aid: "身份未核实",
  "same-day-order": "先后未填",
  effective: "备案生效日期未填",
  "hospital-part": "医院负担的金额不对",
  level: "医院级别没有对应的标准",
  "third-party": "第三方责任",
  "earlier-opening": "上年度累计未录",
  "layer-opening": "补充保险累计未录",
  "repeat-stays": "住院次数未录",
  "covered-part": "待遇享受期内的费用未定",
  "admitted-as": "入院身份未填",
  "proof-end": "证明到期日未填",
  "outside-bill": "外院票据情况",
  "chronic-disease": "参保地门慢特病种",
  "chronic-care-list": "就医地门慢特病种",
};

export function lackShort(lack: Lack): string {
  switch (lack.kind) {
    case "fact":
      return LACK_SHORT[lack.fact];
    case "question":
      return "文件未载明";
    case "parameter":
      return "统筹区未设定";
    default:
      return assertNever(lack);
  }
}

export const NOT_APPLICABLE_WORDS: Readonly<Record<NotApplicable, string>> = {
  "aid-none": "非救助对象",
  "nothing-left": "没有要付的",
};
