import { describe, expect, test } from "vitest";
import { isBlankLine, type LineForm } from "../../../core/casefile/form.ts";
import { splitTyped } from "../../../core/casefile/line-split.ts";
import { fen } from "../../../core/money.ts";
import {
  amountOfInvoice,
  gradeOf,
  listDay,
  newLine,
  nextCell,
  product,
} from "../../../renderer/case/lines/line-model.ts";
import { windowOf } from "../../../renderer/case/lines/row-window.ts";

const BLANK = newLine("a", undefined, []);
const line = (values: Partial<LineForm>): LineForm => ({ ...BLANK, ...values });

describe("a new line", () => {
  test("takes the day and the invoice of the line above, for they rarely change", () => {
    const above = line({ date: "2026-10-12", invoice: "i2", name: "心电监测", amount: "120" });
    const made = newLine("b", above, []);
    expect(made).toMatchObject({ date: "2026-10-12", invoice: "i2", name: "", amount: "" });
    expect(isBlankLine(made)).toBe(true);
  });

  test("belongs to the first invoice where no line stands above", () => {
    const invoice = { id: "i1", code: "", number: "", check: "", date: "", amount: "" };
    expect(newLine("b", undefined, [invoice]).invoice).toBe("i1");
  });
});

describe("Enter", () => {
  test("passes over 先付% for 甲, and over 超限价 too for 丙", () => {
    expect(nextCell(line({ grade: "A" }), "amount")).toBe("overLimit");
    expect(nextCell(line({ grade: "B" }), "amount")).toBe("preSelfPay");
    expect(nextCell(line({ grade: "C" }), "amount")).toBe("invoice");
  });

  test("goes to the next line after the last cell", () => {
    expect(nextCell(line({}), "invoice")).toBe("next-line");
  });
});

describe("the split of a line on the screen", () => {
  test("is the core's own (example E12)", () => {
    const split = splitTyped(line({ grade: "B", amount: "4.52", preSelfPay: "5" }));
    expect(split).toMatchObject({ preSelfPay: fen(23), inScope: fen(429) });
  });

  test("stays open for a 乙 line whose share is not known: unknown is not zero", () => {
    expect(splitTyped(line({ grade: "B", amount: "4.52" }))).toBeNull();
    expect(splitTyped(line({ amount: "4.52" }))).toBeNull();
  });
});

test("lines that are half typed count for nothing in the sum of an invoice", () => {
  const lines = [
    line({ id: "1", invoice: "i1", amount: "120" }),
    line({ id: "2", invoice: "i1", amount: "1x" }),
    line({ id: "3", invoice: "i2", amount: "7" }),
  ];
  expect(amountOfInvoice(lines, "i1")).toBe(12_000);
});

describe("数量 × 单价", () => {
  test.each([
    ["3", "0.35", "1.05"],
    ["1.5", "0.33", "0.50"],
    ["0.005", "1", "0.01"],
  ])("%s × %s is %s, exact and rounded half up", (quantity, price, amount) => {
    expect(product(quantity, price)).toBe(amount);
  });

  test("is nothing while either is not a number", () => {
    expect(product("", "5")).toBe("");
    expect(product("2", "五")).toBe("");
  });
});

describe("a day typed in a list", () => {
  test.each(["1012", "10-12", "10.12", "10月12日", "2026-10-12", "20261012"])(
    "%s is 12 October of the stay's year",
    (text) => {
      expect(listDay(text, "2026")).toBe("2026-10-12");
    },
  );

  test("stays as typed when the calendar has no such day, for the check to name it", () => {
    expect(listDay("0230", "2026")).toBe("0230");
  });

  test("is not completed while the year of the stay is unknown", () => {
    expect(listDay("10-12", "")).toBe("10-12");
  });
});

test.each([
  ["甲", "A"],
  ["b", "B"],
  ["甲3", "C"],
  ["", ""],
  ["丁", null],
] as const)("class typed as “%s” is %s", (typed, grade) => {
  expect(gradeOf(typed)).toBe(grade);
});

test("of five hundred lines only those in view and a few beside them exist", () => {
  const { first, last } = windowOf(28 * 400, 294, 28);
  expect(first).toBeLessThanOrEqual(400);
  expect(last).toBeGreaterThanOrEqual(410);
  expect(last - first).toBeLessThan(30);
});
