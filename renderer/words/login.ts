/** Words of the log-in and of a forgotten password. */
export const LOGIN = {
  seal: "报",
  name: ["异地就医", "手工报销工作站"],
  who: "谁在窗口？",
  operators: "操作员",
  passwordOf: (name: string) => `${name}的口令`,
  open: "登录",
  opening: "正在打开",
  slowed: "刚才输错过，这次要多等一会儿",
  offline: "没有网络也能登录、办件、出表单。",
  lockedIdle: (minutes: number) => `因 ${minutes} 分钟无人操作已锁定。填到一半的已存成草稿。`,
  version: "版本",
  data: "数据",
  encrypted: "已加密，存在本机",
  network: "网络",
  networkNow: "离线，照常可用",
  foot: "本机数据已加密",
  forgot: "忘了口令，用恢复密钥",
} as const;

export const LOGIN_KEYS: readonly (readonly [string, string])[] = [
  ["↑ ↓", "选人"],
  ["Enter", "登录"],
  ["Ctrl+R", "忘了口令"],
];

export const RECOVER = {
  title: "忘了口令",
  lead: "从保险柜取出恢复密钥那张纸，照着输入，再给自己设一个新口令。用过恢复密钥会记入日志。",
  who: "给谁设新口令",
  key: "恢复密钥",
  keyHint: "不分大小写，横线可不输",
  keyNeed: "照纸上输入恢复密钥",
  password: "新口令",
  action: "设新口令并登录",
  working: "正在核对",
  back: "返回登录",
} as const;

export const RECOVER_KEYS: readonly (readonly [string, string])[] = [
  ["↑ ↓", "选人"],
  ["Enter", "下一格"],
  ["Esc", "返回登录"],
];
