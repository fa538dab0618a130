import { strToU8, zipSync } from "fflate";
import { describe, expect, it, test } from "vitest";
import writeXlsxFile from "write-excel-file/node";
import { MOST_LINES } from "../../../core/claim/expenses.ts";
import { recognise } from "../../../core/import/columns.ts";
import { formLines, importLines } from "../../../core/import/lines.ts";
import type { Sheet } from "../../../core/import/sheet.ts";
import { readTable } from "../../../core/import/files/read-table.ts";
import { gbk, lyingZip, row, textCell, xlsxOf, zipBomb } from "../../support/spreadsheets.ts";

const LIMITS = { rows: MOST_LINES, progress: () => undefined };

async function sheetsOf(bytes: Uint8Array): Promise<readonly Sheet[]> {
  const read = await readTable(bytes, LIMITS);
  if (!read.ok) throw new Error(read.error.code);
  return read.value;
}

async function onlySheet(bytes: Uint8Array): Promise<Sheet> {
  const [sheet] = await sheetsOf(bytes);
  if (sheet === undefined) throw new Error("no sheet");
  return sheet;
}

async function cellsOf(bytes: Uint8Array): Promise<readonly (readonly string[])[]> {
  return (await onlySheet(bytes)).rows.map((one) => one.cells);
}

async function refusal(bytes: Uint8Array, rows = MOST_LINES): Promise<string> {
  const read = await readTable(bytes, { ...LIMITS, rows });
  return read.ok ? "read" : `${read.error.code} ${read.error.what}`;
}

const CSV = "日期,项目名称,等级,数量,单价,金额\r\n2026-10-12,心电监测,甲,24,5,120.00\r\n";

describe("a text file", () => {
  const expected = [
    ["日期", "项目名称", "等级", "数量", "单价", "金额"],
    ["2026-10-12", "心电监测", "甲", "24", "5", "120.00"],
  ];

  it("in UTF-8, with and without its mark, in UTF-16 and in GBK gives the same table", async () => {
    expect(await cellsOf(strToU8(CSV))).toEqual(expected);
    expect(await cellsOf(strToU8(`\uFEFF${CSV}`))).toEqual(expected);
    expect(await cellsOf(Buffer.from(`\uFEFF${CSV}`, "utf16le"))).toEqual(expected);
    expect(await cellsOf(gbk(CSV))).toEqual(expected);
  });

  it("with tabs or semicolons is a table too", async () => {
    expect(await cellsOf(gbk(CSV.replaceAll(",", "\t")))).toEqual(expected);
    expect(await cellsOf(strToU8(CSV.replaceAll(",", ";")))).toEqual(expected);
  });

  it("that is neither UTF-8 nor the national code is refused", async () => {
    expect(await refusal(Uint8Array.of(0x41, 0x2c, 0xff, 0xff, 0x0a))).toMatch(/^E-IMP-09 /u);
  });

  it("keeps what looks like a formula as the text that it is", async () => {
    const sheet = await onlySheet(
      strToU8('名称,金额\n=HYPERLINK("http://x"),5\n@SUM(A1),6\n+1+1,7\n'),
    );
    const lines = formLines(
      importLines(sheet, recognise(sheet), { invoices: [], invoice: "", year: "" }),
      () => "x",
    );
    expect(lines.map((line) => line.name)).toEqual(['=HYPERLINK("http://x")', "@SUM(A1)", "+1+1"]);
  });
});

