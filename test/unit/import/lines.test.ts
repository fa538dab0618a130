import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CaseForm, emptyCase, type InvoiceForm } from "../../../core/casefile/form.ts";
import { recognise, signatureOf, withRole } from "../../../core/import/columns.ts";
import { splitText } from "../../../core/import/delimited.ts";
import {
  countsOf,
  formLines,
  importedTotal,
  importLines,
  isFault,
} from "../../../core/import/lines.ts";
import type { CellMark, Sheet } from "../../../core/import/sheet.ts";

const CONTEXT = { invoices: [], invoice: "i1", year: "2026" };

function sheet(text: string): Sheet {
  const split = splitText(text.trim(), "\t");
  if (!split.ok) throw new Error("open quotation");
  return { name: "清单", rows: split.rows };
}

function imported(text: string, invoices: readonly InvoiceForm[] = []) {
  const table = sheet(text);
  return importLines(table, recognise(table), { ...CONTEXT, invoices });
}

function faultsOf(read: ReturnType<typeof imported>): readonly string[] {
  return read.rows.flatMap((row) =>
    row.kind === "line" ? row.faults.map(({ problem }) => `${row.line} ${problem.code}`) : [],
  );
}

const HOSPITAL_LIST = `
江湾中心医院住院费用清单
姓名：某某\t住院号：ZY001
收费日期\t医保编码\t收费项目\t规格\t等级\t数量\t单价(元)\t金额(元)\t自付比例\t费用类别
西药费
2026-10-12\tXN01AXB\t丙泊酚注射液\t20ml\t甲\t4\t38.50\t154.00\t0\t西药费
2026-10-12 09:30\tXN01AHR\t注射用瑞芬太尼\t1mg\t乙\t4\t46.80\t187.20\t0.1\t西药费
西药费小计\t\t\t\t\t\t\t341.20
收费日期\t医保编码\t收费项目\t规格\t等级\t数量\t单价(元)\t金额(元)\t自付比例\t费用类别
2026-10-13\tC0205U\t切割吻合器\t把\t乙\t1\t2,860.00\t￥2,860.00\t0.2\t卫生材料费

2026-10-13\tC0211D\t胸腺法新\t支\t丙\t2\t52.60\t105.20\t1\t西药费
合 计\t\t\t\t\t\t\t3,306.40
审核人：某某
`;

