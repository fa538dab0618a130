/** Words of the catalogue (目录): where it is looked up, and where it is imported. */
export const CATALOGUE_WORDS = {
  title: "医保目录",
  take: "选用并到数量",
  choose: "选一条",
  none: "目录里没有找到",
  share: (share: string) => (share === "" ? "先付未定" : `先付${share}%`),
  limit: (limit: string) => `限 ${limit}`,
  noLimit: "无限价",
  count: (count: number) => `${count}条`,
  more: "还有更多，再多输几个字",
  inUse: "现用目录",
  noCatalogue: "还没有导入目录",
  what: "费用明细里按 F3，用名称、编码或拼音首字母查目录；选用后自动填编码、名称、等级、先付比例、限价和费用类别。",
  file: "表头要有编码、名称；还认等级、先付比例、限价、费用类别、规格。xlsx、csv 都可以。",
  import: "导入目录",
  done: (entries: string) => `已导入 ${entries} 条，现在起用这份`,
  faults: (count: number) => `${count} 行没有导入`,
  faultLine: (line: number, what: string) => `第 ${line} 行：${what}`,
  columns: { source: "文件", entries: "条数", faults: "未导入", at: "导入时间", operator: "经手" },
  earlier: "以前的",
} as const;

export const CATALOGUE_KEYS: readonly (readonly [string, string])[] = [["I", "导入目录"]];
