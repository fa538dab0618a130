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

/** Words of the papers screen (材料与表单). */
export const PAPERS_WORDS = {
  unreadable,
  title: "这件要出的表单",
  chosen: (count: number) => `已选${count}种`,
  none: "这个案件现在没有要出的表单",
  noneNote: "填好备案，或者算出金额以后，这里列出备案表、承诺书和结算单。",
  pages: (count: number) => `${count}页`,
  trialStatement: "试算，印有“试算”",
  issued: "已出具",
  due: "未出具",
  page: (at: number, all: number) => `第${at}页，共${all}页`,
  preview: "草稿预览，出具后去掉“草稿”",
  exact: "与存档文件逐字节相同",
  drawing: "正在画",
  issue: "出具所选",
  allIssued: "已全部出具",
  issuing: "正在出具",
  again: "再试一次",
  back: "返回案件",
  issueTitle: "出具",
  issueNote: (version: number) =>
    `按版本${version}画成 PDF，存入案件，同时记下文件的 SHA-256。存下的文件不再改动；改了案件，要重新出具。`,
  record: "出具记录",
  recordOf: "本案件",
  noRecord: "还没有出具过表单",
  fingerprint: (hash: string) => `SHA-256 ${hash.slice(0, 4)}…${hash.slice(-4)}`,
  choose: "选或不选",
  trial: "试算",
} as const;

export const PAPERS_KEYS: readonly (readonly [string, string])[] = [
  ["↑ ↓", "换表单"],
  ["Space", "选或不选"],
  ["Ctrl+P", "出具所选"],
  ["Esc", "返回案件"],
];
