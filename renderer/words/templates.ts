import type { Problem } from "../../core/problem.ts";

/** Values that the place for them was too small for. */
export function tooLong(labels: readonly string[]): Problem {
  return {
    code: "W-TPL-42",
    what: `这些内容放不下，字缩得太小：${labels.join("、")}。`,
    remedy: "把格子画宽些、高些；文件自带的栏，旁边另画一格。",
    kind: "check",
  };
}

/** Words of the section 官方表样 in the settings. */
export const TEMPLATES = {
  columns: { form: "表单", inUse: "在用", kept: "启用" },
  reference: "参考样式",
  referenceWhat: "程序自带，含条文要求的各栏",
  official: "官方表样",
  versions: "版本",
  inUse: "在用",
  kept: (at: string, by: string) => `${at} ${by}`,
  load: "换用官方表样…",
  loading: "正在看文件",
  open: "看对应",
  use: "用这一版",
  toReference: "改回参考样式",
  lead: "载入上级发的 PDF，在页面上点一栏、选一项内容，从此照它打印。可填写的 PDF 和扫描、转存的平面 PDF 都行。",
  confirmUse: (title: string, name: string) =>
    `从现在起，新画的《${title}》用“${name}”。已打印、已存下的不变。`,
  confirmReference: (title: string) =>
    `从现在起，新画的《${title}》用参考样式。载入过的版本都留着，随时可换回。`,
  confirm: "确定",
  cancel: "不换",
  usedNow: (title: string, name: string) => `《${title}》已改用“${name}”。`,
  referenceNow: (title: string) => `《${title}》已改回参考样式。`,
} as const;

/** Words of the screen on which a template's places are mapped. */
export const MAPPER = {
  note: "点一栏，选要填的内容",
  back: "返回",
  pageOf: (at: number, all: number) => `第${at}页，共${all}页`,
  page: (at: number) => `第${at}页`,
  earlier: "上一页",
  later: "下一页",
  smaller: "缩小",
  larger: "放大",
  fit: "合宽",
  box: "画一格",
  match: "按名称对应",
  undo: "撤销",
  matched: (filled: number, open: number) =>
    filled === 0
      ? "按名称没有对上的。请逐栏选。"
      : `按名称对上${filled}栏，请逐栏核对。${open === 0 ? "" : `还有${open}栏没对上。`}`,
  places: "各栏内容",
  fields: (all: number, open: number) => (open === 0 ? `${all}栏` : `${all}栏，${open}栏未对应`),
  noPlaces: "这份文件没有自带的栏。在页面上拖出一格，再选内容。",
  open: "未对应",
  unseen: "待核对",
  unknown: (id: string) => `已没有的内容 ${id}`,
  drawn: "新画的格",
  ownField: (name: string) => `文件里叫 ${name}`,
  drawnBox: "画的格",
  spot: (name: string, label: string) => `${name}：${label}`,
  nextOpen: "下一个未对应",
  hidden: "页面上看不到这一栏",
  change: "换内容",
  pick: "选内容",
  clear: "清空",
  remove: "删除",
  size: "字号",
  sizeOf: (points: number) => `${points}磅`,
  smallerType: "小半磅",
  largerType: "大半磅",
  align: "对齐",
  aligns: { left: "左", center: "中", right: "右" },
  nudge: "方向键挪动，Ctrl 改大小，Shift 一次10磅",
  picker: "选内容",
  pickerHint: "名称、拼音首字母",
  none: "没有这一项",
  kind: "填法",
  kinds: { text: "写文字", tick: "打勾" },
  preferred: "按名称推荐",
  try: "试填",
  trying: "正在试填",
  backToMapping: "回到对应",
  sample: "试填样张，人是虚构的",
  stale: "对应改过了，按 F6 重新试填",
  enable: "启用",
  enableTitle: "启用这份表样？",
  enableFrom: (title: string) =>
    `从现在起，新画的《${title}》都用它；已打印、已存下的不变。随时可改回参考样式。`,
  enableOpen: (open: number) => `还有${open}栏未对应，打出来是空的。`,
  enableUnseen: (unseen: number) => `按名称对上的还有${unseen}栏没有核对。`,
  name: "表样名称",
  nameNeed: "填上文号或年份，如2026年版",
  keeping: "正在存下",
  keepOn: "接着对应",
  leaveTitle: "对应还没有启用",
  leaveWhat: "现在离开，这次对应的内容就丢了。",
  leave: "不要了，离开",
} as const;

export const TEMPLATES_KEYS: readonly (readonly [string, string])[] = [
  ["↑ ↓", "选表单"],
  ["← →", "选版本"],
  ["N", "换官方表样"],
  ["U", "用这一版"],
];

export const MAPPER_KEYS: readonly (readonly [string, string])[] = [
  ["Tab", "换栏"],
  ["Enter", "选内容"],
  ["F8", "下一个未对应"],
  ["Ctrl+Z", "撤销"],
  ["Ctrl+/", "全部快捷键"],
];

/** Keys that only the key sheet has room for. */
export const MAPPER_MORE_KEYS: readonly (readonly [string, string])[] = [
  ["A", "按名称对应"],
  ["B", "画一格"],
  ["↑ ↓ ← →", "挪动格子"],
  ["Ctrl+↑ ↓ ← →", "改大小"],
  ["Shift", "一次10磅"],
  ["+ -", "字号"],
  ["Delete", "清空，删除格子"],
  ["Ctrl+Y", "重做"],
  ["PageUp PageDown", "换页"],
  ["Ctrl+= Ctrl+- Ctrl+0", "放大、缩小、合宽"],
  ["F6", "试填"],
  ["Ctrl+Enter", "启用"],
  ["Esc", "返回"],
];
