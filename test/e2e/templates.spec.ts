import { type ElectronApplication, expect, type Page, test } from "@playwright/test";
import path from "node:path";
import { EVERYTHING } from "../../electron/contract/search.ts";
import { texts } from "../forms/paper.ts";
import { enterFiling, enterPerson, enterStay } from "./support/case-entry.ts";
import { caseShown } from "./support/cases.ts";
import { inkShown } from "./support/papers.ts";
import { CHEN } from "./support/people.ts";
import { pictures, resize } from "./support/pictures.ts";
import { fillableForm, flatForm, OFFICIAL_TITLE } from "./support/template-file.ts";
import {
  field,
  newCase,
  newProfile,
  openSettings,
  pressShown,
  setUp,
  start,
} from "./support/workstation.ts";

// A case is typed before its form can be looked at.
test.setTimeout(180_000);

const FORM = "异地就医登记备案表";

/** The dialog of the operating system answers with this file. */
async function offerFile(app: ElectronApplication, file: string): Promise<void> {
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] });
  }, file);
}

/** Loads a fillable form for the filing, up to the screen on which it is mapped. */
async function loadForm(app: ElectronApplication, window: Page, profile: string): Promise<void> {
  const file = path.join(profile, "备案登记表2026.pdf");
  await fillableForm(file);
  await offerFile(app, file);
  await openSettings(window, "官方表样");
  await window.getByRole("row", { name: FORM }).click();
  await pressShown(window, "N");
  await expect(places(window)).toContainText("8栏，8栏未对应");
  await expect.poll(() => inkOf(window)).toBeGreaterThan(0.001);
}

const places = (window: Page) => window.getByRole("complementary", { name: "各栏内容" });
const sheet = (window: Page) => window.locator(".mapper-sheet");
const placeOf = (window: Page, name: string) =>
  sheet(window).getByRole("button", { name, exact: true });

/** Clicks a place and picks a value by what is typed. */
async function map(window: Page, place: string, typed: string): Promise<void> {
  await placeOf(window, place).click();
  await field(window, "template.value").fill(typed);
  await window.keyboard.press("Enter");
}

type Pair = readonly [number, number];

/** Draws a box over the page, whose size and places are in points from its lower left corner. */
async function drag(window: Page, [wide, high]: Pair, from: Pair, to: Pair): Promise<void> {
  const page = await sheet(window).boundingBox();
  if (page === null) throw new Error("the page is not shown");
  const at = ([x, y]: Pair) =>
    [page.x + (x / wide) * page.width, page.y + (1 - y / high) * page.height] as const;
  await window.mouse.move(...at(from));
  await window.mouse.down();
  await window.mouse.move(...at([(from[0] + to[0]) / 2, (from[1] + to[1]) / 2]));
  await window.mouse.move(...at(to));
  await window.mouse.up();
  await expect(field(window, "template.value")).toBeFocused();
}

/** Share of the page that is not white. */
function inkOf(window: Page): Promise<number> {
  return window.evaluate(() => {
    const canvas = document.querySelector<HTMLCanvasElement>(".mapper-sheet canvas");
    const context = canvas?.getContext("2d");
    if (canvas == null || context == null || canvas.width === 0) return 0;
    const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
    return data.filter((value, at) => at % 4 === 0 && value < 128).length / (data.length / 4);
  });
}

/** The text of the filing's form of the case changed last, as the preview draws it. */
async function previewText(window: Page): Promise<string> {
  const bytes = await window.evaluate(async (everything) => {
    const { desktop } = globalThis.window;
    const list = await desktop.call("cases.search", everything);
    const caseId = list.ok ? list.value.rows[0]?.caseId : undefined;
    if (caseId === undefined) return [];
    const drawn = await desktop.call("forms.preview", { caseId, form: "filing" });
    return drawn.ok ? [...drawn.value.bytes] : [];
  }, EVERYTHING);
  return texts(Uint8Array.from(bytes)).join("");
}

/** The papers of the open case, with the filing's form shown. */
async function showPaper(window: Page): Promise<void> {
  await window.getByRole("button", { name: "案件", exact: true }).click();
  await caseShown(window, CHEN.name);
  await window.keyboard.press("Control+p");
  await window.getByRole("button", { name: new RegExp(FORM, "u") }).click();
  await expect.poll(() => inkShown(window)).toBeGreaterThan(0.001);
}

