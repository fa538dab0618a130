/** Words of the journal; those of its actions are the contract's, as in the exported table. */
export const JOURNAL = {
  list: "经办日志",
  lead: "谁、何时、做了什么。只能添，不能改、不能删；每条与前一条相扣，改过会被查出。",
  columns: { at: "时间", operator: "操作员", action: "事项", subject: "对象", detail: "说明" },
  action: "事项",
  all: "全部事项",
  none: "没有这样的记录。",
  page: (page: number) => `第 ${page} 页`,
  newer: "较新",
  older: "较早",
  export: "导出",
  exportTitle: "导出经办日志",
  exportLead: "存成表格文件（CSV），不加密，含受理号和操作员姓名，请妥善保管。导出本身也记入日志。",
  exportAction: "选位置并导出",
  exporting: "正在导出",
  from: "从",
  to: "到",
  dayNeed: "填日期",
  order: { code: "E-DAY-21", what: "起止日期颠倒了。", remedy: "把早的那天填在前面。" },
  exported: (file: string) => `已导出：${file}`,
} as const;

export const JOURNAL_KEYS: readonly (readonly [string, string])[] = [
  ["PageDown", "较早"],
  ["PageUp", "较新"],
  ["F", "选事项"],
  ["E", "导出"],
  ["Ctrl+Tab", "报错治理"],
];
