import type { WaitKind } from "../../core/due/ahead.ts";
import type { CaseRow } from "../../electron/contract/search.ts";
import type { FoundCase } from "../../electron/contract/search.ts";
import { assertNever } from "../../core/result.ts";
import { effectiveWords } from "./ui.ts";

/** Words of the workbench. */
export const WORKBENCH = {
  create: "新建案件",
  createFiling: "只办备案",
  ledger: "业务台账",
  list: "案件",
  tabs: {
    all: "全部",
    draft: "草稿",
    saved: "已存",
    material: "待材料",
    undetermined: "未定",
    trial: "试算",
    print: "待打印",
    submitted: "待复核",
    returned: "退回",
    approved: "待交接",
    sync: "待上传",
    done: "已交接",
  },
  order: "新改的在前",
  columns: {
    number: "受理号",
    name: "参保人",
    certNo: "身份证号",
    matter: "事项",
    place: "就医地与机构",
    discharge: "出院",
    total: "总费用",
    fund: "基金支付",
    state: "状态",
    next: "下一步",
    operator: "经办",
  },
  undetermined: "未定",
  refused: "不予支付",
  unnamed: "未填姓名",
  empty: "还没有案件。参保人来了，按 F4 新建。",
  emptyTab: "这一类没有案件。",
  filters: {
    open: "筛选",
    title: "筛选案件",
    text: "姓名、证件号、受理号、医院",
    discharged: "出院",
    changed: "改动",
    total: "总费用",
    from: "从",
    to: "到",
    found: (count: number, most: number) => (count < most ? `找到${count}件` : `找到${most}件以上`),
    clear: "清除",
    nothing: "没有找到。核对姓名、证件号和日期，或按 Esc 清除筛选。",
  },
  today: (today: number, all: number) => `今天收${today}件，本机共${all}件`,
  fund: (amount: string) => `；基金支付合计 ${amount}`,
  withTrial: "，含试算",
  toFinal: "定案还差",
  things: {
    questions: ["问题待答复", "文件没写，由主管答复"],
    parameters: ["参数待确认", "来自转载或样例，由主管确认"],
  },
  countOf: {
    questions: (count: number) => `${count}处`,
    parameters: (count: number) => `${count}项`,
  },
  todays: "今天改动的",
  connection: "连接与队列",
  offline: "离线",
  offlineNote: (count: number) =>
    `${count === 0 ? "" : `${count}件都已加密存在本机。`}没有网络也能录入、计算、存版本、出表单，不用等。`,
  newTitle: "新建案件：参保人是哪种医保？",
  insurance: { resident: "城乡居民", employee: "职工" },
  cancel: "返回",
  reload: "再读一次",
  policy: (name: string, from: string | null) => `${name}，${effectiveWords(from)}`,
  unconfirmed: (count: number) => `，${count}项参数未确认`,
  allSaved: "全部已存",
} as const;

export const WORKBENCH_KEYS: readonly (readonly [string, string])[] = [
  ["↑ ↓", "选案件"],
  ["Enter", "打开"],
  ["Ctrl+Tab", "换分类"],
  ["Ctrl+F", "筛选"],
  ["S", "时限"],
  ["Ctrl+/", "全部快捷键"],
];

export const MATTER_WORDS: Readonly<Record<CaseRow["matter"], string>> = {
  "filing-and-claim": "补办+报销",
  claim: "报销",
  filing: "仅备案",
  empty: "",
};

export function matterWord(row: CaseRow): string {
  return MATTER_WORDS[row.matter];
}

const STATE: Readonly<Record<CaseRow["state"], string>> = {
  draft: "草稿",
  saved: "已存",
  submitted: "待复核",
  returned: "退回",
  approved: "已通过",
  "second-look": "待复审",
  "handed-over": "已交接",
  reversed: "已冲销",
};

export function stateWord(row: FoundCase): string {
  const waits = waitShown(row);
  return waits === null ? STATE[row.state] : WAIT[waits];
}

const WAIT: Readonly<Record<WaitKind, string>> = { material: "待材料", print: "待打印" };

/** What a saved case waits for takes the place of its state; a draft stays one. */
export function waitShown({ state, waits }: FoundCase): WaitKind | null {
  if (state !== "saved" && state !== "returned") return null;
  const material = waits.some(({ kind }) => kind === "material");
  if (material) return "material";
  return state === "saved" && waits.length > 0 ? "print" : null;
}

/** What somebody does next with a case. */
export function nextWord(row: FoundCase): string {
  const waits = waitShown(row);
  const what = row.waits.find(({ kind }) => kind === waits)?.what;
  if (waits !== null && what !== undefined)
    return waits === "material" ? `等${what}` : `打印${what}`;
  switch (row.state) {
    case "submitted":
    case "second-look":
      return "等复核";
    case "returned":
      return "看退回原因，改后再提交";
    case "approved":
      return "交接";
    case "handed-over":
    case "reversed":
      return "";
    case "draft":
    case "saved":
      return nextAtCounter(row);
    default:
      return assertNever(row.state);
  }
}

function nextAtCounter(row: CaseRow): string {
  switch (row.standing) {
    case "incomplete":
      return "补齐缺项";
    case "refused":
      return "告知不予支付原因";
    case "undetermined":
      return "看缺什么";
    case "trial":
      return row.state === "draft" ? "核对后存为版本" : "等主管确认参数";
    case "final":
    case "filed":
      return row.state === "draft" ? "核对后存为版本" : "打印表单，提交复核";
    default:
      return assertNever(row.standing);
  }
}

/** `410200-A3-20261120-017` as lists show it: `1120-017`, with the year when it is another. */
export function shortNumber(number: string, today: string): string {
  const match = /(\d{4})(\d{4})-(\d+)$/u.exec(number);
  if (match === null) return number;
  const [, year = "", day = "", count = ""] = match;
  return today.startsWith(year) ? `${day}-${count}` : `${year.slice(2)}-${day}-${count}`;
}

/** `2026-10-21` as a list shows it: `10-21` within the year, else `25-12-30`. */
export function shortDate(date: string, today: string): string {
  return date.slice(0, 4) === today.slice(0, 4) ? date.slice(5) : date.slice(2);
}

/** When a case changed, for the clerk who changed it: the time today, else the day. */
export function changedWord(instant: string, today: string): string {
  const at = new Date(instant);
  if (Number.isNaN(at.getTime())) return "";
  const two = (part: number): string => String(part).padStart(2, "0");
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  return day === today ? `${two(at.getHours())}:${two(at.getMinutes())}` : shortDate(day, today);
}

const WEEKDAYS = ["日", "一", "二", "三", "四", "五", "六"] as const;

/** `11月20日 星期五`. */
export function dayHeading(today: string): string {
  const [year = 0, month = 1, day = 1] = today.split("-").map(Number);
  const weekday = WEEKDAYS[new Date(year, month - 1, day).getDay()] ?? "";
  return `${month}月${day}日 星期${weekday}`;
}
