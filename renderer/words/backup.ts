import type { Problem } from "../../core/problem.ts";
import type { Backup } from "../../electron/contract/administration.ts";

/** Words of the copies of the data, of restoring and of rescuing. */
export const BACKUP = {
  list: "备份清单",
  columns: { at: "时间", place: "位置", cases: "案件", size: "大小", state: "状态" },
  place: { own: "本机", second: "第二处", chosen: "所选文件夹" } satisfies Record<
    Backup["place"],
    string
  >,
  sound: "完好",
  broken: "不完整",
  salvage: "抢救",
  none: "还没有备份。",
  cases: (count: number) => `${count}件`,
  title: "备份",
  lead: "登录后、每隔几小时、关程序时自动备份，做完即核对。留最近两天的全部，以后每天、每周、每月各一份。备份和数据一样加密。",
  last: "最近一次",
  lastNone: "还没有做过",
  ago: (since: string) => `${since}前`,
  second: "第二处",
  secondNone: "没有选",
  secondWhat: "另一块硬盘或 U 盘。电脑坏了、丢了，靠它。没插上时照常办件，插上后自动补做。",
  make: "立即备份",
  making: "正在备份",
  made: (at: string) => `已备份并核对，${at}`,
  choose: "选文件夹",
  change: "换文件夹",
  stop: "不再用",
  restore: "恢复这一份",
  restoreOf: (at: string) => `恢复到 ${at}`,
  restoreLost: (since: string) =>
    `此后 ${since}里录入、存版本、出的表单，恢复后都看不到，要重新办。`,
  restoreKept: "现在的数据不删，整个文件夹留在本机，需要时请维护人员取用。",
  restoreThen: "恢复后要重新登录，人员和口令仍是现在的。新案件的受理号另编一段，不会重号。",
  restoreSalvage:
    "这一份是从损坏的数据里抢救的，缺的找不回来。恢复后到“备份”里做一次数据核对，缺哪些会逐件列出。",
  restoreBroken: "这一份不完整，不一定能恢复。有完好的，请用完好的。",
  restoreAction: "恢复，舍弃此后的",
  restoring: "正在恢复，请稍候",
  pick: "先在左边选一份。",
} as const;

export const BACKUP_KEYS: readonly (readonly [string, string])[] = [
  ["↑ ↓", "选一份"],
  ["B", "立即备份"],
  ["Enter", "恢复"],
];

export const RESCUE = {
  title: "数据没有打开",
  kept: "本程序没有改动、也没有删除任何数据。",
  keptLong: "恢复时，打不开的数据整个留在本机，不删；抢救导出只读，不改它。",
  ways: "可以这样办",
  wayRestore: "恢复一份完好的备份，马上能办件。那之后办的要重新办。",
  wayExport: "先抢救导出，把还读得出的案件另存一份，仍加密，可交维护人员，也可像备份一样恢复。",
  copies: "找到的备份",
  noCopies: "本机没有备份。插上 U 盘，按“另选文件夹”。",
  reading: "正在找备份",
  folder: "另选文件夹",
  export: "抢救导出",
  exportTitle: "抢救导出",
  exportLead: "先选文件夹，再把读得出的案件另存成一份加密的备份。原数据只读不改。",
  exportAction: "选文件夹并导出",
  exporting: "正在抢救，请稍候",
  exported: (folder: string, cases: number) => `已存到 ${folder}，读出 ${cases} 件。`,
  who: "用谁的口令",
  recoveryKey: "恢复密钥",
  secretOf: { operator: "备份那时的口令", recovery: "恢复密钥" },
  exportSecret: { operator: "口令", recovery: "恢复密钥" },
  secretNeed: "输入后才能打开",
  restoreAction: "恢复这一份",
  close: "关闭程序",
} as const;

export const RESTORE_HERE = {
  title: "从备份恢复",
  steps: [
    "插上存有备份的 U 盘或硬盘，按“另选文件夹”，选放备份的文件夹。",
    "选最近一份完好的，用恢复密钥打开。",
  ],
  after: "恢复后，人员和口令都是备份那时的；那之后办的件要重新办。",
  back: "返回首次设置",
} as const;

export const RESTORE_HERE_KEYS: readonly (readonly [string, string])[] = [
  ["↑ ↓", "选一份"],
  ["Enter", "恢复"],
  ["F", "另选文件夹"],
  ["Esc", "返回"],
];

/** What the check after the log-in found, as the workbench tells it. */
export function dataFault(faults: readonly string[]): Pick<Problem, "code" | "what" | "remedy"> {
  const more = faults.length > 1 ? `等 ${faults.length} 处` : "";
  return {
    code: "E-DB-10",
    what: `登录后核对数据，有不相符的：${faults[0] ?? ""}${more}。`,
    remedy: "标了“数据不符”的案件先不要办，其余照常；请主管看核对结果，从备份恢复。",
  };
}

export const DATA_FAULT = { open: "看核对结果", mark: "数据不符" } as const;

export const RESCUE_KEYS: readonly (readonly [string, string])[] = [
  ["↑ ↓", "选一份"],
  ["Enter", "恢复"],
  ["F", "另选文件夹"],
  ["E", "抢救导出"],
];

export const VERIFY = {
  title: "数据核对",
  what: "逐件核对每个版本、单据和日志，看有没有断开、改动过的。每次登录后也在后台核对。",
  action: "现在核对",
  working: "正在核对",
  sound: (cases: number, revisions: number, at: string) =>
    `${at} 核对：${cases}件，${revisions}个版本，全部相符。`,
  faulty: (count: number) => `有 ${count} 处不相符：`,
  remedy: "这几件先不要办，其余照常。从备份里找完好的一份，或抄下来报给维护人员。",
} as const;
