import type { Debt } from "../../core/recovery/owed.ts";
import { displayYuan } from "../../core/money.ts";

/** Words of deductions, recoveries and reversals. */
export const RECOVERY_WORDS = {
  title: "扣减与追回",
  hint: "违规扣款、追回的基金退回原来支付的基金；行政处罚、违约金不在这里记，由就医地医保部门处理；疑似欺诈的发起协查上报，不在窗口结清",
  add: "记一笔扣减",
  remove: "去掉",
  kind: "种类",
  fund: "退回基金",
  amount: "金额",
  lines: "涉及明细",
  linesHint: "明细的行号，如 2、5-7；按金额扣的不填",
  takeLines: (fund: string, amount: string) => `${fund}为此支付 ${amount}，填入`,
  bearer: "由谁负担",
  reason: "原因",
  document: "决定文书",
  documentHint: "文号或编号",
  decidedBy: "由谁决定",
  decidedOn: "决定日期",
  entry: (no: number) => `第${no}笔扣减`,
  debt: ({ number, owed, taken, remaining }: Debt) =>
    owed === null || remaining === null
      ? `案件 ${number} 撤销备案的待遇差未定，不能扣减；等统筹区定下比较口径`
      : `案件 ${number} 撤销备案，待遇差 ${displayYuan(owed)}，已扣 ${displayYuan(taken)}，还欠 ${displayYuan(remaining)}`,
  take: (amount: string) => `从本次扣减 ${amount}`,
  nothingLeft: "本次没有基金拨付可扣，留到下次",
  takenFor: (number: string) => `扣案件 ${number}`,
  effect: {
    title: "扣减后拨付",
    fund: "基金支付合计",
    back: (fund: string) => `退回${fund}`,
    taken: "扣减前欠待遇差",
    payable: "实际拨付",
    onPerson: "决定由参保人负担",
  },
} as const;

export const REVERSAL_WORDS = {
  open: "冲销本案",
  title: "冲销",
  what: (fund: string, person: string) =>
    `按原记录做一笔负数记录：基金 ${fund}，个人 ${person}。原年度的累计同时恢复，原来的版本和单据不动。`,
  before: "本案没有基金支付，没有可以冲销的。",
  reason: "冲销原因",
  reasonHint: "如重复报销、退费、违规",
  document: "依据",
  documentHint: "文号或申请，没有的不填",
  make: "冲销",
  back: "返回",
  done: (by: string, day: string, reason: string) => `已由${by}于${day}冲销：${reason}`,
  amounts: (fund: string) => `冲销基金 ${fund}`,
  notice: {
    code: "N-RVS-05",
    what: "本案已冲销，右边是冲销前的算法，基金没有支付。",
  },
  next: "结算单重新出，单上写明冲销。要重新报销的，改好后按 Ctrl+S。",
} as const;
