/**
 * The same case as an office does it without a program: a spreadsheet whose formulas know this one
 * city's table, and two forms typed over in a word processor. What the clerk types, cell by cell.
 */
interface Entry {
  readonly where: string;
  readonly typed: string;
}

const PERSON: readonly Entry[] = [
  { where: "姓名", typed: "陈㛃" },
  { where: "身份证号", typed: "410224196804120427" },
  { where: "电话", typed: "13837810246" },
];
const STAY: readonly Entry[] = [
  { where: "医院", typed: "上海江湾中心医院" },
  { where: "就医地", typed: "上海市" },
  { where: "入院", typed: "2026-10-08" },
  { where: "出院", typed: "2026-10-21" },
  { where: "诊断", typed: "肺恶性肿瘤" },
];

/** In the order in which they are typed. */
export const SHEET_ENTRIES: readonly Entry[] = [
  // The sheet of the computation; its formulas take points and table from what is typed in.
  ...PERSON,
  ...STAY,
  { where: "级别", typed: "三级" },
  { where: "备案类别", typed: "异地长期居住" },
  { where: "起付标准", typed: "2000" },
  { where: "支付比例", typed: "0.55" },
  { where: "降低", typed: "0.2" },
  { where: "本年已付", typed: "0" },
  { where: "票据代码", typed: "31060126" },
  { where: "票据号码", typed: "0048217390" },
  { where: "票据金额", typed: "20000" },
  { where: "项目", typed: "西药" },
  { where: "等级", typed: "甲" },
  { where: "金额", typed: "20000" },
  // The register of the day.
  ...PERSON,
  { where: "金额", typed: "20000" },
  { where: "基金支付", typed: "9343.00" },
  // 备案表 and 承诺书, typed over the last person's.
  ...PERSON,
  ...STAY,
  { where: "备案类别", typed: "异地长期居住" },
  ...PERSON,
  { where: "承诺事项", typed: "异地长期居住" },
  // 结算单.
  ...PERSON,
  ...STAY,
  { where: "总费用", typed: "20000.00" },
  { where: "起付", typed: "2000.00" },
  { where: "基金支付", typed: "9343.00" },
  { where: "个人负担", typed: "10657.00" },
  { where: "大写", typed: "玖仟叁佰肆拾叁元整" },
];

/** What is looked up elsewhere: a paper, a table on the wall, the other file. */
export const SHEET_LOOKUPS: readonly string[] = [
  "起付标准的表",
  "支付比例的表",
  "补办政策：降低多少",
  "承诺书的期限",
  "本年累计",
  "基金支付抄进台账",
  "结算单：起付",
  "结算单：基金",
  "结算单：个人",
];

/** Keys for all of it: the text, one key to leave a cell, Ctrl+P and Enter for each of four prints. */
export function sheetKeys(
  entries: readonly Entry[],
  lettersFor: (chinese: string) => number,
): { readonly keys: number; readonly letters: number } {
  const chinese = entries.map(({ typed }) => typed.replaceAll(/[\u0020-\u007e]/gu, "")).join("");
  const plain = entries.map(({ typed }) => typed.replaceAll(/[^\u0020-\u007e]/gu, "")).join("");
  const letters = lettersFor(chinese);
  return { keys: plain.length + letters + entries.length + 4 * 2, letters };
}
