import type { PrinterState, PrintOffset, PrintState } from "../../electron/contract/printing.ts";
import type { Problem } from "../../core/problem.ts";

const unreadable: Problem = {
  code: "E-PDF-01",
  what: "这份表单画不出来。",
  remedy: "再试一次；仍不行就重新打开程序，案件不受影响。",
  kind: "check",
};

/** Characters that no font of this machine has stand as empty boxes on the paper. */
export function missingGlyphs(codes: readonly string[]): Problem {
  const letters = codes.map((code) => String.fromCodePoint(Number.parseInt(code.slice(2), 16)));
  return {
    code: "W-PDF-02",
    what: `表单里有本机字体没有的字：${letters.join("、")}（${codes.join("、")}）。`,
    remedy: "纸面上是空框，打印后用笔补写。",
    kind: "check",
  };
}

/** What the print system says of a paper that does not get on. */
export function heldUp(reason: string): Problem {
  return {
    code: "W-PRT-12",
    what: `打印机没有往下打：${reason.replace(/。$/u, "")}。`,
    remedy: "处理好打印机，纸面出来后再确认；不打了，按“全没打出来”。",
    kind: "check",
  };
}

export const notMeasured: Problem = {
  code: "E-PRT-13",
  what: "两条线离纸边的距离没有填好。",
  remedy: "用尺量到 0.1 毫米，例如 21.5。",
  kind: "check",
};

/** Words of the papers screen (打印整套). */
export const PAPERS_WORDS = {
  unreadable,
  title: "这件要打的表单",
  chosen: (kinds: number, sheets: number) => `已选${kinds}种，共${sheets}份`,
  none: "这个案件现在没有要打的表单",
  noneNote: "填好备案，或者算出金额以后，这里列出备案表、承诺书和结算单。",
  pages: (count: number) => `${count}页`,
  trialStatement: "试算，印有“试算”",
  onRequest: "按需",
  issued: "已出具",
  due: "未打印",
  waiting: "等确认",
  notOut: "没打出来",
  fewer: "少一份",
  more: "多一份",
  copiesOf: (title: string) => `${title}份数`,
  printer: "打印机",
  paper: "纸张",
  paperOf: ({ right, down }: PrintOffset) =>
    right === 0 && down === 0
      ? "A4，单面，未校正位置"
      : `A4，单面，位置校正 右${signed(right)} 下${signed(down)}mm`,
  printerFor: (title: string) => `“${title}”用这台打印机。打印机没反应时，可`,
  byDialog: "用系统打印窗口",
  dialog: "系统打印窗口",
  page: (at: number, all: number) => `第${at}页，共${all}页`,
  preview: "草稿预览，打印时去掉“草稿”",
  exact: "与打印的文件逐字节相同",
  drawing: "正在画",
  print: "打印所选",
  allIssued: "没有待打印的",
  printing: "正在交给打印机",
  again: "补打所选",
  retry: "再试一次",
  back: "返回案件",
  printTitle: "打印整套",
  printNote: (version: number) =>
    `按版本${version}画成 PDF 并存下，不再改动；交给打印机后请看纸面，确认打好了才算出具。`,
  record: "打印记录",
  recordOf: "本案件",
  noRecord: "还没有打印过",
  olderVersion: "旧版本的表",
  fingerprint: (hash: string) => `SHA-256 ${hash.slice(0, 4)}…${hash.slice(-4)}`,
  file: (hash: string) => `文件 ${hash.slice(0, 4)}…${hash.slice(-4)}`,
  choose: "选或不选",
} as const;

function signed(millimetres: number): string {
  return millimetres < 0 ? `−${Math.abs(millimetres)}` : `+${millimetres}`;
}

export const CONFIRM_WORDS = {
  title: "是否已正常打印？",
  sent: (clock: string, copies: number) => `${clock} 已交给打印机${copies}份。请看纸面，再确认。`,
  copies: (count: number) => `${count}份`,
  reprint: (times: number) => `补打第${times}次`,
  good: "正常",
  bad: "没打好",
  allGood: "全部正常",
  someBad: (good: number, bad: number) => `${good}种正常，${bad}种没打好`,
  some: "有没打好的",
  none: "全没打出来",
  choosing: "点没打好的那一行，再按 Enter。",
  note: "确认前不算出具，受理号不会作废。",
} as const;

/** Words of an issued paper that is saved as a file. */
export const SAVE_WORDS = {
  afterwards: "确认打好、算出具以后，可以存成 PDF。",
  lead: "已出具，可",
  save: "存成 PDF",
  unprotected: "。文件离开程序就不受保护，证件号、账号没有遮，用完请删除。",
  saved: (file: string) => `已存到：${file}`,
} as const;

export const CALIBRATION_WORDS = {
  title: (printer: string) => `位置校正：${printer}`,
  how: "先打一张校正页，用尺量两条长线到纸边的距离，量到 0.1 毫米填在下面。两个都是 20.0 就不用校正。",
  print: "打印校正页",
  printAgain: "再打一张校正页",
  left: "竖线离左边",
  top: "横线离上边",
  ideal: "20.0 毫米为准",
  keep: "存下",
  cancel: "取消",
} as const;

export const PRINTER_STATE_WORDS: Readonly<Record<PrinterState, string>> = {
  ready: "就绪",
  busy: "正在打印",
  stopped: "已暂停",
  refusing: "不接收任务",
  "no-answer": "没有反应",
};

export const PRINT_STATE_WORDS: Readonly<Record<PrintState, string>> = {
  queued: "等确认",
  sent: "等确认",
  failed: "没有送出",
  confirmed: "正常",
  "not-out": "没打出来",
};

export const PAPERS_KEYS: readonly (readonly [string, string])[] = [
  ["↑ ↓", "换表单"],
  ["+ -", "份数"],
  ["Space", "选或不选"],
  ["Ctrl+P", "打印所选"],
  ["Esc", "返回案件"],
];
