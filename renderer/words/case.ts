import type { Problem } from "../../core/problem.ts";
import type { SectionNo } from "../case/state/section-no.ts";
import { effectiveWords } from "./ui.ts";

const desktopSilent: Problem = {
  code: "E-APP-01",
  what: "程序后台没有答复，这一步没有做成。",
  remedy: "已录入的内容还在屏幕上；请再试一次，仍不行就重新打开程序。",
  kind: "check",
};

const noPack: Problem = {
  code: "E-PCK-02",
  what: "本机没有这个统筹区、这个险种的政策包。",
  remedy: "核对案件的险种；险种没错的，请主管导入政策包。",
  kind: "check",
};

/** Words of the case screen. */
export const CASE_WORDS = {
  desktopSilent,
  noPack,
  loading: "正在打开案件",
  retry: "再试一次",
  unnamed: "未填姓名",
  idMissing: "未填身份证号",
  age: (years: number) => `${years}岁`,
  caseNumber: (short: string) => `受理号 ${short}`,
  draft: "草稿",
  draftAfter: (count: number) => `草稿·版本${count}`,
  sealedAs: (count: number) => `已存·版本${count}`,
  print: "打印整套",
  seal: "存为版本",
  sections: "案件分段",
  form: "案件表单",
  toField: "回到字段",
} as const;

export const SECTION_TITLE: Readonly<Record<SectionNo, string>> = {
  1: "参保人",
  2: "备案",
  3: "就诊",
  4: "票据",
  5: "费用明细",
  6: "待遇计算",
  7: "材料与表单",
  8: "交接",
};

/** What a section holds, in one line beside its title in the list. */
export const SUMMARY_WORDS = {
  empty: "未填",
  notFiled: "没有备案",
  /** 办理时点 in the width of the list. */
  timing: {
    none: "未备案",
    "before-admission": "就医前",
    "before-discharge": "结算前",
    discharged: "结算前",
    "after-settlement": "出院后",
    "for-another-stay": "为另一次",
  },
  days: (count: number) => `${count}天`,
  invoices: (count: number, total: string) => `${count}张 ${total}`,
  lines: (count: number) => `${count}行`,
  match: "与票据相符",
  differ: (difference: string) => `差 ${difference}`,
  trial: "试算",
  final: "定案",
  undetermined: "未定",
  refused: "不予支付",
  incomplete: "还不能计算",
  openLayers: (count: number) => `${count}项未定`,
  materials: (seen: number, all: number) => `材料${seen}/${all}`,
  forms: (count: number) => `表单${count}`,
  noForms: "未出表单",
  version: (count: number) => `版本${count}`,
  noVersion: "未存版本",
} as const;

/** 缺什么 */
export const TODO_WORDS = {
  title: "缺什么",
  next: "下一处",
  none: "不缺，可以出具表单",
  until: { submit: "提交前须补", final: "定案前" },
  parameters: (count: number) => `起付标准等${count}项参数未确认`,
  unset: (names: string) => `统筹区未设定${names}`,
  missing: (count: number) => `缺${count}处`,
} as const;

/** Status bar. */
export const STATUS_WORDS = {
  kept: (time: string) => `草稿已存 ${time}`,
  same: (count: number) => `与版本${count}一致`,
  sealed: (count: number, time: string) => `版本${count}已存 ${time}`,
  settledSince: (count: number) => `版本${count}之后统筹区有新的答复或参数，按 Ctrl+S 存为新版本`,
  typing: "正在录入",
  fresh: "新案件",
  failed: "草稿没有存上",
  pack: (name: string, from: string | null) => `${name}，${effectiveWords(from)}`,
} as const;

export const CASE_KEYS: readonly (readonly [string, string])[] = [
  ["Ctrl+S", "存为版本"],
  ["Ctrl+Z", "撤销"],
  ["F8", "下一处缺项"],
  ["Ctrl+/", "全部快捷键"],
];

/** Keys of the case that the key sheet lists beside those in the status bar. */
export const CASE_MORE_KEYS: readonly (readonly [string, string])[] = [
  ["Ctrl+Enter", "提交复核、交接"],
  ["Ctrl+1…8", "到第几段"],
  ["F6", "计算过程"],
  ["F7", "备案方式比较"],
  ["Ctrl+J", "备案变动"],
  ["F9", "条文全文"],
  ["Ctrl+P", "打印整套"],
  ["Ctrl+H", "历次版本"],
  ["Ctrl+G", "案件档案"],
  ["Ctrl+Shift+O", "另一窗口的新版本：打开、对照"],
  ["Ctrl+B", "扫码或粘贴票据"],
  ["Ctrl+E", "费用整屏录入"],
  ["Ctrl+I", "导入费用明细"],
  ["Ctrl+Shift+D", "医院上传明细：采用、核对"],
  ["F3", "查定点机构"],
  ["F10", "采用本窗口案件的累计"],
  ["Ctrl+U", "记一笔扣减"],
  ["Ctrl+K", "发起协查、协同"],
  ["Ctrl+D", "复制上一行"],
  ["Ctrl+-", "删行"],
];

/** Words inside the form that belong to no one section. */
export const FORM_WORDS = {
  copyLine: "复制上一行",
  removeLine: "删行",
  linesMatch: (lines: number, invoices: number) => `${lines}行，与${invoices}张票据相符`,
  linesDiffer: (lines: number, more: boolean, difference: string) =>
    `${lines}行，明细合计比票据${more ? "多" : "少"} ${difference}`,
  pack: (hash: string) => `政策包 ${hash}`,
  notComputed: "还不能计算，右边写着还缺什么",
  version: (count: number, author: string, time: string) => `版本${count}，${author}，${time}`,
  noVersion: "还没有存为版本",
  changedSince: "之后又有改动，已存草稿",
  caseNumber: (number: string) => `受理号 ${number}`,
  noMaterials: "这种情况不收备案材料",
  formIssued: "已出具",
  formDue: "未出具",
  formOutdated: "改动前出具",
  unfold: "展开",
} as const;

/** The strip that stands for the panel on a narrow screen. */
export const STRIP_WORDS = {
  fund: "基金",
  person: "个人",
  missing: (count: number) => `缺${count}处`,
  process: "计算过程",
  incomplete: "还不能计算",
} as const;