test("a supervisor maps an official form on the page, tries it, puts it to use and goes back to ours", async () => {
  const { app, window, profile } = await start(newProfile());
  await setUp(window, "开封");
  await newCase(window, "城乡居民");
  await enterPerson(window, CHEN);
  await enterStay(window);
  await enterFiling(window, { category: "异地转诊", basis: "凭证明", place: "上海" });
  await window.keyboard.press("Control+s");
  await expect.poll(() => previewText(window)).toContain("参考样式");
  await resize(app, window, 1366, 768);
  await loadForm(app, window, profile);

  // By its label on the page, by pinyin initials, and what the words beside it propose.
  await map(window, "姓名：未对应", "姓名");
  await expect(placeOf(window, "姓名：姓名")).toBeFocused();
  await map(window, "就医机构：未对应", "jyjg");
  await placeOf(window, "身份证号码：未对应").click();
  await pictures(app, window, "template-picker");
  await window.keyboard.press("Enter");
  await expect(placeOf(window, "身份证号码：身份证号")).toBeVisible();
  await expect(places(window)).toContainText("8栏，5栏未对应");

  await window.keyboard.press("a");
  await expect(places(window)).toContainText("按名称对上4栏，请逐栏核对。还有1栏没对上。");
  await expect(placeOf(window, "女：性别：女")).toBeVisible();
  await pictures(app, window, "template-mapping");
  await window.keyboard.press("Control+z");
  await expect(places(window)).toContainText("8栏，5栏未对应");
  await window.keyboard.press("Control+y");

  // The blank has no field: a box is drawn over it.
  await drag(window, [595.28, 841.89], [150, 584], [222, 566]);
  await window.keyboard.press("Enter");
  const box = placeOf(window, "入院日期");
  await expect(box).toBeFocused();
  const before = await box.boundingBox();
  await window.keyboard.press("Shift+ArrowRight");
  await expect.poll(async () => (await box.boundingBox())?.x).toBeGreaterThan((before?.x ?? 0) + 5);
  await window.keyboard.press("Control+z");
  await expect.poll(async () => (await box.boundingBox())?.x).toBeCloseTo(before?.x ?? 0, 0);

  // Without a mouse: a box in the middle of the page, a value, and away with it.
  await window.keyboard.press("b");
  await expect(placeOf(window, "新画的格")).toBeFocused();
  await window.keyboard.press("Control+Shift+ArrowRight");
  await window.keyboard.press("Enter");
  await field(window, "template.value").fill("经办人");
  await window.keyboard.press("Enter");
  await expect(placeOf(window, "经办人")).toBeFocused();
  await window.keyboard.press("+");
  await expect(places(window)).toContainText("12.5磅");
  await pictures(app, window, "template-box");
  await window.keyboard.press("Delete");
  await expect(placeOf(window, "经办人")).toHaveCount(0);

  await window.keyboard.press("F6");
  const sample = window.getByRole("region", { name: "试填样张" });
  await expect(sample).toBeVisible();
  await expect(sample.locator("canvas[data-drawn]")).toBeVisible();
  await pictures(app, window, "template-tried");
  await window.keyboard.press("F6");
  await expect(sample).toBeHidden();

  await window.keyboard.press("Control+Enter");
  await expect(field(window, "template.name")).toHaveValue("备案登记表2026");
  await expect(places(window)).toContainText("还有1栏未对应，打出来是空的。");
  await pictures(app, window, "template-enable");
  await window.keyboard.press("Control+Enter");
  await expect(window.getByText(`《${FORM}》已改用“备案登记表2026”。`)).toBeVisible();
  await expect(window.getByRole("row", { name: FORM })).toContainText("备案登记表2026");
  await pictures(app, window, "template-kept");

  const official = await previewText(window);
  expect(official).toContain(OFFICIAL_TITLE);
  expect(official).toContain(CHEN.certNo);
  expect(official).toContain("上海江湾中心医院");
  expect(official).not.toContain("参考样式");
  await showPaper(window);
  await pictures(app, window, "template-paper");

  await openSettings(window, "官方表样");
  await window.getByRole("row", { name: FORM }).click();
  await pressShown(window, "R");
  await expect(window.getByText(/新画的《异地就医登记备案表》用参考样式/u)).toBeVisible();
  await window.keyboard.press("Control+Enter");
  await expect(window.getByText(`《${FORM}》已改回参考样式。`)).toBeVisible();
  const ours = await previewText(window);
  expect(ours).toContain("参考样式");
  expect(ours).not.toContain(OFFICIAL_TITLE);
  // The version stays, with what was mapped on it.
  await window.getByRole("button", { name: /^备案登记表2026/u }).click();
  await window.keyboard.press("Enter");
  await expect(places(window)).toContainText("9栏，1栏未对应");
  await app.close();
});

test("on a flat form turned on its side, without its fonts, a box is named by the words beside it", async () => {
  const { app, window, profile } = await start(newProfile());
  await setUp(window, "开封");
  await resize(app, window, 1366, 768);
  const file = path.join(profile, "报销申请表.pdf");
  await flatForm(file);
  await offerFile(app, file);
  await openSettings(window, "官方表样");
  await window.getByRole("row", { name: "医疗费用手工报销申请表" }).click();
  await pressShown(window, "N");
  await expect(places(window)).toContainText("这份文件没有自带的栏");
  await expect.poll(() => inkOf(window)).toBeGreaterThan(0.001);
  await drag(window, [782, 555], [62, 473], [300, 455]);
  const first = window.getByRole("option").first();
  await expect(window.getByRole("group", { name: "按名称推荐" })).toContainText("姓名");
  await expect(first).toHaveAttribute("aria-selected", "true");
  await window.keyboard.press("Enter");
  await expect(placeOf(window, "姓名")).toBeFocused();
  await drag(window, [782, 555], [435, 473], [700, 455]);
  await window.keyboard.press("Enter");
  await expect(places(window)).toContainText("2栏");
  await expect(placeOf(window, "就医机构")).toBeVisible();
  await pictures(app, window, "template-flat");
  await app.close();
});

test("a mapping that nobody has put to use is not left without a question", async () => {
  const { app, window, profile } = await start(newProfile());
  await setUp(window, "开封");
  await loadForm(app, window, profile);
  await map(window, "姓名：未对应", "姓名");
  await window.getByRole("button", { name: "工作台" }).click();
  const question = window.getByRole("alertdialog", { name: "对应还没有启用" });
  await expect(question).toBeVisible();
  await window.keyboard.press("Escape");
  await expect(question).toBeHidden();
  await expect(places(window)).toContainText("8栏，7栏未对应");
  await window.getByRole("button", { name: "工作台" }).click();
  await window.getByRole("button", { name: /不要了，离开/u }).click();
  await expect(window.getByRole("button", { name: /新建案件/u })).toBeVisible();
  await app.close();
});
