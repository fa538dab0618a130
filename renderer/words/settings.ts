import type { Confidence } from "../../core/policy/values.ts";
import { BACKUP_KEYS } from "./backup.ts";
import { CATALOGUE_KEYS } from "./catalogue.ts";
import { JOURNAL_KEYS } from "./journal.ts";
import { KEYS_KEYS } from "./keys.ts";
import { OFFICE_KEYS } from "./office.ts";
import { OPERATORS_KEYS, OWN_KEYS } from "./operators.ts";
import { GATEWAY_KEYS } from "./sync.ts";
import { TEMPLATES_KEYS } from "./templates.ts";

type KeyList = readonly (readonly [string, string])[];

const POLICY_KEYS: KeyList = [
  ["↑ ↓", "选一条"],
  ["Ctrl+Tab", "答复、参数、政策包"],
  ["Ctrl+Enter", "记录"],
];

/** Words of the settings. */
export const SETTINGS = {
  title: "设置",
  sections: {
    policy: "待遇口径",
    operators: "操作员",
    own: "我的口令",
    keys: "密钥与锁屏",
    backup: "备份",
    journal: "经办日志",
    templates: "官方表样",
    office: "单位",
    catalogue: "目录",
    gateway: "网关",
  },
  /** One line each, in the status bar. */
  leads: {
    policy: "未答复、未确认的，算出的数只作试算或未定",
    operators: "谁能登录这台电脑，能做什么",
    own: "其余由主管处理",
    keys: "凭什么打开本机数据",
    backup: "电脑坏了，靠备份接着办",
    journal: "谁、何时、做了什么",
    templates: "每种表单照哪份表样画",
    office: "表单上怎么写本单位",
    catalogue: "录费用时查哪份目录",
    gateway: "案件传到哪里，凭什么认它",
  },
  keys: {
    policy: POLICY_KEYS,
    operators: OPERATORS_KEYS,
    own: OWN_KEYS,
    keys: KEYS_KEYS,
    backup: [...BACKUP_KEYS, ["V", "核对"]] satisfies KeyList,
    backupRead: [
      ["↑ ↓", "选一份"],
      ["V", "核对"],
    ] satisfies KeyList,
    journal: JOURNAL_KEYS,
    templates: TEMPLATES_KEYS,
    office: OFFICE_KEYS,
    catalogue: CATALOGUE_KEYS,
    gateway: GATEWAY_KEYS,
  },
  packs: "险种",
  tabs: { answers: "统筹区答复", parameters: "本地参数", packs: "政策包" },
  insurance: { resident: "城乡居民", employee: "职工" },
  columns: {
    question: "文件没写的问题",
    clause: "条文",
    now: "现在怎么算",
    state: "状态",
    parameter: "参数",
    value: "值",
    source: "出处",
    confidence: "可信度",
  },
  undetermined: "未定",
  trialBy: (reading: string) => `试算：${reading}`,
  answered: "已答复",
  unanswered: "未答复",
  confirmed: "已确认",
  unconfirmed: "等确认",
  unset: "未设定",
  set: "已设定",
  clauses: "条文原话",
  readings: "统筹区的答复",
  proposed: "试算所按",
  document: "依据文件",
  documentNeed: "写明文号，或会议纪要、复函的日期",
  readingNeed: "选一项答复",
  recordAnswer: "记录答复",
  changeAnswer: "改为这个答复",
  recorded: (by: string, on: string, document: string) => `${by} ${on} 记录，依据：${document}`,
  kept: "记录后，再算时按此办，已存的版本不改。谁、何时、凭哪份文件，都留底。",
  onlySupervisor: "由主管处理。请主管登录后记录。",
  confirmTitle: "确认参数",
  confirmLead: "对照统筹区的文件逐项核对，勾选无误的，写明依据再确认。",
  chooseAll: "全选未确认的",
  chosen: (count: number) => `已勾选 ${count} 项`,
  choose: (name: string) => `勾选${name}`,
  chooseNeed: "先勾选参数",
  confirm: (count: number) => (count === 0 ? "确认" : `确认 ${count} 项`),
  noneOpen: "这里没有要处理的。",
  note: "出处说明",
  setTitle: "设定参数",
  value: "值",
  valueNeed: "先填这个值",
  units: {
    money: "元",
    share: "%",
    factor: "倍",
    months: "个月",
    days: "个工作日",
    bands: undefined,
  },
  consent: "省级同意",
  consentNeed: "省级医保、财政部门同意的文号",
  consented: (document: string) => `；省级同意：${document}`,
  recordValue: "记录这个值",
  ownValue: "改用本统筹区的值",
  changeValue: "改这个值",
  keepValue: "不改，回到确认",
  justRecorded: (title: string) => `已记录：${title}`,
  leftBy: (clause: string) => `${clause}，由统筹区定`,
} as const;

export const CONFIDENCE_WORD: Readonly<Record<Confidence, string>> = {
  document: "文件",
  authority: "统筹区确认",
  "third-party": "第三方转载",
  sample: "样例暂用",
};

/** Keys that work in every section. */
export function sectionKeys(count: number): KeyList {
  return [[`Ctrl+1…${count}`, "换分区"]];
}
