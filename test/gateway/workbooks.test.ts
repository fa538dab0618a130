import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import writeXlsxFile from "write-excel-file/node";
import { folderAdapter } from "../../gateway/incoming/folder.ts";
import { takeArrivals } from "../../gateway/incoming/take.ts";
import { row, textCell, xlsxOf, zipBomb } from "../support/spreadsheets.ts";
import { onEachDatabase, type Under } from "./support/gateways.ts";
import { sent } from "./support/versions.ts";
import { counter, own, uploaded } from "./support/work.ts";

/** Lays files into the import folder and takes them in; what was said of each. */
async function imported(under: Under, files: Readonly<Record<string, Uint8Array>>) {
  const folder = path.join(under.folder(), "import");
  mkdirSync(folder, { recursive: true });
  for (const [name, content] of Object.entries(files)) {
    writeFileSync(path.join(folder, name), content);
  }
  const outcomes = await takeArrivals(under.running().gateway, folderAdapter(folder, -1));
  return outcomes.map(({ words }) => words);
}

type Value = string | number | boolean | Date;

function cellOf(value: Value) {
  if (value instanceof Date) return { value, type: Date, format: "yyyy-mm-dd" };
  return typeof value === "number" && value < 1 && value > 0 ? { value, format: "0%" } : { value };
}

/** A workbook as a spreadsheet program writes it: days, numbers and shares are what they are. */
async function workbook(sheets: Readonly<Record<string, readonly (readonly Value[])[]>>) {
  return writeXlsxFile(
    Object.entries(sheets).map(([sheet, rows]) => ({
      sheet,
      data: rows.map((cells) => cells.map(cellOf)),
    })),
  ).toBuffer();
}

/** 12 October 2026, as a spreadsheet has it. */
const DAY = new Date(Date.UTC(2026, 9, 12));
const PERSONS = ["certno", "psn_name", "psn_no", "insutype", "admdvs", "state", "from"];
const CODES = ["code", "name"];
const VISIT_FIELDS = [
  "mdtrt_id",
  "version",
  "psn_cert_no",
  "psn_name",
  "fixmedins_code",
  "fixmedins_name",
  "admdvs",
  "med_type",
  "begndate",
  "enddate",
  "medfee_sumamt",
  "settledDirectly",
  "settlementList",
  "uploadedOn",
];
const LINE_FIELDS = [
  "mdtrt_id",
  "feedetl_sn",
  "fee_ocur_date",
  "hilist_code",
  "medins_list_name",
  "med_chrgitm_type",
  "chrgitm_lv",
  "cnt",
  "pric",
  "det_item_fee_sumamt",
  "selfpay_prop",
  "fulamt_ownpay_amt",
  "overlmt_selfpay",
  "preselfpay_amt",
  "inscp_scp_amt",
];

function visit(id: string, person: string): readonly Value[] {
  const { fixmedins_code: code, fixmedins_name: name, admdvs } = uploaded(id, person);
  const days = [new Date(Date.UTC(2026, 9, 8)), new Date(Date.UTC(2026, 9, 21))];
  return [id, 1, person, "程𬱖", code, name, admdvs, "21", ...days, 1234.1, "否", true, DAY];
}

function line(id: string, sn: string, amount: number): readonly Value[] {
  const price = [2, 617.05, amount, 0.1, 0, 0, 123.41, 1110.69];
  return [id, sn, DAY, "XJ01D", "注射用头孢呋辛钠", "09", "02", ...price];
}