describe("an xlsx file", () => {
  it("as a spreadsheet program writes it gives days, classes, codes and exact numbers", async () => {
    const file = await writeXlsxFile([
      [
        { value: "收费日期" },
        { value: "编码" },
        { value: "项目名称" },
        { value: "金额" },
        { value: "先付比例" },
      ],
      [
        { value: new Date(Date.UTC(2026, 9, 12)), type: Date, format: "yyyy/mm/dd" },
        { value: "001" },
        { value: "瑞芬太尼 & <甲>" },
        { value: 0.1 + 0.2, type: Number },
        { value: 0.15, type: Number, format: "0%" },
      ],
    ]).toBuffer();
    const sheet = await onlySheet(file);
    expect(sheet.rows[1]).toEqual({
      line: 2,
      cells: ["2026-10-12", "001", "瑞芬太尼 & <甲>", "0.30000000000000004", "15%"],
    });
    const read = importLines(sheet, recognise(sheet), { invoices: [], invoice: "", year: "" });
    expect(formLines(read, () => "x")[0]).toMatchObject({
      amount: "0.30",
      preSelfPay: "15",
      itemCode: "001",
    });
  });

  it("marks formulas without a value, errors, and the covered cells of merged ones", async () => {
    const rows = [
      `<row r="1">${["日期", "名称", "金额"].map(textCell).join("")}</row>`,
      `<row r="2"><c r="A2"><v>20261012</v></c><c r="B2" t="inlineStr"><is><t>床位费</t></is></c><c r="C2"><f>1+1</f><v>2</v></c></row>`,
      `<row r="3"><c r="B3" t="inlineStr"><is><t>护理费</t></is></c><c r="C3"><f>SUM(C2:C2)</f></c></row>`,
      `<row r="5"><c r="B5" t="inlineStr"><is><t>检查费</t></is></c><c r="C5" t="e"><v>#REF!</v></c></row>`,
    ].join("");
    const after = '<mergeCells count="1"><mergeCell ref="A2:A3"/></mergeCells>';
    expect((await onlySheet(xlsxOf({ rows, after }))).rows.slice(1)).toEqual([
      { line: 2, cells: ["20261012", "床位费", "2"] },
      {
        line: 3,
        cells: ["", "护理费", ""],
        marks: [
          { column: 2, kind: "no-value" },
          { column: 0, kind: "merged" },
        ],
      },
      { line: 5, cells: ["", "检查费", "#REF!"], marks: [{ column: 2, kind: "error" }] },
    ]);
  });

  it("reads shared texts of several runs without their readings, and the 1904 calendar", async () => {
    const file = xlsxOf({
      workbook:
        '<workbook><workbookPr date1904="1"/><sheets><sheet name="隐" state="hidden" r:id="rId9"/><sheet name="明细" r:id="rId1"/></sheets></workbook>',
      strings:
        "<si><r><t>丙泊</t></r><r><t>酚</t></r><rPh><t>bing</t></rPh></si><si><t>&#x2C4A7;_x0041_</t></si>",
      styles:
        '<numFmts><numFmt numFmtId="200" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="200"/></cellXfs>',
      rows: '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" s="1"><v>44845.5</v></c><c r="D1"><v>1.2345678901234567E+19</v></c><c r="E1"><v>1.2E-2</v></c></row>',
    });
    expect(await cellsOf(file)).toEqual([
      ["丙泊酚", "\u{2C4A7}A", "2026-10-12 12:00:00", "1.2345678901234567E+19", "0.012"],
    ]);
  });

  it("gives every visible sheet that holds anything", async () => {
    const file = await writeXlsxFile([
      { data: [[{ value: "名称" }]], sheet: "一" },
      { data: [[]], sheet: "空" },
      { data: [[{ value: "金额" }]], sheet: "二" },
    ]).toBuffer();
    expect((await sheetsOf(file)).map((sheet) => sheet.name)).toEqual(["一", "二"]);
  });
});

describe("a bad file is refused with a word that says what to do", () => {
  const rows = row("名称", "金额");
  const compound = Uint8Array.of(
    0xd0,
    0xcf,
    0x11,
    0xe0,
    0xa1,
    0xb1,
    0x1a,
    0xe1,
    ...Buffer.alloc(600),
  );
  const locked = Buffer.concat([compound, Buffer.from("EncryptedPackage", "utf16le")]);
  const cut = xlsxOf({ rows }).slice(0, -40);
  const entity = zipSync({
    "_rels/.rels": strToU8('<!DOCTYPE a [<!ENTITY b "bbbb">]><Relationships>&b;</Relationships>'),
  });
  test.each<[string, Uint8Array, string]>([
    ["an empty one", new Uint8Array(), "E-IMP-01"],
    ["an xls of before 2007", compound, "E-IMP-03"],
    ["one under a password", locked, "E-IMP-04"],
    ["a bomb of a thousand to one", zipBomb(20_000_000), "E-IMP-05"],
    ["a bomb that declares little", lyingZip(zipBomb(3_000_000), 3_000_000, 900), "E-IMP-05"],
    ["one that was cut off", cut, "E-IMP-06"],
    ["one whose XML unfolds itself", entity, "E-IMP-06"],
    [
      "a web page under the name of a table",
      strToU8("<html><table><tr><td>1</td></tr></table>"),
      "E-IMP-07",
    ],
    ["a PDF", strToU8("%PDF-1.7"), "E-IMP-08"],
    ["a zip of something else", zipSync({ "a.txt": strToU8("a") }), "E-IMP-08"],
    ["a binary one", Uint8Array.of(0x41, 0, 0, 0x42), "E-IMP-08"],
    ["a table of blanks", strToU8(",,,\n , ,\n"), "E-IMP-10"],
    ["one with an open quotation", strToU8('名称,金额\n"床位费,3\n'), "E-IMP-15"],
    ["one of three hundred columns", strToU8(`${"a,".repeat(300)}\n`), "E-IMP-14"],
  ])("%s", async (_, bytes, code) =>
    expect(await refusal(bytes)).toMatch(new RegExp(`^${code} `, "u")),
  );

  it("of 100 000 lines, with how many there are and how many may be", async () => {
    const lines = Array.from({ length: 100_000 }, (_, at) => `床位费${at},30.00`);
    const csv = strToU8(`名称,金额\n${lines.join("\n")}\n`);
    expect(await refusal(csv)).toBe("E-IMP-13 文件有 100001 行，一次最多 20000 行，没有导入。");
    const xlsx = xlsxOf({ rows: rows + row("床位费", 30).repeat(99_999) });
    expect(await refusal(xlsx)).toBe(
      "E-IMP-13 表“明细”有 100000 行，一次最多 20000 行，没有导入。",
    );
  });
});
