/** Words of the error log (报错治理, LN-4). */
export const ERROR_WORDS = {
  title: "报错治理",
  lead: "窗口报给经办人员的问题，按代码每天计数，不含参保人信息。逐条写明处理情况。",
  days: "有报错的日子",
  list: "当天的报错",
  dayLine: (count: number) => `${count}次`,
  open: (count: number) => `${count}条未处理`,
  allHandled: "都已处理",
  noDays: "最近30天没有报错。",
  nothing: "这一天没有报错。",
  columns: {
    code: "代码",
    kind: "类别",
    what: "什么问题",
    count: "次数",
    operators: "人数",
    last: "最近一次",
    handled: "处理情况",
  },
  notHandled: "未处理",
  what: "什么问题",
  remedy: "怎么办",
  dependsOnCase: "原话随案件而变，这里不留。",
  words: "处理情况",
  wordsHint: "查到什么原因、做了什么",
  wordsNeed: "写一句处理情况",
  record: "登记处理",
  before: "登记过的",
  by: (name: string, at: string) => `${name}，${at}`,
  detail: "这个代码",
} as const;

export const ERROR_KEYS: readonly (readonly [string, string])[] = [
  ["↑ ↓", "换代码"],
  ["PgUp PgDn", "换日子"],
  ["Ctrl+Enter", "登记处理"],
  ["Ctrl+Tab", "经办日志"],
];
