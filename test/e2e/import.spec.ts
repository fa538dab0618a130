import { expect, type Page, test } from "@playwright/test";
import { writeFileSync } from "node:fs";
import path from "node:path";
import { gbk, row, xlsxOf, zipBomb } from "../support/spreadsheets.ts";
import { enterInvoices, enterPerson } from "./support/case-entry.ts";
import { CHEN } from "./support/people.ts";
import { pictures } from "./support/pictures.ts";
import {
  field,
  newCase,
  newProfile,
  openSettings,
  pressShown,
  type Running,
  setUp,
  start,
  type,
} from "./support/workstation.ts";

/** Lists of expenses from files and from the clipboard, and the catalogue, on the real window. */

const HEAD = [
  "收费日期",
  "医保编码",
  "收费项目",
  "等级",
  "数量",
  "单价(元)",
  "金额(元)",
  "自付比例",
  "费用类别",
];
const ITEMS = [
  ["110200001", "床位费（双人间）", "甲", 1, 55, 0, "床位费"],
  ["310701022", "心电监测", "甲", 24, 5, 0, "检查费"],
  ["C0102B", "静脉留置针", "乙", 1, 39.6, 0.2, "卫生材料费"],
  ["330703018", "胸腔镜下肺叶切除术", "甲", 1, 7680, 0, "手术费"],
  ["XN01AXB", "丙泊酚中/长链脂肪乳注射液", "甲", 4, 38.5, 0, "西药费"],
  ["XL03AXX", "注射用胸腺法新", "丙", 2, 52.6, 1, "西药费"],
  ["250307028", "血气分析", "甲", 3, 68, 0, "化验费"],
] as const;

/** So many days of a stay, as the exporter of a hospital writes them, with its own totals. */
function hospitalList(days: number): Uint8Array {
  let total = 0;
  const lines = Array.from({ length: days }, (_, at) => {
    const day = `2026-10-${String(8 + (at % 13)).padStart(2, "0")}`;
    return ITEMS.map(([code, name, grade, count, price, share, kind]) => {
      const amount = Math.round(count * price * 100) / 100;
      total += amount;
      return row(day, code, name, grade, count, price, amount, share, kind);
    }).join("");
  });
  const sum = row("合 计", "", "", "", "", "", Math.round(total * 100) / 100);
  return xlsxOf({
    rows: row("上海江湾中心医院住院费用清单") + row(...HEAD) + lines.join("") + sum,
  });
}

interface Desk extends Running {
  readonly file: (name: string, bytes: Uint8Array) => string;
}

async function openDesk(): Promise<Desk> {
  const profile = newProfile();
  const running = await start(profile);
  await setUp(running.window, "开封");
  return {
    ...running,
    file: (name, bytes) => {
      const file = path.join(profile, name);
      writeFileSync(file, bytes);
      return file;
    },
  };
}

/** What the dialog answers from now on. */
async function answerDialog({ app }: Running, file: string): Promise<void> {
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] });
  }, file);
}

async function importFile(desk: Running, file: string): Promise<void> {
  await answerDialog(desk, file);
  await desk.window.keyboard.press("Control+i");
}

async function pasteText(window: Page, text: string): Promise<void> {
  await window.evaluate((pasted) => {
    const data = new DataTransfer();
    data.setData("text/plain", pasted);
    const init = { clipboardData: data, bubbles: true, cancelable: true };
    document.activeElement?.dispatchEvent(new ClipboardEvent("paste", init));
  }, text);
}

