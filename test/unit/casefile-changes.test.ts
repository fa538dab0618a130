import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { changesBetween } from "../../core/casefile/changes.ts";
import { type CaseForm, emptyCase, type LineForm } from "../../core/casefile/form.ts";

const EMPTY = emptyCase({ area: "410200", insurance: "resident" });
const line = (id: string, name: string, grade: LineForm["grade"] = "A"): LineForm => ({
  id,
  invoice: "i1",
  date: "",
  name,
  itemCode: "",
  grade,
  quantity: "1",
  price: "186.00",
  amount: "186.00",
  preSelfPay: "",
  overLimit: "",
});
const FORM: CaseForm = { ...EMPTY, lines: [line("l1", "骨肽注射液", "C"), line("l2", "床位费")] };

describe("what differs between two versions of a case", () => {
  it("names each field with what stood and what stands", () => {
    const newer: CaseForm = {
      ...FORM,
      person: { ...FORM.person, payeeBank: "朱仙镇分理处", coveredFrom: "2026-01-01" },
      filing: { ...FORM.filing, basis: "proof", materials: { residence: "seen" }, explained: true },
    };
    expect(changesBetween(FORM, newer)).toEqual([
      { kind: "field", path: "person.payeeBank", before: "", after: "朱仙镇分理处" },
      { kind: "field", path: "person.coveredFrom", before: "", after: "2026-01-01" },
      { kind: "field", path: "filing.basis", before: "", after: "proof" },
      { kind: "field", path: "filing.materials.residence", before: "", after: "seen" },
      { kind: "field", path: "filing.explained", before: "", after: "true" },
    ]);
  });

  it("follows a line by its id when lines come and go before it", () => {
    const newer: CaseForm = { ...FORM, lines: [line("l3", "护理费"), line("l2", "床位费", "B")] };
    expect(changesBetween(FORM, newer)).toEqual([
      { kind: "row-added", list: "lines", row: 0 },
      { kind: "field", path: "lines.1.grade", before: "A", after: "B" },
      { kind: "row-removed", list: "lines", row: 0 },
    ]);
  });

  it("finds nothing where only the order of the lines changed", () => {
    expect(changesBetween(FORM, { ...FORM, lines: FORM.lines.toReversed() })).toEqual([]);
  });

  it("finds a change wherever one text was changed, and it alone", () => {
    const fields = Object.keys(EMPTY.stay).filter(
      (key) => typeof Reflect.get(EMPTY.stay, key) === "string",
    );
    fc.assert(
      fc.property(fc.constantFrom(...fields), fc.string({ minLength: 1 }), (key, typed) => {
        const before = Reflect.get(EMPTY.stay, key);
        fc.pre(typed !== before);
        const newer = { ...EMPTY, stay: { ...EMPTY.stay, [key]: typed } };
        expect(changesBetween(EMPTY, newer)).toEqual([
          { kind: "field", path: `stay.${key}`, before, after: typed },
        ]);
      }),
    );
  });
});
