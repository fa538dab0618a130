import { ENTER_DAYS_OFF } from "./ahead.ts";

/** Words of the statistics screen (统计). */
export const STATISTICS_WORDS = {
  title: "统计",
  lead: "本机手工报销案件，按出院日期",
  from: "从",
  to: "到",
  whole: "合计",
  chartCost: "总费用",
  chartAverage: "次均费用",
  chartRatio: "实际报销比例",
  byFunds: "基金支付",
  byOthers: "其余",
  byNobody: "还没有结果",
  noResult: "没有结果",
  parts: (fund: string, others: string) => `基金支付${fund}，其余${others}`,
  waiting: (cost: string) => `还没有结果${cost}`,
  latest: (count: number) => `图里是最近的${count}个时段，其余看表。`,
  first: (count: number) => `图里是件数最多的${count}组，其余看表。`,
  export: "导出 xlsx",
  exported: (file: string) => `已写到 ${file}`,
  none: "这段时间没有出院的报销案件。",
  noneOpen: "没有已存而未交接的案件。",
  ageingNote: `已存为版本、还没有交接的案件，从受理那天算起等了多少个工作日，不看上面的起止日期。本机没有放假安排的年份算不出，${ENTER_DAYS_OFF}。`,
  backwards: {
    code: "E-STA-03",
    what: "开始日期晚于结束日期，或不是日期。",
    remedy: "改日期，按年月日填。",
  },
  leftOut: "直接结算率、病组收治率、与本地同病种的差异，要全省系统的数据，本机没有，不统计。",
  open: (count: number) => `${count}件还没有结果，不计入基金支付和报销比例。`,
} as const;

export const STATISTICS_KEYS: readonly (readonly [string, string])[] = [
  ["Ctrl+Tab", "换分组"],
  ["Ctrl+E", "导出 xlsx"],
  ["Ctrl+/", "全部快捷键"],
];