describe("a hospital's list of expenses", () => {
  it("becomes lines by its headings, below the name of the hospital, over pages and groups", () => {
    const read = imported(HOSPITAL_LIST);
    expect(faultsOf(read)).toEqual([]);
    expect(
      formLines(read, () => "x").map((line) => [
        line.date,
        line.itemCode,
        line.name,
        line.grade,
        line.quantity,
        line.price,
        line.amount,
        line.preSelfPay,
        line.category,
      ]),
    ).toEqual([
      ["2026-10-12", "XN01AXB", "丙泊酚注射液", "A", "4", "38.5", "154.00", "", "09"],
      ["2026-10-12", "XN01AHR", "注射用瑞芬太尼", "B", "4", "46.8", "187.20", "10", "09"],
      ["2026-10-13", "C0205U", "切割吻合器", "B", "1", "2860", "2860.00", "20", "08"],
      ["2026-10-13", "C0211D", "胸腺法新", "C", "2", "52.6", "105.20", "", "09"],
    ]);
  });

  it("says of every other row what it is", () => {
    const why = imported(HOSPITAL_LIST).rows.map((row) => (row.kind === "line" ? "line" : row.why));
    expect(why).toEqual([
      "above",
      "above",
      "heading",
      "words",
      "line",
      "line",
      "total",
      "heading",
      "line",
      "empty",
      "line",
      "total",
      "words",
    ]);
  });

  it("is held against the totals that it states itself", () => {
    expect(imported(HOSPITAL_LIST).totals).toEqual([
      { line: 7, label: "西药费小计", stated: 34120, counted: 34120 },
      { line: 12, label: "合计", stated: 330640, counted: 330640 },
    ]);
    const wrong = imported(HOSPITAL_LIST.replace("3,306.40", "3,306.50"));
    expect(wrong.totals.at(-1)).toMatchObject({ stated: 330650, counted: 330640 });
  });

  it("keeps a row that has a fault, as it was written, with its number and what to do", () => {
    const read = imported(`
名称\t数量\t单价\t金额
床位费\t1\t30\t30
护理费\t1\t12.345\t12.345
退药\t-1\t5\t-5.00
检查费\t\t\tabc
麻醉\t2\t10\t25
手术\t1\t100\t
材料费\t1
`);
    expect(faultsOf(read)).toEqual([
      "3 E-ROW-01",
      "4 E-ROW-02",
      "5 E-ROW-01",
      "6 W-ROW-16",
      "7 W-ROW-15",
      "8 E-ROW-03",
    ]);
    expect(formLines(read, () => "x").map((line) => line.amount)).toEqual([
      "30.00",
      "12.345",
      "-5.00",
      "abc",
      "25.00",
      "100.00",
      "",
    ]);
    expect(countsOf(read)).toEqual({ clean: 3, faulty: 4, passed: 1 });
  });

  it("belongs to the invoice that a row names by the end of its number", () => {
    const invoice = (id: string, number: string): InvoiceForm => ({
      id,
      code: "",
      number,
      check: "",
      date: "",
      amount: "",
    });
    const read = imported(
      "名称\t金额\t票据号\n床位费\t30\t7390\n护理费\t5\t0048230117\n诊察费\t6\t9999\n检查费\t8\t\n",
      [invoice("a", "0048217390"), invoice("b", "0048230117")],
    );
    expect(formLines(read, () => "x").map((line) => line.invoice)).toEqual(["a", "b", "", "i1"]);
    expect(faultsOf(read)).toEqual(["4 W-ROW-14"]);
  });

  it("takes the class from 类别 where the classes stand there, and the kind of charge where those do", () => {
    const classes = sheet("名称\t类别\t金额\n床位费\t甲\t30\n护理费\t乙类\t5\n");
    expect(recognise(classes).columns).toEqual(["name", "grade", "amount"]);
    const kinds = sheet("名称\t类别\t金额\n丙泊酚\t西药费\t30\n血常规\t化验费\t5\n");
    expect(recognise(kinds).columns).toEqual(["name", "category", "amount"]);
  });

  it("without headings is told by what stands in its columns", () => {
    const part = sheet(
      "10-12\t床位费（双人间）\t甲\t3\t55.50\t166.50\n10-13\t静脉留置针\t乙\t2\t39.60\t79.20\n",
    );
    expect(recognise(part)).toEqual({
      header: -1,
      columns: [null, "name", "grade", "quantity", "price", "amount"],
      guessed: true,
    });
    const unknown = sheet("药名\t钱数\n床位费\t30.5\n护理费\t5\n");
    expect(recognise(unknown)).toEqual({ header: 0, columns: ["name", "amount"], guessed: true });
    const dated = sheet("2026-10-12\t床位费\t30.5\n2026-10-13\t护理费\t5\n");
    expect(recognise(dated).columns).toEqual(["date", "name", "amount"]);
  });

  it("can be mapped otherwise: a role moves to the column that is given it", () => {
    const mapping = { header: 0, columns: ["name", "code", "amount"] as const };
    expect(withRole(mapping, 1, "name").columns).toEqual([null, "name", "amount"]);
    expect(withRole(mapping, 2, null).columns).toEqual(["name", "code", null]);
  });

  it("is known again by its headings, whatever lies above them", () => {
    const one = sheet("名称\t单价(元)\t金额\n床位费\t1\t1");
    const two = sheet("某医院\n名 称\t单价\t金额\t\n护理费\t2\t2");
    expect(signatureOf(two, 1)).toBe(signatureOf(one, 0));
    expect(signatureOf(one, -1)).toBe("#3");
  });

  it("names cells that the file marks: formulas without a value, errors, merged cells", () => {
    const marked = (row: number, kind: CellMark["kind"], column: number): Sheet => {
      const table = sheet("日期\t名称\t金额\n2026-10-12\t床位费\t30\n\t护理费\t\n");
      return {
        ...table,
        rows: table.rows.map((one, at) =>
          at === row ? { ...one, marks: [{ kind, column }] } : one,
        ),
      };
    };
    const codes = (table: Sheet): readonly string[] =>
      faultsOf(importLines(table, recognise(table), CONTEXT));
    expect(codes(marked(2, "no-value", 2))).toEqual(["3 E-ROW-07"]);
    expect(codes(marked(1, "error", 2))).toEqual(["2 E-ROW-08"]);
    expect(codes(marked(1, "merged", 0))).toEqual(["2 W-ROW-12"]);
  });

  it("with text longer than a case keeps is cut, and says so", () => {
    const read = imported(`名称\t金额\n${"甲".repeat(2500)}\t5\n`);
    expect(faultsOf(read)).toEqual(["2 E-ROW-09"]);
    expect(formLines(read, () => "x")[0]?.name).toHaveLength(2000);
  });
});

