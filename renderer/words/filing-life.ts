import type { Purpose } from "../../core/casefile/form.ts";
import type { StepName } from "../../core/filing/recorded.ts";

/** Words of what a case is for, and of a filing's life (备案变动). */
export const PURPOSE_WORDS = {
  label: "本案办理",
  choices: { both: "备案和报销", filing: "只办备案", claim: "只办报销" } satisfies Record<
    Purpose | "both",
    string
  >,
  notAsked: "不用填",
} as const;

export const LIFE_WORDS = {
  state: "备案状态",
  suspended: (since: string) => `待遇从 ${since} 起暂停`,
  noEffect: "生效日未定：统筹区还没有答复补办的备案从哪一天起生效。",
  openDialog: "办理变动",
  title: "备案变动",
  what: "办什么",
  history: "变动记录",
  remove: "撤回",
  removeNamed: (what: string) => `撤回${what}`,
  on: "办理日期",
  reason: "原因",
  reasonHint: {
    complete: "",
    change: "为何变更",
    cancel: "为何取消",
    end: "参保状态怎样变化",
    suspend: "为何暂停",
    resume: "为何恢复",
    revoke: "",
  } satisfies Record<StepName, string>,
  toCategory: "变更为",
  toBasis: "办理依据",
  toPlace: "新备案地",
  proofEnds: "证明到期",
  materials: "收到材料",
  seen: "看过原件",
  confirm: "记入案件",
  back: "返回",
  lockedNote: (until: string) => `锁定至 ${until}`,
  changedTo: (category: string, basis: string, place: string) =>
    `变更为${category}（${basis}），备案地${place}`,
  clawback: "待遇差",
  clawbackLoading: "正在按本机案件计算待遇差",
  clawbackNone: "本机没有在这次备案下定案支付的就诊，没有要扣减的待遇差。",
  clawbackOpen: (numbers: string) => `还没有定案，没有算进去：${numbers}`,
  measured: "待遇差口径",
  measure: {
    "as-unfiled": "与没有备案相比",
    "as-other-temporary": "与其他临时外出相比",
  },
  columns: { stay: "就诊", paid: "已付", would: "应付", difference: "待遇差" },
  total: "待遇差合计",
  q13: "统筹区还没有答复待遇差与什么相比（Q13），合计未定；答复后再算。",
  noComparison: "有就诊按参照的待遇算不出金额，合计未定。",
  owed: (amount: string) => `待遇差 ${amount}，在以后的医保结算中扣减`,
  owedOpen: "待遇差未定",
  past: "本窗口办过",
  take: "取用",
  takeNamed: (number: string) => `取用案件 ${number} 的备案`,
  again: "同病再转",
  againNote: "同种疾病继续治疗，直接办理，不再要转诊证明",
  sameDisease: "同种疾病",
  againWhy: "诊断编码相同的不用填；否则写明凭什么认定",
  follows: (date: string, number: string) => `接 ${date} 的转诊备案（${number}）`,
} as const;

export const FILING_PANEL_WORDS = {
  title: "备案",
  noMoney: "只办备案，没有就诊和费用，所以没有金额。以后就医的待遇，看方式比较里的“以后住院”。",
  unread: "填完备案类别、办理依据、日期和备案地，这里写出有效期、期限和要收的材料。",
  validity: "有效期",
  openEnded: (from: string) => `${from} 起长期有效`,
  withProof: (from: string) => `${from} 起，与证明材料的有效期一致`,
  between: (from: string, until: string) => `${from} 至 ${until}`,
  undetermined: "未定",
  lock: "锁定期",
  locked: (until: string, acts: string, loosely: boolean) =>
    `${until}（当日在内）以前${loosely ? "原则上" : ""}不得${acts}`,
  acts: { change: "变更", "change-and-cancel": "变更、取消" },
  due: "补齐期限",
  dueBy: (day: string) => `${day}（当日在内）以前`,
  dueUnset: "统筹区还没有设定",
  breach: "逾期后果",
  breachOf: {
    "as-unfiled": "没有补齐的，按没有备案的待遇",
    revoked: "撤销备案，以后不再办承诺制，待遇差从以后的结算中扣减",
    unstated: "文件没有写",
  },
  papers: "要出的表",
  materials: "要收的材料",
  compare: "方式比较",
} as const;
