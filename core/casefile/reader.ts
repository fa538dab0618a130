import { type AreaCode, findArea } from "../area.ts";
import { type IsoDate, parseDate } from "../calendar.ts";
import { type Fen, type Rate, ZERO, parsePercent, parseYuan } from "../money.ts";
import type { Problem } from "../problem.ts";
import { halfWidth } from "../text.ts";
import { badDate, badMoney, invalid, missing, negative } from "../words/problems.ts";

/** Something that must not be, with what to say where it is. */
export interface Order {
  readonly bad: boolean;
  readonly field: string;
  readonly code: `E-${string}`;
  readonly what: string;
  readonly remedy: string;
}

/**
 * Collects what is wrong and missing while a form is read. Each method gives
 * the typed value, or null together with a problem that names the field.
 */
export class FormReader {
  readonly problems: Problem[] = [];

  add(problem: Problem): void {
    this.problems.push(problem);
  }

  /** A date that must be there. */
  date(field: string, text: string, label: string): IsoDate | null {
    if (text.trim() === "") return this.need(field, `${label}未填。`);
    return this.dateIfAny(field, text, label);
  }

  /** A date that may be absent. */
  dateIfAny(field: string, text: string, label: string): IsoDate | null {
    if (text.trim() === "") return null;
    const parsed = parseDate(text);
    if (parsed.ok) return parsed.value;
    this.add(badDate(field, label));
    return null;
  }

  /** An amount of zero or more that must be there. */
  amount(field: string, text: string, label: string): Fen | null {
    if (text.trim() === "") return this.need(field, `${label}未填。`);
    const parsed = parseYuan(text);
    if (!parsed.ok) {
      this.add(badMoney(field, label, parsed.error));
      return null;
    }
    if (parsed.value < 0) {
      this.add(negative(field, label));
      return null;
    }
    return parsed.value;
  }

  /** An amount that is zero when nothing is written. */
  amountOrZero(field: string, text: string, label: string): Fen | null {
    return text.trim() === "" ? ZERO : this.amount(field, text, label);
  }

  percentOrZero(field: string, text: string, label: string): Rate | null {
    const parsed = parsePercent(text.trim() === "" ? "0" : text);
    if (parsed.ok) return parsed.value;
    this.add(
      invalid("E-RATE-01", field, `${label}不是0到100的百分数。`, "写成 10 或 20，单位是 %。"),
    );
    return null;
  }

  count(field: string, text: string, label: string): number | null {
    const plain = halfWidth(text);
    if (plain === "") return this.need(field, `${label}未填。`);
    if (/^\d{1,3}$/u.test(plain)) return Number(plain);
    this.add(invalid("E-NUM-01", field, `${label}不是次数。`, "写成 0、1、2 这样的整数。"));
    return null;
  }

  /** A prefecture, municipality or whole province that must be named. */
  area(field: string, code: string, label: string): AreaCode | null {
    if (code.trim() === "") return this.need(field, `${label}未选。`);
    const area = findArea(code.trim());
    if (area !== undefined) return area.code;
    this.add(
      invalid("E-AREA-01", field, `${label}${code}不是地级以上行政区划代码。`, "从列表里选。"),
    );
    return null;
  }

  /** A choice that must be made. */
  choice<T extends string>(field: string, value: T | "", label: string): T | null {
    return value === "" ? this.need(field, `${label}未选。`) : value;
  }

  /** Yes, no, or not known. */
  known(value: "" | "yes" | "no"): boolean | null {
    return value === "" ? null : value === "yes";
  }

  /** Reports each order that is broken; whether none is. */
  holds(orders: readonly Order[]): boolean {
    const broken = orders.filter((order) => order.bad);
    for (const { code, field, what, remedy } of broken) {
      this.add(invalid(code, field, what, remedy));
    }
    return broken.length === 0;
  }

  need(field: string, what: string, needed: "submit" | "final" = "submit"): null {
    this.add(missing(field, what, needed));
    return null;
  }
}
