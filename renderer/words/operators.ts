/** Words of the operators and their passwords. */
export const OPERATORS = {
  columns: { name: "姓名", role: "岗位", since: "加入", seen: "上次登录", state: "状态" },
  working: "在岗",
  removed: (day: string) => `${day} 移除`,
  never: "没有登录过",
  you: "您本人",
  roleWhat: {
    clerk: "办件、存版本、出表单。",
    reviewer: "看案件和表单，不改。",
    supervisor: "经办的全部，加上答复政策问题、操作员、密钥、备份、日志。",
  },
  history: "过去办的件仍记在其名下。",
  add: "添加操作员",
  addAction: "添加",
  name: "姓名",
  nameNeed: "填姓名",
  role: "岗位",
  password: "口令",
  newPassword: "新口令",
  passwordHint: "至少8位",
  again: "再输一次",
  passwordNeed: "至少8位",
  short: { code: "E-PWD-11", what: "口令不足8位。", remedy: "再加几位。" },
  mismatch: { code: "E-PWD-12", what: "两次输入的口令不一样。", remedy: "重输一次。" },
  tell: "口令当面告诉本人，请本人登录后马上改掉。",
  setPassword: "设新口令",
  setPasswordOf: (name: string) => `给${name}设新口令`,
  setPasswordLead: "原来的口令立即失效。",
  remove: "移除",
  removeOf: (name: string) => `移除${name}`,
  removeLead: (name: string) =>
    `移除后，${name}的口令打不开这台电脑。过去办的件、日志照旧留着，名字不变。`,
  removedDone: (name: string) =>
    `${name}已移除。为防其留有数据文件和旧口令，请到“密钥与锁屏”换数据密钥。`,
  toKeys: "去换数据密钥",
  changeOwn: "改我的口令",
  changeAction: "改口令",
  old: "现在的口令",
  oldNeed: "输入现在的口令",
  changed: "您的口令已改，下次登录用新口令。",
  added: (name: string) => `已添加${name}。`,
  passwordSet: (name: string) => `已给${name}设新口令。`,
  ownTitle: "我的口令",
  ownLead: "口令只有您自己知道。疑心别人看到了，马上改。",
  others:
    "添加、移除操作员，换密钥、定锁屏时间，做备份、恢复，看经办日志，由主管处理。请主管登录后打开设置。",
} as const;

export const OPERATORS_KEYS: readonly (readonly [string, string])[] = [
  ["N", "添加"],
  ["P", "设新口令"],
  ["Delete", "移除"],
  ["W", "改我的口令"],
];

export const OWN_KEYS: readonly (readonly [string, string])[] = [["W", "改我的口令"]];
