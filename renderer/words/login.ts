/** Words of the log-in and of the screen that stands when data cannot be opened. */
export const LOGIN = {
  seal: "报",
  name: ["异地就医", "手工报销工作站"],
  who: "谁在窗口？",
  operators: "操作员",
  passwordOf: (name: string) => `${name}的口令`,
  open: "登录",
  opening: "正在打开",
  offline: "没有网络也能登录、办件、出表单。",
  version: "版本",
  data: "数据",
  encrypted: "已加密，存在本机",
  network: "网络",
  networkNow: "离线，照常可用",
  foot: "本机数据已加密",
  blockedTitle: "数据没有打开",
  blockedLead: "本程序没有改动、也没有删除任何数据。",
  close: "关闭程序",
} as const;

export const LOGIN_KEYS: readonly (readonly [string, string])[] = [
  ["↑ ↓", "选人"],
  ["Enter", "登录"],
];
