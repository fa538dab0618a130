import type { Role } from "../../core/import/headings.ts";
import { ROLE_LABEL } from "../../core/import/role-labels.ts";
import type { Problem } from "../../core/problem.ts";
import type { RowOutcome } from "../../core/import/lines.ts";

type Said = Pick<Problem, "code" | "what" | "remedy">;
type KeyList = readonly (readonly [string, string])[];

/** Words of the expenses on a screen of their own (费用明细). */
export const EXPENSES_WORDS = {
  title: "费用明细",
  open: "整屏录入",
  lines: (count: number) => `${count}行`,
  paste: "粘贴表格",
  pasteHow: "在表格软件里选好、复制，再在这里按 Ctrl+V。",
  import: "导入 xlsx、csv",
  download: "下载医院明细，联网后可用",
  back: "返回案件",
  taken: (count: number) => `已带入 ${count} 行，Ctrl+Z 撤回`,
  totals: "合计与核对",
  byInvoice: "按票据",
  invoice: "票据",
  face: "票面",
  difference: "差额",
  invoiceOf: (no: number, tail: string) => (tail === "" ? `第${no}张` : `${no} 尾号 ${tail}`),
  noInvoice: "没有归票据",
  allMatch: "都相符",
  differ: (count: number) => `${count}张不符`,
  noInvoices: "还没有票据",
  byGrade: "按等级",
  grade: "等级",
  amount: "金额",
  inScope: "范围内",
  gradeLines: (grade: string, count: number) => `${grade}类 ${count}行`,
  unread: (count: number) => `未填完 ${count}行`,
  total: "合计",
  problems: "问题",
  nextProblem: "下一处",
  noProblems: "没有问题",
  problemAt: (row: number) => `${row}行`,
  moreProblems: (count: number) => `还有 ${count} 处`,
  byCategory: "按费用类别",
  noCategory: "未分类",
} as const;

export const EXPENSES_KEYS: KeyList = [
  ["Enter", "确认并右移"],
  ["Ctrl+I", "导入"],
  ["F3", "查目录"],
  ["Ctrl+D", "复制上一行"],
  ["Ctrl+-", "删行"],
  ["Ctrl+Z", "撤销"],
];

/** Words of the look at a table before it is taken over. */
export const IMPORT_WORDS = {
  title: "导入费用明细",
  pasted: "粘贴的表格",
  choosing: "请在弹出的窗口里选文件",
  cancel: "不导入",
  again: "另选文件",
  sheet: "工作表",
  sheetName: (name: string, at: number, rows: number) =>
    `${name === "" ? `第${at + 1}张` : name}（${rows}行）`,
  columns: "列对应",
  remembered: (hospital: string) => `${hospital}，照上次记住的`,
  recognised: "按表头认出，可以改",
  guessed: "表头认不出，按内容猜的，请核对",
  column: (letters: string, heading: string) =>
    heading === "" ? `${letters} 列` : `${letters} 列 ${heading}`,
  unused: "不用",
  table: "文件内容",
  line: "行",
  outcome: "读成",
  kinds: {
    line: "明细",
    above: "表头以上",
    heading: "表头",
    total: "合计，不作明细",
    empty: "空行",
    words: "文字，不作明细",
  } satisfies Record<Extract<RowOutcome, { kind: "passed" }>["why"] | "line", string>,
  check: "导入核对",
  rowsOf: (count: number) => `文件共 ${count} 行`,
  counts: { clean: "明细", faulty: "明细，有错", total: "合计行", other: "表头、空行、文字" },
  faultyNote: "有错的行照原样带入，不丢；带入后在明细里改。",
  noName: "还没有指明哪一列是项目名称。",
  noAmount: "还没有指明哪一列是金额（或单价和数量）。",
  invoice: "记到票据",
  noInvoiceYet: "还没有票据，带入后再归",
  byRow: "各行按自己的票据号",
  invoiceTotal: (amount: string) => `票面 ${amount}`,
  match: "与票面相符",
  more: (amount: string) => `比票面多 ${amount}`,
  less: (amount: string) => `比票面少 ${amount}`,
  stated: "清单自己的合计",
  statedMatch: "与明细相符",
  faults: "有错和要看的行",
  noFaults: "每一行都读得清楚",
  faultAt: (line: number) => `${line}行`,
  moreFaults: (count: number) => `还有 ${count} 处，都标在表里`,
  catalogue: "按目录补等级、先付比例、限价",
  catalogueFilled: (count: number) => `补了 ${count} 行`,
  replace: (count: number) => `替换现有 ${count} 行`,
  append: "加在后面",
  take: (count: number) => `带入 ${count} 行`,
  tooMany: (lines: number, most: number): Said => ({
    code: "E-EXP-06",
    what: `带入后有 ${lines} 行，一个案件最多 ${most} 行。`,
    remedy: "选“替换”，或按票据分成几个案件。",
  }),
  openQuote: (line: number): Said => ({
    code: "E-EXP-05",
    what: `粘贴的第 ${line} 行引号没有配对，后面的内容分不清是哪一格。`,
    remedy: "存成 xlsx 文件再导入。",
  }),
  empty: {
    code: "E-EXP-04",
    what: "粘贴的内容里没有表格。",
    remedy: "在表格软件里选好几行再复制。",
  },
} as const;

export const IMPORT_KEYS: KeyList = [
  ["Ctrl+Enter", "带入"],
  ["Ctrl+↓", "下一处"],
  ["Esc", "不导入"],
];

/** What a column can be told to hold. */
export const ROLE_OPTIONS: readonly (readonly [Role, string])[] = [
  ["date", ROLE_LABEL.date],
  ["code", ROLE_LABEL.code],
  ["name", ROLE_LABEL.name],
  ["grade", ROLE_LABEL.grade],
  ["quantity", ROLE_LABEL.quantity],
  ["price", ROLE_LABEL.price],
  ["amount", ROLE_LABEL.amount],
  ["preSelfPay", ROLE_LABEL.preSelfPay],
  ["overLimit", ROLE_LABEL.overLimit],
  ["category", ROLE_LABEL.category],
  ["invoice", ROLE_LABEL.invoice],
];
