import type { ReviewState } from "../../core/review/review.ts";

/** Words of section 8, 交接, and of the steps that lead to it. */
export const HANDOVER_WORDS = {
  submit: "提交复核",
  handOver: "交接",
  waiting: "等复核",
  done: "已交接",
  state: {
    submitted: "待复核",
    returned: "退回",
    approved: "已通过",
    "handed-over": "已交接",
    reversed: "已冲销",
  } satisfies Record<ReviewState, string>,
  secondLook: "待复审",
  notSubmitted: "未提交",
  by: (word: string, name: string, time: string) => `${word} ${name} ${time}`,
  submitted: "提交",
  approved: "初审通过",
  drawn: (percent: number, seed: string) => `抽查${percent}%，种子 ${seed}`,
  second: "复审通过",
  returned: "退回",
  handedOver: "交接",
  reversed: "冲销",
  returnedBy: (name: string) => `${name}退回了这个案件。`,
} as const;
