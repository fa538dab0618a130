import type { InvoiceField, Layout, Where } from "../claim/invoice-text/reading.ts";
import { displayYuan, type Fen } from "../money.ts";
import type { Problem } from "../problem.ts";
import { assertNever } from "../result.ts";

/** What the core says of a scanned or pasted invoice. A field's path is `scan.` and its name. */

export const FIELD_WORD: Readonly<Record<InvoiceField, string>> = {
  code: "票据代码",
  number: "票据号码",
  check: "校验码",
  date: "开票日期",
  amount: "票据金额",
  payer: "交款人",
};

export const LAYOUT_WORD: Readonly<Record<Layout, string>> = {
  tax: "税务发票的二维码",
  link: "票据上的网址二维码",
  labelled: "票面文字",
  shapes: "没有写明是什么的文字",
  none: "认不出的文字",
};

/** Where a value stood, beside it: `“票据号码”后面`. */
export function whereWords(where: Where): string {
  switch (where.by) {
    case "place":
      return `二维码第${where.place}段`;
    case "parameter":
      return `网址里的 ${where.name}`;
    case "label":
      return `“${where.label}”后面`;
    case "shape":
      return "照样子认的";
    default:
      return assertNever(where);
  }
}

type Made = Problem & { readonly kind: "check" };

function about(
  field: InvoiceField | null,
  code: Problem["code"],
  what: string,
  remedy: string,
): Made {
  return {
    code,
    what,
    remedy,
    kind: "check",
    ...(field === null ? {} : { field: `scan.${field}` }),
  };
}

export const SCAN_PROBLEMS = {
  alreadyHere: (row: number) =>
    about("number", "E-INV-22", `本案第${row}张就是这张票据。`, "不用再录；换下一张扫。"),
  withoutTax: about(
    "amount",
    "W-INV-23",
    "这种发票的二维码里是不含税的金额。",
    "照票面的“价税合计（小写）”核对，不一样就改。",
  ),
  amountsDiffer: (figures: Fen, capitals: Fen) =>
    about(
      "amount",
      "W-INV-08",
      `小写是 ${displayYuan(figures)}，大写是 ${displayYuan(capitals)}，对不上。`,
      "看票面原件，以原件为准；原件也对不上的，不收，请开票单位重开。",
    ),
  otherPayer: (payer: string, insured: string) =>
    about(
      "payer",
      "W-INV-09",
      `交款人是${payer}，参保人是${insured}。`,
      "核对是不是这位参保人的票据；不是的不要录。",
    ),
  several: (field: InvoiceField, values: readonly string[]) =>
    about(
      field,
      "W-INV-10",
      `文字里有${values.length}个${FIELD_WORD[field]}：${values.join("、")}。`,
      "照这张票据的票面选对的。",
    ),
  garbled: about(
    null,
    "W-INV-11",
    "这段文字里的汉字是乱码，乱码旁边的数字可能少一位。",
    "请核对每一格；把扫码枪的汉字输出设成与电脑一致，或改用粘贴。",
  ),
  emptyLink: about(
    null,
    "N-INV-12",
    "这个网址里没有写票据内容。",
    "照票面录入，或打开票据，把票面文字复制过来粘贴。",
  ),
  nothing: about(
    null,
    "N-INV-13",
    "没有认出票据内容，原文还在框里，没有丢。",
    "照票面录入；或重扫一次。",
  ),
  negative: about(
    "amount",
    "W-INV-14",
    "金额是负数，这是冲红（退费）票据。",
    "冲红票据不报销；请拿原票据和冲红后重开的票据。",
  ),
  unpublished: about(
    null,
    "N-INV-15",
    "这种二维码的写法没有公开的说明。",
    "照票面看一遍，没有错再录入。",
  ),
  byShape: about(
    null,
    "N-INV-16",
    "文字里没有写明哪个是哪个，是照数字的样子认的。",
    "照票面一格一格核对，按 Enter 确认。",
  ),
} as const;
