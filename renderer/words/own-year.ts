import type { OwnYear, Part } from "../../core/ledger/own-year.ts";

/** Words of 本年累计 out of this counter's own cases. */
export const OWN_YEAR_WORDS = {
  title: "本窗口今年的案件",
  hint: "存为版本的都算，草稿不算；余额里已有的不再加",
  columns: ["案件", "住院", "次数", "起付已付", "统筹已付", "范围内自付", "大病已付", "怎样算"],
  asOf: (source: string, asOf: string) => `余额：${source}，至${asOf}`,
  from: (number: string) => `案件 ${number} 所录`,
  sum: "合计",
  state: {
    saved: "未提交",
    submitted: "待复核",
    returned: "退回",
    approved: "已通过",
    "handed-over": "已交接",
    reversed: "已冲销",
  },
  drafted: "另有未存改动",
  take: "采用合计",
  taken: "已采用",
  yes: "有",
  no: "没有",
  askWhy: (number: string) => `余额里有没有案件 ${number}`,
  change: "改",
  part: {
    added: "加上",
    "taken-out": "已冲销，减去",
    "in-balance": "余额已含，不再加",
    reversed: "已冲销，不计",
    later: "在本次之后，不计",
    refused: "不予支付，不计",
    ask: "余额里有没有？",
    open: "还没有结果",
    untold: "算不出原来的数",
  } satisfies Record<Part["kind"], string>,
  result: {
    "no-balance":
      "还没有本年累计的余额，合计未定。在上面录入从核心系统查出的数；确属本年首次就医的，选“本年首次就医”。",
    ask: "先查核心系统，答清余额里有没有上面的案件，才能合计。",
    unknown: "上面有案件还没有结果，合计未定。先办完那个案件；急办的，查核心系统录入。",
    lacking: "余额里没有同级医院的住院次数，或与案件对不上，合计未定。请查核心系统重录余额。",
  } satisfies Record<Exclude<OwnYear["result"]["kind"], "sum">, string>,
} as const;
