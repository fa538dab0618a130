import type { CheckSeverity } from "../../core/claim/check-rules.ts";

/** Words of the checks before the hand-over, and of what a decision obliges. */
export const CHECK_WORDS = {
  title: "提交前核对",
  found: "核对所见",
  clear: "各项核对没有问题",
  severity: {
    block: "须改好",
    reason: "改好，或写明理由",
    look: "请看一眼",
  } satisfies Record<CheckSeverity, string>,
  toPlace: "去看",
  more: (count: number) => `还有${count}处`,
  reason: "理由",
  reasonFor: (rule: string) => `${rule}，仍要提交的理由`,
  reasonHint: "为什么仍要提交",
  given: (reason: string) => `经办的理由：${reason}`,
  ask: "发起费用协查",
} as const;

export const OBLIGATION_WORDS = {
  title: "本案要办的",
  groups: {
    form: "签字的表",
    material: "材料",
    deadline: "期限",
    notice: "告知",
  },
  notes: "说明",
  state: (words: string, done: boolean) => `${words}，${done ? "已办" : "未办"}`,
} as const;

export const OCCASIONAL_WORDS = {
  label: "另有",
  coverage: "待遇享受期",
  death: "死亡日期",
  died: "死亡日期",
  diedHint: "对照死亡证明",
  account: "个账支付",
  accountPart: "个账支付",
  chronic: "门慢特",
  inInsuredList: "参保病种",
  inInsuredListNote: "参保地病种目录里有没有这个病",
  inCareList: "就医病种",
  inCareListNote: "就医地病种目录里有没有这个病",
  groupPay: "按病种付费",
  inRange: "病种付费",
  inRangeNote: "在就医地按病种付费范围内",
  placeDeclared: "跨省纳入",
  placeDeclaredNote: "就医地已声明收跨省",
  hospitalPart: "医院负担",
  provider: "定点记录",
  agreementFrom: "协议起",
  agreementUntil: "协议止",
  rightFrom: "联网起",
  rightUntil: "联网止",
  looksUp: "查到的填",
  goesOn: "仍有效的不填",
  claimMaterials: "报销材料",
} as const;

export const OUTSIDE_WORDS = {
  open: "有外院检查、购药的票据",
  which: "外院票据",
  row: (row: number) => `第${row}张`,
  designated: "对方定点",
  stamped: "单已盖章",
  medicalNeed: "病情需要",
  hint: "对照《住院期间外院检查治疗或定点药店购药单》填；单子在“材料与表单”里出。",
} as const;

export const DETAILS_WORDS = {
  label: "明细来源",
  typed: "手工录入",
  downloaded: "平台下载",
  uploaded: (version: number) => `平台下载，医院上传的第${version}版`,
  provisional: "暂定",
  waits: "等医院上传的明细下载后替换",
} as const;
