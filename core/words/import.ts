import { displayYuan, type Fen } from "../money.ts";
import type { Problem } from "../problem.ts";
import type { NumberFault } from "../import/cells.ts";

/** What the core says of single rows of an imported list. The text of a cell is quoted shortened. */

type RowProblem = Omit<Problem, "field" | "needed">;

function wrong(code: `E-ROW-${string}`, what: string, remedy: string): RowProblem {
  return { code, what, remedy, kind: "invalid" };
}

function warning(code: `W-ROW-${string}`, what: string, remedy: string): RowProblem {
  return { code, what, remedy, kind: "check" };
}

const LIST = "对照清单改。";

const NUMBER_FAULT: Readonly<Record<NumberFault, string>> = {
  "not-a-number": "不是数",
  "too-fine": "的小数位太多",
  "too-large": "大得不合常理",
};

/** A cell as it is quoted in a message. */
function quoted(text: string): string {
  const plain = text.trim().replaceAll(/\s+/gu, " ");
  return `“${plain.length > 20 ? `${plain.slice(0, 20)}…` : plain}”`;
}

export const ROW_PROBLEMS = {
  badAmount: (label: string, text: string, fault: NumberFault) =>
    wrong(
      "E-ROW-01",
      `${label}${quoted(text)}${NUMBER_FAULT[fault]}。`,
      "对照清单写成 1234.56 这样的数，最细到分。",
    ),
  refund: (amount: string) =>
    wrong("E-ROW-02", `退费行，金额 ${amount}。`, "与被退的那一行相抵，两行都改到实收的数。"),
  noAmount: wrong("E-ROW-03", "没有金额，也没有单价和数量。", LIST),
  noName: wrong("E-ROW-04", "没有项目名称。", LIST),
  badDay: (text: string) =>
    wrong(
      "E-ROW-05",
      `日期${quoted(text)}不是日期。`,
      "写成 2026-10-08；在表格里把这一列设为日期。",
    ),
  badShare: (text: string) =>
    wrong("E-ROW-06", `先付比例${quoted(text)}不是比例。`, "写成 10% 这样的数，不过 100%。"),
  noValue: (label: string) =>
    wrong("E-ROW-07", `${label}是公式，文件里没有算好的数。`, "用表格软件打开、保存一次，再导入。"),
  errorCell: (label: string, text: string) =>
    wrong("E-ROW-08", `${label}是表格的错误值${quoted(text)}。`, LIST),
  tooLong: (label: string) =>
    wrong("E-ROW-09", `${label}超过2000字，只取了前面的。`, "对照清单改短。"),
  unknownGrade: (text: string) =>
    warning("W-ROW-11", `等级${quoted(text)}不是甲、乙、丙。`, "带入后补等级。"),
  merged: (label: string) =>
    warning("W-ROW-12", `${label}是合并格，只有第一行有数。`, "带入后补上。"),
  lostDigits: (text: string) =>
    warning(
      "W-ROW-13",
      `编码${quoted(text)}被表格软件当成了数，末几位已丢。`,
      "对照清单重输编码。",
    ),
  unknownInvoice: (text: string) =>
    warning("W-ROW-14", `票据号${quoted(text)}不在本案的票据里。`, "先录这张票据，或带入后选票。"),
  filled: (amount: string) =>
    warning("W-ROW-15", `没有金额，按单价×数量填 ${amount}。`, "对照清单核对。"),
  product: (product: string) =>
    warning("W-ROW-16", `单价×数量得 ${product}，不等于金额。`, "对照清单核对数量、单价和金额。"),
  unknownCategory: (text: string) =>
    warning("W-ROW-17", `费用类别${quoted(text)}认不出。`, "不影响报销；要分类合计的，带入后改。"),
} as const;

/** A total of the list that its own lines do not add up to. */
export function totalDiffers(label: string, stated: Fen, counted: Fen): string {
  return `${label} ${displayYuan(stated)}，明细加起来 ${displayYuan(counted)}`;
}
