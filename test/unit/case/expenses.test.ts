import { describe, expect, it, test } from "vitest";
import type { InvoiceForm, LineForm } from "../../../core/casefile/form.ts";
import { overLimitText, valuesOf } from "../../../renderer/case/lines/catalogue-values.ts";
import { cellBefore, nextCell } from "../../../renderer/case/lines/line-model.ts";
import { isTable } from "../../../renderer/case/lines/pasted.ts";
import { expenseSums } from "../../../renderer/expenses/expense-sums.ts";

function line(values: Partial<LineForm>): LineForm {
  return {
    id: "l",
    invoice: "a",
    date: "",
    name: "",
    itemCode: "",
    grade: "",
    quantity: "",
    price: "",
    amount: "",
    preSelfPay: "",
    overLimit: "",
    ...values,
  };
}

function invoice(id: string, number: string, amount: string): InvoiceForm {
  return { id, code: "", number, check: "", date: "", amount };
}

describe("what the expenses add up to", () => {
  const lines = [
    line({ grade: "A", amount: "100.00", category: "09" }),
    line({ grade: "B", amount: "50.00", preSelfPay: "10", overLimit: "10.00", category: "08" }),
    line({ grade: "C", amount: "20.00", category: "08", invoice: "b" }),
    line({ name: "未填完", amount: "5.00", invoice: "gone" }),
    line({}),
  ];
  const sums = expenseSums(lines, [invoice("a", "0048217390", "160"), invoice("b", "", "20.00")]);

  it("is held against each invoice, and what belongs to none is told", () => {
    expect(sums.invoices.map(({ tail, difference }) => [tail, difference])).toEqual([
      ["7390", -1000],
      ["", 0],
    ]);
    expect([sums.loose, sums.face, sums.difference]).toEqual([500, 18000, -500]);
  });

  it("is split by class, with what is in scope, and names what cannot be split yet", () => {
    expect(sums.grades).toEqual([
      { grade: "A", count: 1, amount: 10000, inScope: 10000 },
      { grade: "B", count: 1, amount: 5000, inScope: 3600 },
      { grade: "C", count: 1, amount: 2000, inScope: 0 },
    ]);
    expect([sums.amount, sums.inScope, sums.unread]).toEqual([17000, 13600, 1]);
  });

  it("is split by kind of charge, the largest first and what has none last", () => {
    expect(sums.categories).toEqual([
      { category: "09", amount: 10000 },
      { category: "08", amount: 7000 },
      { category: null, amount: 500 },
    ]);
    expect(expenseSums([line({ amount: "5" })], []).categories).toEqual([]);
  });
});

describe("an entry of the catalogue in a line", () => {
  const entry = {
    code: "C0205U",
    name: "一次性腔镜切割吻合器",
    grade: "B",
    share: "20",
    category: "08",
    limit: "3980",
    remark: "把",
  } as const;

  it("fills name, code, class, share and kind of charge", () => {
    expect(valuesOf(entry, line({ name: "qgwh" }))).toEqual({
      name: "一次性腔镜切割吻合器",
      itemCode: "C0205U",
      grade: "B",
      preSelfPay: "20",
      category: "08",
      overLimit: "",
    });
  });

  test.each([
    ["2", "8200.00", "3980", "240.00"],
    ["2", "7960.00", "3980", ""],
    ["0.5", "3000", "3980", "1010.00"],
    ["3", "1.00", "0.1234", "0.63"],
    ["", "8200.00", "3980", null],
    ["2", "", "3980", null],
    ["2", "8200.00", "", ""],
  ])("of %s for %s with a limit of %s has %s above it", (quantity, amount, limit, expected) => {
    expect(overLimitText({ quantity, amount }, limit)).toBe(expected);
  });
});

describe("the grid", () => {
  test.each([
    ["床位费", false],
    ["床位费\n", false],
    ["床位费\t30", true],
    ["床位费\n护理费\n", true],
    ["  \n", false],
  ])("pasted %j is a table: %s", (text, expected) => expect(isTable(text)).toBe(expected));

  it("passes over the code, which can be clicked into and left to the name", () => {
    expect(nextCell(line({}), "date")).toBe("name");
    expect(nextCell(line({}), "itemCode")).toBe("name");
    expect(cellBefore("name")).toBe("date");
    expect(cellBefore("itemCode")).toBe("date");
    expect(cellBefore("date")).toBeUndefined();
  });
});
