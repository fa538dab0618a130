import type { Problem } from "../../core/problem.ts";

const noDay: Problem = {
  code: "E-DAY-22",
  what: "日期不对。",
  remedy: "填年月日，例如 2026-11-20。",
  kind: "check",
};

/** Words of the day's ledger (业务台账). */
export const LEDGER = {
  title: "业务台账",
  lead: "当天存为版本、出具过表单的案件，按先后列出；只是草稿的不算。",
  day: "日期",
  before: "前一天",
  after: "后一天",
  noDay,
  columns: {
    no: "序",
    number: "受理号",
    name: "姓名",
    business: "事项",
    total: "总额",
    fund: "基金支付",
    standing: "状态",
    operator: "经办人",
  },
  none: "当天没有办理业务。",
  sum: "合计",
  count: (cases: number) => `${cases}件`,
  openOnes: (cases: number) => `其中${cases}件的金额未算或未定，没有计入合计。`,
  print: "打印台账",
  printing: "正在交给打印机",
  printer: "打印机",
  noPrinter: "没有可用的打印机",
  byDialog: "用系统打印窗口",
  printed: (printer: string) =>
    printer === "" ? "已交给系统打印窗口。" : `已交给“${printer}”，请看纸面。`,
  file: "存成文件",
  asPdf: "存成 PDF",
  asTable: "存成表格",
  fileNote:
    "文件不加密，含姓名和金额，存在程序以外就不受保护，用完请删除。打印和存文件都记入经办日志。",
  saved: (file: string) => `已存到：${file}`,
  back: "返回工作台",
} as const;

export const LEDGER_KEYS: readonly (readonly [string, string])[] = [
  ["PageUp PageDown", "前一天、后一天"],
  ["Ctrl+P", "打印"],
  ["Esc", "返回工作台"],
];
