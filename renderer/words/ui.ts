/** Words of the shared parts. */
export const UI = {
  readingUnconfirmed: "文件未载明，按建议的理解试算，统筹区尚未答复",
  undetermined: "未定",
  noneFound: "没有这一项",
  keys: "全部快捷键",
  close: "关闭",
} as const;