test("a hospital's xlsx becomes lines, held against the invoice, and one undo takes them back", async () => {
  const desk = await openDesk();
  const { window } = desk;
  await newCase(window, "城乡居民");
  await enterPerson(window, CHEN);
  await type(window, "stay.hospital", "上海江湾中心医院");
  await type(window, "stay.admission", "20261008");
  await type(window, "stay.discharge", "20261021");
  await enterInvoices(window);
  await window.keyboard.press("Control+5");
  await pictures(desk.app, desk.window, "import-section");
  await importFile(desk, desk.file("清单.xlsx", hospitalList(45)));

  const check = window.getByRole("complementary", { name: "导入核对" });
  await expect(check.getByText("文件共 318 行")).toBeVisible();
  await expect(check.getByText("每一行都读得清楚")).toBeVisible();
  await expect(check.getByText("与明细相符")).toBeVisible();
  await expect(window.getByText("按表头认出，可以改")).toBeVisible();
  await pictures(desk.app, desk.window, "import-preview");
  await window.keyboard.press("Control+Enter");

  const totals = window.getByRole("complementary", { name: "合计与核对" });
  await expect(window.getByText("已带入 315 行")).toBeVisible();
  await expect(totals.getByText("甲类 225行")).toBeVisible();
  await expect(totals.getByText("手术", { exact: true })).toBeVisible();
  await expect(field(window, "lines.0.name")).toHaveValue("床位费（双人间）");
  await expect(field(window, "lines.2.preSelfPay")).toHaveValue("20%");
  await pictures(desk.app, desk.window, "import-expenses");

  await window.keyboard.press("Control+z");
  await expect(field(window, "lines.0.name")).toHaveCount(0);
  await desk.app.close();
});

test("columns that the clerk corrects are remembered for the hospital and used the next time", async () => {
  const desk = await openDesk();
  const { window } = desk;
  await newCase(window, "城乡居民");
  await type(window, "stay.hospital", "江湾中心医院");
  const csv = gbk(
    "药名,用法说明,钱数\r\n床位费,每日一次记账,30.00\r\n护理费,每日两次记账,12.50\r\n",
  );
  const file = desk.file("老系统.csv", csv);
  await importFile(desk, file);
  await expect(window.getByText("按内容猜的，请核对")).toBeVisible();
  await window.getByRole("combobox", { name: "B 列 用法说明" }).selectOption("不用");
  await expect(window.getByText("还没有指明哪一列是项目名称")).toBeVisible();
  await window.getByRole("combobox", { name: "A 列 药名" }).selectOption("项目名称");
  await window.keyboard.press("Control+Enter");
  await expect(field(window, "lines.1.amount")).toHaveValue("12.50");

  await importFile(desk, file);
  await expect(window.getByText("江湾中心医院，照上次记住的")).toBeVisible();
  await expect(window.getByRole("combobox", { name: "A 列 药名" })).toHaveValue("name");
  await window.keyboard.press("Escape");
  await desk.app.close();
});

test("rows with a fault are named by line, come in as they are, and nothing of the file is dropped", async () => {
  const desk = await openDesk();
  const { window } = desk;
  await newCase(window, "城乡居民");
  await enterInvoices(window);
  await field(window, "stay.hospital").click();
  await window.keyboard.press("Control+e");
  await expect(window.getByRole("button", { name: /粘贴表格/u })).toBeVisible();
  await pasteText(
    window,
    "名称\t等级\t数量\t单价\t金额\n床位费\t甲\t1\t30\t30\n=HYPERLINK(1)\t丁\t1\t5\t5\n退药\t甲\t-1\t8\t-8.00\n检查费\t甲\t1\t12.345\t12.345\n合计\t\t\t\t40\n",
  );
  const check = window.getByRole("complementary", { name: "导入核对" });
  await expect(check.getByText("文件共 6 行")).toBeVisible();
  await expect(check.getByText("4行")).toBeVisible();
  await expect(check.getByText(/退费行，金额 −8.00/u)).toBeVisible();
  await expect(check.getByText(/等级“丁”不是甲、乙、丙/u)).toBeVisible();
  await pictures(desk.app, desk.window, "import-faults");
  await window.keyboard.press("Control+Enter");
  await expect(field(window, "lines.1.name")).toHaveValue("=HYPERLINK(1)");
  await expect(field(window, "lines.2.amount")).toHaveValue("−8.00");
  await expect(field(window, "lines.3.amount")).toHaveValue("12.345");
  await expect(window.getByText(/明细第|不能是负数/u).first()).toBeVisible();
  await desk.app.close();
});

