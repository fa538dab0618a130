import type { Hazard } from "../../core/forms/pdf-hazards.ts";
import type { Problem } from "../../core/problem.ts";

const HAZARD_WORDS: Readonly<Record<Hazard, string>> = {
  script: "脚本",
  action: "自动动作和链接",
  "attached-file": "附带的文件",
  xfa: "XFA 表单",
  media: "音视频",
};

/** A PDF that came with more than pages. */
export function neutralised(removed: readonly Hazard[]): Problem {
  return {
    code: "N-ATT-18",
    what: `这个 PDF 里有${removed.map((hazard) => HAZARD_WORDS[hazard]).join("、")}，已经去掉。`,
    remedy: "页面不变，可以存入；来路不明的，请先核对是谁发来的。",
    kind: "check",
  };
}

const KIND_WORDS = { jpeg: "JPEG 图片", png: "PNG 图片", pdf: "PDF" } as const;

export function misnamed(kind: keyof typeof KIND_WORDS): Problem {
  return {
    code: "N-ATT-19",
    what: `文件名的后缀不对，内容是 ${KIND_WORDS[kind]}。`,
    remedy: "按内容打开了；核对画面没错就可以存入。",
    kind: "check",
  };
}

const undecodable: Problem = {
  code: "E-ATT-20",
  what: "这个文件画不出来，没有收。",
  remedy: "请重新扫描或拍照，存成 JPEG 或 PDF 再选。",
  kind: "check",
};

const tooLarge: Problem = {
  code: "E-ATT-22",
  what: "这个文件超过50 MB，没有收。",
  remedy: "把扫描仪的分辨率调到200至300 dpi，或分成几个文件。",
  kind: "check",
};

const notSaid: Problem = {
  code: "E-ATT-21",
  what: "还没有选这是什么。",
  remedy: "在“这是什么”里选一项，再存入。",
  kind: "missing",
};

/** Words of what comes back on paper (签回与材料). */
export const ATTACHMENT_WORDS = {
  undecodable,
  tooLarge,
  notSaid,
  title: "签回与材料",
  tabs: "表单和签回的材料",
  forms: "要打的表单",
  none: "还没有签回的表单或材料",
  drop: "把扫描件、照片拖到这里",
  dropHere: "松开就打开",
  kinds: "PDF、JPEG、PNG，每个不超过50 MB、50页",
  choose: "选文件",
  pages: (count: number) => `${count}页`,
  scans: "扫描文件夹",
  scansNone: "没有新的扫描件",
  scanning: "正在扫描",
  open: "打开",
  again: "再看一次",
  pickTitle: "放一份进来",
  pickNote:
    "先在画面上核对：字能看清、方向是正的、没有缺页。存入后和案件一起加密保存，并成为新的版本。",
  opening: "正在检查文件",
  compressing: (page: number, all: number) => `正在压缩第${page}页，共${all}页`,
  newTitle: "存入这一份",
  more: (count: number) => `后面还有${count}个文件`,
  what: "这是什么",
  whatHint: "签回的哪张表，或哪项材料",
  other: "其他",
  signed: "签回",
  material: "材料",
  turnLeft: "向左转",
  turnRight: "向右转",
  sideways: "这页是横的。字是倒着或侧着的，先转正再存入。",
  keep: "存入",
  keeping: "正在存入",
  skip: "不要这份",
  shown: "这一份",
  file: "文件名",
  size: "大小",
  by: "存入",
  fingerprint: "指纹",
  remove: "移除",
  removeTitle: "移除这一份？",
  removeWhat: (what: string) =>
    `“${what}”不再列在案件里。以前的版本仍保留它，文件也不删除，日志里有记录。`,
  cancel: "取消",
  kept: (what: string) => `${what}已存入。`,
  scanLeft: "原件还在扫描文件夹里，没有加密，别人也能打开。",
  discard: "删除原件",
  leave: "留着",
  viewOf: (title: string) => `${title}预览`,
  onlyReads: "复核人员只能查看。",
  back: "返回案件",
} as const;

export const ATTACHMENT_KEYS: readonly (readonly [string, string])[] = [
  ["Ctrl+1 2", "表单、签回"],
  ["Ctrl+O", "选文件"],
  ["↑ ↓", "换一份"],
  ["L R", "转页"],
  ["Delete", "移除"],
  ["Esc", "返回"],
];

/** The scanner's folder in the settings. */
export const SCAN_FOLDER_WORDS = {
  title: "扫描文件夹",
  none: "没有设定",
  what: "扫描仪存文件的文件夹。设了以后，案件的“签回与材料”里会列出新的扫描件。文件夹里的文件没有加密，存入案件后请删除原件。",
  choose: "选文件夹",
  change: "更换",
  stop: "不再使用",
} as const;
