import { expect, type Page, test } from "@playwright/test";
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { HAS_CUPS } from "../store/print-server.ts";
import {
  enterFiling,
  enterInvoices,
  enterLines,
  enterPerson,
  enterStay,
  LINES,
} from "./support/case-entry.ts";
import { CHEN } from "./support/people.ts";
import { inkShown, issuedPapers } from "./support/papers.ts";
import { usePrintServer } from "./support/printer.ts";
import { newCase, newProfile, setUp, start, type } from "./support/workstation.ts";

test.skip(!HAS_CUPS, "CUPS is part of Linux");

// A whole case is typed before the first paper is printed.
test.setTimeout(120_000);

const server = usePrintServer();

test.beforeAll(() => server().addQueue("Back", "里间打印机"));

/** A whole case, and the screen from which its papers are printed. */
async function toPapers(window: Page): Promise<void> {
  await setUp(window, "开封");
  await newCase(window, "城乡居民");
  await enterPerson(window, CHEN);
  await enterStay(window);
  await enterFiling(window, { category: "异地长期居住", basis: "个人承诺", place: "上海" });
  await enterInvoices(window);
  await enterLines(window, LINES);
  await window.keyboard.press("Control+p");
  await expect(window.getByRole("heading", { name: "打印整套" })).toBeVisible();
}

const listOf = (window: Page) => window.getByRole("region", { name: "这件要打的表单" });
const recordOf = (window: Page) => window.getByRole("region", { name: "打印记录" });
const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
const spooled = async () => (await server().spooled()).map(sha256);

test("the whole set is printed in one step, issued when the clerk has seen it, and printed again from the same bytes", async () => {
  const { app, window } = await start(newProfile());
  await toPapers(window);
  const waiting = listOf(window).getByText("等确认");
  const proposed = await listOf(window).locator('input[type="checkbox"]:checked').count();
  expect(proposed).toBeGreaterThan(2);
  await expect(listOf(window).getByTitle("窗口打印机，就绪")).toBeVisible();
  await expect(window.getByText("草稿预览")).toBeVisible();

  await window.keyboard.press("Control+p");
  const panel = window.getByRole("group", { name: "是否已正常打印？" });
  await expect(panel).toBeVisible();
  await expect(waiting).toHaveCount(proposed);
  await expect(window.getByText("与打印的文件逐字节相同")).toBeVisible();
  await expect.poll(() => inkShown(window)).toBeGreaterThan(0.005);
  expect(await issuedPapers(window)).toEqual([]);

  // One of them was spoilt: it is not issued, and may be printed again.
  await window.keyboard.press("n");
  await panel.getByRole("listitem").filter({ hasText: "承诺书" }).getByRole("button").click();
  await window.getByRole("button", { name: /种正常，1种没打好/u }).click();
  await expect(panel).toBeHidden();
  await expect(listOf(window).getByText("没打出来")).toHaveCount(1);
  const issued = await issuedPapers(window);
  expect(issued).toHaveLength(proposed - 1);
  expect(issued.map(({ form }) => form)).not.toContain("commitment");
  expect(await spooled()).toEqual(expect.arrayContaining(issued.map((paper) => paper.sha256)));

  await window.keyboard.press("Control+p");
  await expect(waiting).toHaveCount(1);
  await window.keyboard.press("Enter");
  await expect(panel).toBeHidden();
  await expect.poll(async () => (await issuedPapers(window)).length).toBe(proposed);

  // A reprint of an issued paper: chosen by hand, the same bytes, counted.
  const filing = listOf(window).getByRole("checkbox", { name: /登记备案表/u });
  await filing.click();
  await window.keyboard.press("Control+Shift+p");
  await expect(panel.getByText("补打第1次")).toBeVisible();
  await window.keyboard.press("Enter");
  await expect(panel).toBeHidden();
  await expect(recordOf(window).getByText("补打第1次")).toBeVisible();
  const sent = issued.find(({ form }) => form === "filing")?.sha256;
  expect((await spooled()).filter((hash) => hash === sent)).toHaveLength(2);
  expect(await issuedPapers(window)).toHaveLength(proposed);
  await app.close();
});

test("a printer that takes nothing is told at once, and another one prints", async () => {
  await server().disable("Office", "缺纸");
  const { app, window } = await start(newProfile());
  await toPapers(window);
  const sent = (await spooled()).length;
  const boxes = listOf(window).locator('input[type="checkbox"]');
  await boxes.first().uncheck();
  await window.keyboard.press("Control+p");
  await expect(window.getByText("打印机“窗口打印机”已暂停：缺纸。")).toBeVisible();
  await expect(listOf(window).getByText("等确认")).toHaveCount(0);
  expect(await spooled()).toHaveLength(sent);
  // What the clerk chose is not forgotten with it.
  await expect(boxes.first()).not.toBeChecked();

  // The form shown goes to the other printer, alone.
  for (const box of await boxes.all()) await box.setChecked(false);
  await boxes.first().check();
  await window.locator('[data-field="print.printer"] input').click();
  await window.getByText("里间打印机，就绪").last().click();
  await expect(listOf(window).getByTitle("里间打印机，就绪")).toBeVisible();
  await window.keyboard.press("Control+p");
  await expect(recordOf(window).getByText("里间打印机")).toBeVisible();
  expect(await spooled()).toHaveLength(sent + 1);
  await server().enable("Office");
  await app.close();
});

test("an offset is measured on a sheet, kept for the printer, and moves what is printed", async () => {
  const { app, window } = await start(newProfile());
  await toPapers(window);
  const sheets = (await spooled()).length;
  await listOf(window)
    .getByRole("button", { name: /未校正位置/u })
    .click();
  const dialog = window.getByRole("dialog");
  await dialog.getByRole("button", { name: "打印校正页" }).click();
  await expect(dialog.getByRole("button", { name: "再打一张校正页" })).toBeVisible();
  expect(await spooled()).toHaveLength(sheets + 1);
  await type(window, "calibration.left", "18.5");
  await type(window, "calibration.top", "20.0");
  await dialog.getByRole("button", { name: /存下/u }).click();
  await expect(listOf(window).getByText("位置校正 右+1.5 下+0mm")).toBeVisible();
  await app.close();
});

test("Electron's own printing, as on Windows, puts the pages on a real queue", async () => {
  const { app, window } = await start(newProfile(), "--print-by=window");
  await toPapers(window);
  const jobs = (await spooled()).length;
  await window.keyboard.press("Control+p");
  await expect(window.getByRole("group", { name: "是否已正常打印？" })).toBeVisible({
    timeout: 40_000,
  });
  expect((await spooled()).length).toBeGreaterThan(jobs);
  const file = await server().output("Office");
  const ink = execFileSync("pdftoppm", ["-r", "20", "-gray", "-f", "1", "-l", "1", file]);
  const dark = ink.subarray(15).filter((value) => value < 160).length;
  expect(dark / ink.length).toBeGreaterThan(0.005);
  await app.close();
});