onEachDatabase("a workbook in the import folder", (under) => {
  test("HUN-23, KF-5.1: registers and code tables come by their national field names", async () => {
    const a = await counter(under);
    const since = (await a.changes(0)).next;
    const columns = ["fixmedins_code", "fixmedins_name", "admdvs", "level", "designated"];
    const services = ["networked", "inpatient", "outpatient", "from", "until"];
    const words = await imported(under, {
      "codes.med_type.v3.2026-01-01.xlsx": await workbook({ 表: [CODES, ["21", "普通住院"]] }),
      "institutions.2026-11-01.xlsx": await workbook({
        定点: [
          [...columns, ...services],
          ["H31", "上海浦江骨科医院", "310105", "level3", "是", true, false, "否", DAY, ""],
        ],
      }),
      "persons.2026-11-01.xlsx": await workbook({
        参保: [PERSONS, ["c1", "程𬱖", 1, 310, 410203, "insured", DAY]],
      }),
    });
    expect(words).toEqual(["已下发 1 条", "已下发 1 条", "已下发 1 条"]);
    const [codes, institutions, persons] = (await a.changes(since)).changes;
    expect(codes?.change).toMatchObject({ rows: [{ code: "21", name: "普通住院" }] });
    const opened = { designated: true, networked: true, inpatient: false, outpatient: false };
    expect(institutions?.change).toMatchObject({ rows: [{ ...opened, from: "2026-10-12" }] });
    expect(persons?.change).toMatchObject({
      asOf: "2026-11-01",
      rows: [{ psn_no: "1", insutype: "310", admdvs: "410203", from: "2026-10-12" }],
    });
  });

  test("HUN-59, KF-3.1: uploaded details come with their lines, exact to the fen", async () => {
    const a = await counter(under);
    const version = own("w1", "w1");
    await a.revisions(version.revision.caseId, [sent(version)]);
    const since = (await a.changes(0)).next;
    const words = await imported(under, {
      "details.2026-11-01.xlsx": await workbook({
        就诊: [VISIT_FIELDS, visit("W-1", "w1")],
        票据: [
          ["mdtrt_id", "number", "amount"],
          ["W-1", "00042001", 1234.1],
        ],
        明细: [LINE_FIELDS, line("W-1", "1", 1234.1)],
        分类: [["mdtrt_id", "med_chrgitm_type", "amount", "inscp_scp_amt"]],
      }),
    });
    expect(words).toEqual(["已下发 1 条"]);
    expect((await a.changes(since)).changes.map(({ change }) => change)).toMatchObject([
      {
        kind: "details",
        details: {
          mdtrt_id: "W-1",
          version: 1,
          begndate: "2026-10-08",
          medfee_sumamt: "1234.10",
          settledDirectly: false,
          settlementList: true,
          invoices: [{ number: "00042001", amount: "1234.10" }],
          lines: [
            {
              fee_ocur_date: "2026-10-12",
              chrgitm_lv: "02",
              pric: "617.05",
              det_item_fee_sumamt: "1234.10",
              selfpay_prop: "0.1",
              preselfpay_amt: "123.41",
            },
          ],
          classes: [],
        },
      },
    ]);
  });

  test("with a fault is refused whole, with its sheet, row and column, and no person's data", async () => {
    const a = await counter(under);
    const since = (await a.changes(0)).next;
    const good = visit("W-2", "w2");
    const ofVisits = async (rest: Readonly<Record<string, readonly (readonly Value[])[]>>) =>
      workbook({ 就诊: [VISIT_FIELDS, good], ...rest });
    const merged = '<mergeCells><mergeCell ref="A2:A3"/></mergeCells>';
    const cells = row("code", "name") + row("21", "普通住院") + row("22", "特殊住院");
    const cases: Readonly<Record<string, readonly [Uint8Array, string]>> = {
      "codes.a.v1.2026-01-01.xlsx": [
        xlsxOf({ rows: cells, after: merged }),
        "第 3 行：code 是合并的单元格",
      ],
      "codes.b.v1.2026-01-01.xlsx": [
        xlsxOf({ rows: `${row("code", "name")}<row>${textCell("1")}<c><f>A1</f></c></row>` }),
        "第 2 行：name 是没有算过的公式",
      ],
      "codes.c.v1.2026-01-01.xlsx": [
        await workbook({ 一: [CODES, ["1", "甲"]], 二: [CODES, ["2", "乙"]] }),
        "文件里有几张表，只留要下发的一张",
      ],
      "codes.d.v1.2026-01-01.xlsx": [
        await workbook({ 一: [CODES, ["1", "甲", "丙"]] }),
        "第 2 行：比表头多一格",
      ],
      "codes.e.v1.2026-01-01.xlsx": [
        await workbook({
          一: [
            ["code", "code", "name"],
            ["1", "2", "丙"],
          ],
        }),
        "表头的 code 重复",
      ],
      "codes.f.v1.2026-01-01.xlsx": [
        await workbook({
          一: [
            ["程𬱖", "程𬱖"],
            ["1", "甲"],
          ],
        }),
        "表头的 B 列 重复",
      ],
      "details.a.xlsx": [
        await ofVisits({ 明细: [LINE_FIELDS, line("W-2", "1", 1.005)] }),
        "表“明细”：第 2 行：det_item_fee_sumamt 不对",
      ],
      "details.b.xlsx": [
        await ofVisits({ 明细: [LINE_FIELDS, line("W-9", "1", 1)] }),
        "表“明细”：第 2 行：mdtrt_id 不在表“就诊”里",
      ],
      "details.c.xlsx": [
        await workbook({ 就诊: [VISIT_FIELDS, good, good] }),
        "表“就诊”：第 3 行：mdtrt_id 重复",
      ],
      "details.d.xlsx": [
        await workbook({ 就诊: [["mdtrt_id"], ["W-2"]] }),
        "表“就诊”：第 2 行：version 不对",
      ],
      "details.e.xlsx": [
        await ofVisits({ 备注: [["随便"], ["写写"]] }),
        "有不认识的表；表名是就诊、票据、明细、分类",
      ],
      "persons.2026-11-03.xlsx": [
        await workbook({
          一: [
            PERSONS,
            [Number("123456789012345678"), "程𬱖", "1", "310", "410203", "insured", ""],
          ],
        }),
        "第 2 行：certno 的长号码成了数，后几位丢了，这一列要设成文本",
      ],
    };
    const files = Object.entries(cases).map(([name, [bytes]]) => [name, bytes] as const);
    const expected = Object.values(cases).map(([, words]) => words);
    expect(await imported(under, Object.fromEntries(files))).toEqual(expected);
    expect((await a.changes(since)).changes).toEqual([]);
  });

  test("that is hostile, broken or none is refused before it is unfolded, and lies apart", async () => {
    const old = Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, ...Buffer.alloc(600));
    const bomb = zipBomb(20_000_000);
    const words = await imported(under, {
      "details.bomb.xlsx": bomb,
      "details.cut.xlsx": xlsxOf({ rows: row("mdtrt_id") }).slice(0, -40),
      "persons.2026-11-04.xls": old,
      "persons.2026-11-05.xlsx": Buffer.from("<html><table></table></html>"),
      "~$persons.2026-11-05.xlsx": Buffer.from("open"),
    });
    expect(words).toEqual([
      "这份表格解开后大得不合常理，没有打开",
      "这份表格不完整或已损坏",
      "这是旧格式的表格（xls）",
      "这是存成表格名字的网页，不是表格文件",
    ]);
    const refused = path.join(under.folder(), "import", "refused");
    expect(readFileSync(path.join(refused, "details.bomb.xlsx"))).toEqual(Buffer.from(bomb));
    expect(readFileSync(path.join(refused, "details.bomb.xlsx.txt"), "utf8")).toContain(
      "大得不合常理",
    );
    expect(readdirSync(path.join(under.folder(), "import"))).toContain("~$persons.2026-11-05.xlsx");
  });
});