const CELL = fc.oneof(
  fc.constantFrom(
    "",
    " ",
    "床位费",
    "合计",
    "小计",
    "本页小计",
    "名称",
    "金额",
    "甲",
    "乙类",
    "西药费",
    "=1+1",
    "-5",
    "abc",
    "12.345",
    "1e400",
    "#REF!",
    "\u0000",
    "𬱖",
  ),
  fc.integer({ min: -99_999, max: 9_999_999 }).map((fen) => (fen / 100).toFixed(2)),
  fc.string({ maxLength: 8 }),
);
const MARK = fc.record({
  column: fc.integer({ min: 0, max: 5 }),
  kind: fc.constantFrom("no-value", "error", "merged"),
} satisfies { [K in keyof CellMark]: fc.Arbitrary<CellMark[K]> });
const SHEET = fc
  .array(fc.tuple(fc.array(CELL, { maxLength: 6 }), fc.array(MARK, { maxLength: 2 })), {
    maxLength: 30,
  })
  .map((rows): Sheet => ({
    name: "s",
    rows: [
      { line: 1, cells: ["日期", "名称", "等级", "数量", "单价", "金额"] },
      ...rows.map(([cells, marks], at) => ({ line: at + 2, cells, marks })),
    ],
  }));

describe("whatever a file holds", () => {
  it("every row of it becomes a line or is told as a heading, a total, words or empty: nothing is dropped", () => {
    fc.assert(
      fc.property(SHEET, (table) => {
        const read = importLines(table, recognise(table), CONTEXT);
        expect(read.rows.map((row) => row.line)).toEqual(table.rows.map((row) => row.line));
        const { clean, faulty, passed } = countsOf(read);
        expect(clean + faulty + passed).toBe(table.rows.length);
      }),
    );
  });

  it("its lines can be kept as a draft, and a row without a fault has an amount to the fen", () => {
    const empty = emptyCase({ area: "410200", insurance: "resident" });
    fc.assert(
      fc.property(SHEET, (table) => {
        const read = importLines(table, recognise(table), CONTEXT);
        const lines = formLines(read, () => "id");
        expect(CaseForm.safeParse({ ...empty, lines }).success).toBe(true);
        for (const row of read.rows) {
          if (row.kind !== "line" || row.faults.some(isFault)) continue;
          expect(row.values.amount).toMatch(/^(?:\d+\.\d{2}|)$/u);
        }
      }),
    );
  });

  it("the lines add up to the amounts of the file, to the fen", () => {
    const fens = fc.array(fc.integer({ min: 0, max: 99_999_999 }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(fens, (amounts) => {
        const rows = amounts.map((fen, at) => ({
          line: at + 2,
          cells: [`项目${at}`, String(fen / 100)],
        }));
        const table = { name: "s", rows: [{ line: 1, cells: ["名称", "金额"] }, ...rows] };
        const read = importLines(table, recognise(table), CONTEXT);
        expect(importedTotal(read)).toBe(amounts.reduce((sum, one) => sum + one, 0));
      }),
    );
  });
});
