import type { Problem } from "../problem.ts";

/** Why a file cannot be read as a table, in the words of a clerk: what to do with it is always one step. */

function fault(code: `E-IMP-${string}`, what: string, remedy: string): Problem {
  return { code, what, remedy, kind: "check" };
}

const SAVE_AS = "用表格软件（Excel、WPS）打开，另存为 xlsx，再导入。";

export const EMPTY_FILE = fault("E-IMP-01", "文件是空的。", "请医院重新导出，或选别的文件。");
export const TOO_BIG = fault(
  "E-IMP-02",
  "文件大得不合常理（超过 50 MB）。",
  "只留费用明细，删去图片和别的表，另存为 xlsx 再导入。",
);
export const OLD_XLS = fault("E-IMP-03", "这是旧格式的表格（xls）。", SAVE_AS);
export const LOCKED_XLSX = fault(
  "E-IMP-04",
  "这份表格设了打开密码。",
  "用密码打开，去掉密码后另存为 xlsx，再导入。",
);
export const ZIP_BOMB = fault(
  "E-IMP-05",
  "这份表格解开后大得不合常理，没有打开。",
  "不要打开这个文件；请医院重新导出，来路不明的报管理员。",
);
export const BROKEN_XLSX = fault(
  "E-IMP-06",
  "这份表格不完整或已损坏。",
  "请重新拷贝一份；用表格软件能打开的，另存为 xlsx 再导入。",
);
export const WEB_PAGE = fault("E-IMP-07", "这是存成表格名字的网页，不是表格文件。", SAVE_AS);
export const NO_TABLE = fault(
  "E-IMP-08",
  "这不是表格文件。",
  "请选 xlsx、csv 或 txt；别的格式用表格软件另存为 xlsx。",
);
export const WRONG_ENCODING = fault(
  "E-IMP-09",
  "文件里的字读不出来：不是 UTF-8，也不是国标码。",
  SAVE_AS,
);
export const EMPTY_TABLE = fault("E-IMP-10", "文件里没有表格内容。", "请选有费用明细的文件。");

export function tooManyRows(sheet: string, rows: number, most: number) {
  return fault(
    "E-IMP-13",
    `${sheet === "" ? "文件" : `表“${sheet}”`}有 ${rows} 行，一次最多 ${most} 行，没有导入。`,
    "按票据或月份拆成几个文件，分几次导入。",
  );
}

export function tooManyColumns(sheet: string, most: number) {
  return fault(
    "E-IMP-14",
    `${sheet === "" ? "文件" : `表“${sheet}”`}超过 ${most} 列，不像费用明细。`,
    "删去不用的列，另存为 xlsx 再导入。",
  );
}

export function openQuote(line: number) {
  return fault(
    "E-IMP-15",
    `第 ${line} 行的引号没有配对，后面的内容分不清是哪一格。`,
    "用表格软件打开核对，另存为 xlsx 再导入。",
  );
}
