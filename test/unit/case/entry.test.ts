import { expect, test } from "vitest";
import { CaseForm, emptyCase, type InvoiceForm } from "../../../core/casefile/form.ts";
import { invoiceOf } from "../../../renderer/case/lines/line-model.ts";
import { orderOfField } from "../../../renderer/case/state/section-no.ts";
import { TEXT_LIMIT } from "../../../renderer/ui/text-limit.ts";

const EMPTY = emptyCase({ area: "410200", insurance: "resident" });

function invoices(count: number): readonly InvoiceForm[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `invoice ${index + 1}`,
    code: "",
    number: "",
    check: "",
    date: "",
    amount: "",
  }));
}

test("with twelve invoices a line is given to the twelfth by typing 12", () => {
  expect(invoiceOf("1", invoices(12))).toBe("invoice 1");
  expect(invoiceOf("12", invoices(12))).toBe("invoice 12");
  expect(invoiceOf("１２", invoices(12))).toBe("invoice 12");
});

test("where no such invoice is, the last digit counts, and a slip changes nothing", () => {
  expect(invoiceOf("12", invoices(3))).toBe("invoice 2");
  expect(invoiceOf("9", invoices(3))).toBeNull();
  expect(invoiceOf("x", invoices(3))).toBeNull();
  expect(invoiceOf("", invoices(3))).toBe("");
});

test("a field takes as many characters as a draft can keep, and no more", () => {
  const named = (length: number) => ({
    ...EMPTY,
    person: { ...EMPTY.person, name: "陈".repeat(length) },
  });
  expect(CaseForm.safeParse(named(TEXT_LIMIT)).success).toBe(true);
  expect(CaseForm.safeParse(named(TEXT_LIMIT + 1)).success).toBe(false);
});

test("what is missing is gone through in the order of the paper form", () => {
  const fields = ["stay.failure", "stay.discharge", "stay.hospital", "stay.admission"];
  expect(fields.toSorted((a, b) => orderOfField(a) - orderOfField(b))).toEqual([
    "stay.hospital",
    "stay.admission",
    "stay.discharge",
    "stay.failure",
  ]);
  expect(orderOfField("invoices.2.amount")).toBeLessThan(orderOfField("invoices.11.amount"));
});
