import type { LongWork, WorkProgress, WorkStep } from "../../electron/contract/long-work.ts";

/** Words of work that somebody waits for. */
export const WORK_WORDS = {
  cancel: "取消",
  cancelling: "正在取消，请稍候",
  begins: "正在准备",
} as const;

export const WORK_TITLES: Readonly<Record<LongWork, string>> = {
  "read-file": "正在读文件",
  backup: "正在备份",
  verify: "正在核对数据",
  print: "正在打印",
  archive: "正在导出档案",
  statistics: "正在导出统计表",
  ledger: "正在存台账",
  journal: "正在导出经办日志",
  exchange: "正在导出到 U 盘",
  rescue: "正在抢救导出",
};

/** What a cancel leaves, told before one cancels. */
export const WORK_KEEPS: Readonly<Record<LongWork, string>> = {
  "read-file": "取消后什么也不带入。",
  backup: "取消后没做完的一份会清掉，最近做好的备份不动。",
  verify: "只看不改，随时可以取消。",
  print: "取消后，已交给打印机的照样打出来，其余不再交。",
  archive: "取消后不留下文件。",
  statistics: "取消后不留下文件。",
  ledger: "取消后不留下文件。",
  journal: "取消后不留下文件。",
  exchange: "取消后不留下文件，没有送出的仍在等待。",
  rescue: "取消后没导完的会清掉，原数据只读不改。",
};

/** What is done just now, and how far it is. */
export function stepWords({ step, on, done, of }: WorkProgress): string {
  return step === null ? WORK_WORDS.begins : STEPS[step](`${done}`, of, on, part(done, of));
}

function part(done: number, of: number): string {
  return of === 0 ? "" : `，${Math.floor((done / of) * 100)}%`;
}

type Words = (done: string, of: number, on: string, part: string) => string;

const counted =
  (what: string, unit: string): Words =>
  (done, of) =>
    of === 0 ? what : `${what}，第 ${Number(done) + 1} ${unit}，共 ${of} ${unit}`;

/** Of the forms of a case, by their kinds; how many copies of each the screen says. */
const each =
  (what: string): Words =>
  (done, of, on, partly) =>
    counted(`${what}${on}`, "种")(done, of, on, partly);

const STEPS: Readonly<Record<WorkStep, Words>> = {
  reading: (_, __, on, partly) => `读“${on}”${partly}`,
  waiting: () => "等前一次自动备份做完",
  copying: (_, __, on, partly) => `${on === "" ? "" : `${on}：`}抄写数据${partly}`,
  checking: (_, __, on) => `${on === "" ? "" : `${on}：`}核对抄好的数据`,
  hashing: (_, __, on, partly) => `${on === "" ? "" : `${on}：`}计算核对码${partly}`,
  structure: counted("核对数据文件的各张表", "张"),
  documents: counted("核对存档的文件", "份"),
  cases: counted("核对案件的各个版本", "件"),
  drafts: counted("核对草稿", "件"),
  entries: () => "核对经办日志",
  drawing: each("制作"),
  "handing-over": each("交给打印机："),
  gathering: counted("汇总案件", "件"),
  packing: (done) => `整理文件，已有 ${done} 份`,
  listing: (done) => `取出记录，已有 ${done} 条`,
  sealing: () => "加密",
  tables: counted("读出还能读的各张表", "张"),
  writing: (_, __, ___, partly) => `写入文件${partly}`,
};
