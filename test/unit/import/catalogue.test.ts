import { describe, expect, it } from "vitest";
import { readCatalogue } from "../../../core/import/catalogue.ts";
import { splitText } from "../../../core/import/delimited.ts";

function read(text: string) {
  const split = splitText(text.trim(), "\t");
  if (!split.ok) throw new Error("open quotation");
  return readCatalogue({ name: "目录", rows: split.rows });
}

describe("a catalogue file", () => {
  it("becomes entries with class, share, limit and kind of charge", () => {
    const catalogue = read(`
开封市医保目录
医保编码\t项目名称\t规格\t甲乙类\t先行自付比例\t限价\t费用类别
C0205U\t一次性腔镜切割吻合器\t把\t乙\t0.2\t3,980.00\t材料费
310701022\t心电监测\t小时\t甲\t0\t—\t检查费
XL03AXX\t注射用胸腺法新\t支\t丙\t1\t无\t西药费
`);
    expect(catalogue?.faults).toEqual([]);
    expect(catalogue?.entries).toEqual([
      {
        code: "C0205U",
        name: "一次性腔镜切割吻合器",
        grade: "B",
        share: "20",
        category: "08",
        limit: "3980",
        remark: "把",
      },
      {
        code: "310701022",
        name: "心电监测",
        grade: "A",
        share: "0",
        category: "03",
        limit: "",
        remark: "小时",
      },
      {
        code: "XL03AXX",
        name: "注射用胸腺法新",
        grade: "C",
        share: "100",
        category: "09",
        limit: "",
        remark: "支",
      },
    ]);
  });

  it("names every row that is no entry", () => {
    const catalogue = read(
      "编码\t名称\t等级\t限价\nA1\t\t甲\t\nA2\t血常规\t丁\t\nA3\t床位费\t甲\t很贵\nA4\t护理费\t甲\t5\n",
    );
    expect(catalogue?.entries.map((entry) => entry.code)).toEqual(["A4"]);
    expect(catalogue?.faults).toEqual([
      { line: 2, what: "没有名称" },
      { line: 3, what: "等级“丁”不是甲、乙、丙" },
      { line: 4, what: "限价“很贵”不是金额" },
    ]);
  });

  it("without headings for code and name is none", () => {
    expect(read("一\t二\n三\t四")).toBeNull();
  });
});
