import { effectiveWords } from "./ui.ts";

/** Words of the first set-up. */
export const SETUP = {
  title: "首次设置",
  lead: "四步，约两分钟。填好就能办件，不用联网。",
  office: "办公室",
  officeLead: "印在表单上，也进每个受理号",
  officeName: "办公室名称",
  officeHint: "开封市祥符区朱仙镇便民服务中心",
  window: "窗口编号",
  windowHint: "A3",
  windowNote: "同一办公室的窗口不能重号；字母一律记成大写",
  telephone: "咨询电话",
  telephoneHint: "印在告知单和回执上，可以以后再填",
  pool: "统筹区",
  poolLead: "参保人在哪里参保，决定按哪份文件办",
  poolChoice: "统筹区",
  poolHint: "名称、代码或拼音首字母",
  operator: "首位操作员",
  operatorLead: "任主管，可答复政策问题、确认参数",
  operatorName: "姓名",
  restore: "换了电脑？从备份恢复",
  change: "改",
  next: "下一步",
  start: "加密本机数据，开始使用",
  starting: "正在加密，请稍候",
  needOffice: "填办公室名称",
  needWindow: "填窗口编号",
  needPool: "选统筹区",
  needOperator: "填姓名",
  passwordSet: "口令已设",
  supervisor: "主管",
  windowOf: (window: string) => `窗口 ${window}`,
  policyTitle: "随程序带来的政策",
  policyEmpty: "选好统筹区，这里列出要用的政策文件。",
  effective: effectiveWords,
  poolCount: (questions: number, parameters: number) =>
    `文件未载明 ${questions} 处，待确认的参数 ${parameters} 项。未答复、未确认的，算出的数只作试算。`,
  recovery: "恢复密钥",
  recoveryLead: "口令忘了、数据坏了，只有它能打开",
  recoveryNext: "加密后印在纸上，锁进保险柜",
  keep: "本机数据全部加密，口令就是钥匙。口令都忘了，凭恢复密钥打开；两样都没有，数据打不开，软件方也打不开。",
  keepSheet: "没有恢复密钥、又没有任何一位操作员的口令，数据无法打开，软件方也打不开。",
  footKept: "本机数据将加密保存",
  footMade: "本机数据已加密",
} as const;

export const SETUP_KEYS: readonly (readonly [string, string])[] = [
  ["Enter", "下一格"],
  ["Shift+Tab", "上一格"],
];

export const SHEET_KEYS: readonly (readonly [string, string])[] = [
  ["Ctrl+P", "打印"],
  ["Enter", "继续"],
];
