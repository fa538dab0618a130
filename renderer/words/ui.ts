/** Words of the shared parts. */
export const UI = {
  readingUnconfirmed: "文件未载明，按建议的理解试算，统筹区尚未答复",
  undetermined: "未定",
  noneFound: "没有这一项",
  keys: "全部快捷键",
  close: "关闭",
} as const;

/** `2023-01-01起施行`; a document may leave its first day open (LN-eff, GD-eff). */
export function effectiveWords(from: string | null): string {
  return from === null ? "施行日期未设定" : `${from}起施行`;
}
