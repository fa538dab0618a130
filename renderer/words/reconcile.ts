import type { Aspect } from "../../core/sync/rows.ts";

type KeyList = readonly (readonly [string, string])[];

export const RECONCILE_KEYS: KeyList = [
  ["↑ ↓", "换行"],
  ["Enter", "按建议处理"],
  ["Delete", "保留录入"],
  ["Ctrl+Enter", "全部采用"],
];

export const RECONCILE_SCREEN_KEYS: KeyList = [...RECONCILE_KEYS, ["Esc", "返回案件"]];

export const RECONCILE_DONE_KEYS: KeyList = [["Enter", "打开案件"]];

/** Words of the comparison of what was typed with what the hospital has uploaded. */
export const RECONCILE_WORDS = {
  title: (name: string): string => `${name}，核对医院上传明细`,
  provisional: "暂定",
  stay: (hospital: string, from: string, to: string): string => `${hospital}，${from} 至 ${to}`,
  counts: (uploaded: number, typed: number, same: number, differ: number): string =>
    `医院上传 ${uploaded} 行，窗口录入 ${typed} 行；${same} 行一致，${differ} 行有差异。`,
  classes: (uploaded: number, typed: number): string =>
    `医院按大类上传 ${uploaded} 类，窗口录入 ${typed} 行，按类合计核对。`,
  lead: "采用后按上传明细重新计算，不再暂定。",
  likely: "姓名、日期或机构没有全对上，请先确认是同一次就诊。",
  filter: "看哪些行",
  onlyDifferent: "只看差异",
  all: "全部",
  progress: (done: number, left: number): string =>
    left === 0 ? `已处理 ${done} 行，可以采用` : `已处理 ${done} 行，还有 ${left} 行`,
  table: "录入与上传逐行对照",
  typedSide: "窗口录入",
  uploadedSide: "医院上传",
  columns: {
    no: "行",
    item: "项目与差异",
    grade: "级",
    amount: "金额",
    inScope: "范围内",
    act: "处理",
  },
  fresh: "新",
  none: "无",
  grade: { A: "甲", B: "乙", C: "丙" },
  aspect: {
    amount: "金额",
    grade: "等级",
    share: "先付",
    inScope: "范围内",
    date: "日期",
    quantity: "数量",
  } satisfies Record<Aspect, string>,
  change: (what: string, before: string, after: string): string => `${what} ${before} → ${after}`,
  percent: (share: string): string => (share === "" ? "无" : `${share}%`),
  onlyTyped: "医院上传里没有这一行",
  onlyUploaded: "窗口录入里没有这一行",
  wrong: {
    split: "上传的自费、自付、范围内相加不等于金额",
    refund: "上传了退费，没有对应的收费",
  },
  rest: (count: number): string => `其余 ${count} 行一致`,
  notShown: (count: number): string => `其余 ${count} 行没有列出`,
  total: "合计",
  adopt: { both: "采用上传", typed: "去掉录入行", uploaded: "加入上传行" },
  adopted: { both: "已采用", typed: "已去掉", uploaded: "已加入" },
  kept: "保留录入",
  keep: "保留",
  undo: "改",
  askRow: "请医院更正",
  sums: { total: "总费用", fund: "基金支付", person: "个人负担" },
  unknown: "未定",
  facesMatch: (total: string): string => `票面合计 ${total}，与医院上传相符。`,
  facesDiffer: (faces: string, uploaded: string): string =>
    `票面合计 ${faces}，医院上传 ${uploaded}，不相符；请先请医院更正。`,
  facesUnknown: "票据金额没有填全，还不能与上传合计核对。",
  told: "采用后需打结算单，并告知参保人差额。",
  keptNote: (count: number): string => `保留 ${count} 行录入，案件仍是暂定。`,
  ask: "请医院更正",
  accept: "全部采用医院上传",
  acceptDecided: "按所选采用",
  settledDirectly: "医院上传的明细写明已经直接结算，不能手工报销；请核对结算单和票据。",
  settledDirectlyDo: "确已直接结算的，在就诊里填票据上的基金支付；没有的，请医院更正。",
  uploadOf: {
    "in-time": (by: string): string => `按期上传（应于 ${by} 前）`,
    late: (by: string): string => `迟传（应于 ${by} 前）`,
    missing: (by: string): string => `医院应于 ${by} 前上传，至今没有收到。`,
    awaited: (by: string): string => `医院应于 ${by} 前上传，还没有收到。`,
  },
  listMissing: "住院明细已传，结算清单未传",
  nothing: "这个案件还没有收到医院上传的明细。",
  taken: "这一版上传明细已经采用。",
  askTitle: "请医院更正上传明细",
  asked: "已发起问题协同，答复到了在协查里显示。",
  askMatter: "写明错在哪里",
  askSend: "发起协同",
  cancel: "不发了",
  matterOf: (names: readonly string[], visit: string): string =>
    `就诊 ${visit} 上传明细需更正：${names.join("、")}。`,
  matterTotal: (visit: string, faces: string, uploaded: string): string =>
    `就诊 ${visit} 上传合计 ${uploaded}，票面合计 ${faces}，不相符，请补传或更正。`,
  done: {
    title: (name: string): string => `${name}，已按医院上传明细重新计算`,
    version: (count: number): string => `已存为第 ${count} 版。`,
    difference: "告知参保人的差额",
    before: "原来",
    after: "现在",
    more: "差额",
    same: "金额没有变化。",
    forms: "要打印的表单",
    print: "打开案件，打印表单",
    open: "打开案件",
    provisional: (count: number): string => `有 ${count} 行保留录入，案件仍是暂定。`,
  },
} as const;
