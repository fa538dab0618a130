import fc from "fast-check";
import Papa from "papaparse";
import { describe, expect, it } from "vitest";
import { type Delimiter, delimiterOf, splitText } from "../../../core/import/delimited.ts";

function cellsOf(text: string): readonly (readonly string[])[] | null {
  const split = splitText(text);
  return split.ok ? split.rows.map((row) => row.cells) : null;
}

describe("a text table", () => {
  it("is split at tabs, commas or semicolons, whichever most of its lines have", () => {
    expect(delimiterOf("名称\t数量,单位\n床位费\t1,日\n")).toBe("\t");
    expect(delimiterOf("名称;金额\n床位费;30,00\n护理费;5\n")).toBe(";");
    expect(cellsOf("名称,金额\r\n床位费,30")).toEqual([
      ["名称", "金额"],
      ["床位费", "30"],
    ]);
  });

  it("keeps delimiters, quotes and line breaks that stand in a quoted cell", () => {
    expect(cellsOf('"a,""b""",2\n"两\n行",3')).toEqual([
      ['a,"b"', "2"],
      ["两\n行", "3"],
    ]);
  });

  it("numbers each row by the line of the file on which it begins", () => {
    const split = splitText('名称,金额\n"两\r\n行",3\n床位费,30\n');
    expect(split.ok && split.rows.map((row) => row.line)).toEqual([1, 2, 4]);
  });

  it("tells where a quotation begins that never ends, and takes nothing of it", () => {
    expect(splitText('名称,金额\n床位费,30\n"护理费,5\n检查费,8\n')).toEqual({
      ok: false,
      openQuote: 3,
    });
  });

  it("takes a formula for the text that it is", () => {
    expect(cellsOf('=1+1,"=HYPERLINK(""x"")",@SUM(A1)')).toEqual([
      ["=1+1", '=HYPERLINK("x")', "@SUM(A1)"],
    ]);
  });

  it("gives every cell back that was written, whatever stands in it", () => {
    const cell = fc.string({
      unit: fc.constantFrom("甲", "1", ",", '"', "\n", "\t", ";", " ", "="),
    });
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1 });
    fc.assert(
      fc.property(table, fc.constantFrom<Delimiter[]>(",", "\t", ";"), (rows, delimiter) => {
        const text = Papa.unparse(rows, { delimiter, quotes: true, newline: "\r\n" });
        const split = splitText(text, delimiter);
        expect(split.ok && split.rows.map((row) => row.cells)).toEqual(rows);
      }),
    );
  });

  it("is split as an independent reader splits it", () => {
    const cell = fc.string({ unit: fc.constantFrom("甲", "乙", "1", ".", " ", "\n", ",") });
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1 });
    fc.assert(
      fc.property(table, (rows) => {
        const text = Papa.unparse(rows, { newline: "\n" });
        const theirs = Papa.parse<string[]>(text, { delimiter: ",", newline: "\n" }).data;
        const split = splitText(text, ",");
        expect(split.ok && split.rows.map((row) => row.cells)).toEqual(theirs);
      }),
    );
  });
});