test("bad files are refused with a clear word, and the case stays as it was", async () => {
  const desk = await openDesk();
  const { window } = desk;
  await newCase(window, "城乡居民");
  await window.keyboard.press("Control+e");
  const xls = Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, ...Buffer.alloc(600));
  const long = `名称,金额\n${"床位费,30\n".repeat(100_000)}`;
  const bad: readonly (readonly [string, Uint8Array, RegExp])[] = [
    ["炸弹.xlsx", zipBomb(30_000_000), /解开后大得不合常理/u],
    ["旧.xls", xls, /旧格式的表格/u],
    ["长.csv", Buffer.from(long), /有 100001 行，一次最多 20000 行/u],
    ["乱码.csv", Uint8Array.of(0x41, 0x2c, 0xff, 0xff, 0x0a), /字读不出来/u],
    ["断.xlsx", hospitalList(1).slice(0, -30), /不完整或已损坏/u],
  ];
  for (const [name, bytes, word] of bad) {
    await importFile(desk, desk.file(name, bytes));
    await expect(window.getByRole("alert").getByText(word)).toBeVisible();
  }
  await pictures(desk.app, desk.window, "import-refused");
  await window.keyboard.press("Escape");
  await expect(window.getByRole("button", { name: "加一行" })).toBeVisible();
  await expect(field(window, "lines.0.name")).toHaveCount(0);
  await desk.app.close();
});

test("an entry of the imported catalogue fills the line by its initials, and the limit once the amount is there", async () => {
  const desk = await openDesk();
  const { window } = desk;
  const catalogue =
    "医保编码,项目名称,规格,等级,先付比例,限价,费用类别\n" +
    "C0205U,一次性腔镜切割吻合器,把,乙,20%,3980,材料费\n" +
    "C0206U,切割吻合器钉仓组件,个,乙,20%,,材料费\n" +
    "C0208U,直线型切割吻合器（开放手术）,把,乙,20%,3980,材料费\n" +
    "310701022,心电监测,小时,甲,0,,检查费\n";
  await answerDialog(desk, desk.file("开封市目录2026-10.csv", gbk(catalogue)));
  await openSettings(window, "目录");
  await pressShown(window, "I");
  await expect(window.getByText("已导入 4 条，现在起用这份")).toBeVisible();
  await pictures(desk.app, desk.window, "import-catalogue");

  await window.keyboard.press("Escape");
  await newCase(window, "城乡居民");
  await window.keyboard.press("Control+e");
  await window.getByRole("button", { name: "加一行" }).click();
  await field(window, "lines.0.name").click();
  await window.keyboard.type("qgwh");
  await expect(window.getByRole("option")).toHaveCount(3);
  await pictures(desk.app, desk.window, "import-lookup");
  await window.getByRole("option", { name: /一次性腔镜/u }).click();
  await expect(field(window, "lines.0.quantity")).toBeFocused();
  await window.keyboard.type("2");
  await window.keyboard.press("Enter");
  await window.keyboard.type("4100");
  await window.keyboard.press("Enter");
  await window.keyboard.press("Enter");
  await expect(field(window, "lines.0.name")).toHaveValue("一次性腔镜切割吻合器");
  await expect(field(window, "lines.0.grade")).toHaveValue("乙");
  await expect(field(window, "lines.0.preSelfPay")).toHaveValue(/^20%?$/u);
  await expect(field(window, "lines.0.overLimit")).toHaveValue("240.00");

  await field(window, "lines.0.name").fill("心电");
  await window.keyboard.press("F3");
  await expect(window.getByRole("option", { name: /心电监测/u })).toBeVisible();
  await window.keyboard.press("Enter");
  await expect(field(window, "lines.0.name")).toHaveValue("心电监测");
  await expect(field(window, "lines.0.grade")).toHaveValue("甲");
  await desk.app.close();
});
