import type { Problem } from "../../problem.ts";

/** What can be wrong with the file of an official template, in a clerk's words. */

export const NOT_PDF = fault(
  "E-TPL-01",
  "这个文件不是 PDF。",
  "请选 PDF 文件；Word、图片先另存为 PDF。",
);
export const ENCRYPTED = fault(
  "E-TPL-02",
  "这个 PDF 加了密码或限制了编辑，不能作表样。",
  "请向发文单位要没有密码的文件，或打开后用“打印为 PDF”另存一份。",
);
export const TOO_LARGE = fault(
  "E-TPL-03",
  "表样文件超过 10 MB。",
  "请换小一些的文件；扫描件降到 300 dpi 再存。",
);
export const TOO_MANY_PAGES = fault(
  "E-TPL-04",
  "表样没有页，或者超过 200 页。",
  "请只留要填的那几页，另存为 PDF 再载入。",
);
export const XFA_ONLY = fault(
  "E-TPL-05",
  "这是 XFA 动态表单，页面要由专门的软件生成，不能作表样。",
  "请用能打开它的软件“打印为 PDF”，再载入打印出的文件。",
);
export const BROKEN = fault(
  "E-TPL-06",
  "这个 PDF 损坏或结构不合规范，读不出来。",
  "请重新下载；仍不行的，打开后用“打印为 PDF”另存一份再载入。",
);

/** A mapping that does not fit its file. */
export function noSuchField(field: string): Problem {
  return fault("E-TPL-07", `表样里没有填写域“${field}”，或者它不能这样填。`, "请重新指定这一处。");
}

export function outsidePage(page: number): Problem {
  return fault("E-TPL-08", `有一处填写位置不在表样第 ${page} 页的纸面上。`, "请重新画这一处。");
}

export function unknownValue(value: string): Problem {
  return fault("E-TPL-09", `没有“${value}”这一项案件内容。`, "请给这一处重新选内容。");
}

export function unknownOption(label: string, when: string): Problem {
  return fault("E-TPL-10", `“${label}”没有“${when}”这个选项。`, "请给这一处重新选打勾的条件。");
}

function fault(code: Problem["code"], what: string, remedy: string): Problem {
  return { code, what, remedy, kind: "check" };
}
