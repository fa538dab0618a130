import { ROLE_WORDS } from "../../electron/contract/journal-words.ts";

/** Words of the window frame. */
export const FRAME = {
  product: "异地就医手工报销",
  seal: "报",
  roles: ROLE_WORDS,
  navigation: "主导航",
  workbench: "工作台",
  case: "案件",
  review: "复核",
  sync: "同步",
  inquiries: "协查",
  statistics: "统计",
  settings: "设置",
  lock: "锁屏",
  help: "帮助 F1",
  helpHere: "帮助",
  minimize: "最小化",
  maximize: "最大化",
  close: "关闭窗口",
  find: "找人、找案件",
  findHint: "姓名、拼音首字母、身份证号、受理号",
  found: "参保人与案件",
  recent: "最近改动的案件",
  onThisMachine: (count: number, took: number) =>
    `本机 ${count.toLocaleString("en-US")} 件，用时 ${took} 毫秒`,
  sexAndAge: (sex: "male" | "female", age: number) => `${sex === "male" ? "男" : "女"}${age}`,
  listAll: "全部列出",
  nothingFound: "没有找到。核对姓名或证件号，或按 F4 新建案件。",
  choose: "选择",
  open: "打开",
  findWays: "可输入：拼音首字母、身份证后四位、受理号",
  unnamed: "未填姓名",
  keySheet: "全部快捷键",
  keySheetHere: "本屏",
  keySheetEverywhere: "处处可用",
} as const;

/** Keys that work before the log-in, too. */
export const PLAIN_KEYS: readonly (readonly [string, string])[] = [
  ["F1", "帮助、代码、条文"],
  ["Enter", "下一格"],
  ["Tab", "下一格，Shift+Tab 上一格"],
  ["Esc", "返回上一层"],
];

/** Keys that work on every screen behind it. */
export const COMMON_KEYS: readonly (readonly [string, string])[] = [
  ["F1", "帮助、代码、条文"],
  ["F2", "找人、找案件"],
  ["F4", "新建案件"],
  ["Shift+F4", "新建只办备案的案件"],
  ["Enter", "下一格；在清单里是打开"],
  ["Tab", "下一格，Shift+Tab 上一格"],
  ["Esc", "返回上一层"],
  ["Ctrl+Shift+S", "同步"],
  ["Ctrl+L", "锁屏"],
  ["Ctrl+/", "全部快捷键"],
];
