import type { IdError } from "../identity.ts";
import type { MoneyError } from "../money.ts";
import type { Problem } from "../problem.ts";

/** Every message about a field, in the words clerks use: code, what happened, what to do. */

export function missing(field: string, what: string, needed: "submit" | "final"): Problem {
  return {
    code: needed === "submit" ? "E-NEED-01" : "W-NEED-02",
    what,
    remedy: needed === "submit" ? "提交前须补。" : "定案前须补。",
    field,
    kind: "missing",
    needed,
  };
}

export function invalid(
  code: Problem["code"],
  field: string,
  what: string,
  remedy: string,
): Problem {
  return { code, what, remedy, field, kind: "invalid" };
}

export function badId(field: string, who: string, error: IdError): Problem {
  switch (error.kind) {
    case "length":
      return invalid(
        "E-ID-01",
        field,
        `${who}身份证号应为18位，现为${error.length}位。`,
        "对照证件补全。",
      );
    case "characters":
      return invalid(
        "E-ID-03",
        field,
        `${who}身份证号里有不该有的字符。`,
        "前17位是数字，末位是数字或X。",
      );
    case "region":
      return invalid(
        "E-ID-04",
        field,
        `${who}身份证号前6位${error.region}不是行政区划代码。`,
        "对照证件重输前6位。",
      );
    case "birth":
      return invalid(
        "E-ID-05",
        field,
        `${who}身份证号里的出生日期${error.digits}不存在。`,
        "对照证件重输第7到14位。",
      );
    case "check-digit":
      return invalid(
        "E-ID-02",
        field,
        `${who}身份证号第18位不对。`,
        `按前17位应为${error.expected}，请对照证件重输。`,
      );
  }
}

const MONEY_FAULT: Readonly<Record<MoneyError, string>> = {
  "not-a-number": "不是金额",
  "too-many-decimals": "不能细于分",
  "too-large": "大得不合常理",
};

export function badMoney(field: string, label: string, error: MoneyError): Problem {
  return invalid(
    "E-AMT-01",
    field,
    `${label}${MONEY_FAULT[error]}。`,
    "写成 1234.56 这样的数，单位是元。",
  );
}

export function negative(field: string, label: string): Problem {
  return invalid("E-AMT-02", field, `${label}不能是负数。`, "对照票据重输；退费请另开一张票据。");
}

export function badDate(field: string, label: string): Problem {
  return invalid("E-DAY-01", field, `${label}不是日期。`, "写成 2026-10-08 或 20261008。");
}
