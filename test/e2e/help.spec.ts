import { expect, type Page, test } from "@playwright/test";
import { pictures } from "./support/pictures.ts";
import { field, newCase, newProfile, setUp, start, type } from "./support/workstation.ts";

const help = (window: Page, title: string) =>
  window.getByRole("dialog", { name: `帮助：${title}`, exact: true });

test("HUN-83: F1 opens the help of the screen, with its keys, every code, and the documents at the clause", async () => {
  const { app, window } = await start(newProfile());
  await expect(field(window, "setup.office")).toBeFocused();
  await window.keyboard.press("F1");
  await expect(help(window, "第一次使用")).toBeVisible();
  await window.keyboard.press("Escape");
  await expect(help(window, "第一次使用")).toBeHidden();
  await setUp(window, "开封");

  await test.step("each screen has its own page", async () => {
    await window.keyboard.press("F1");
    await expect(help(window, "工作台")).toContainText("按 F4 新建案件");
    await window.keyboard.press("F1");
    await expect(help(window, "工作台")).toBeHidden();
    await newCase(window, "城乡居民");
    await window.keyboard.press("F1");
    const page = help(window, "案件");
    await expect(page).toContainText("E-INV-05");
    await expect(page.getByText("提交复核、交接")).toBeVisible();
    await pictures(app, window, "help-case");
  });

  await test.step("a code that a clerk reads out is found", async () => {
    await window.keyboard.press("Control+2");
    await expect(field(window, "help.code")).toBeFocused();
    await type(window, "help.code", "e-id-02");
    const rows = help(window, "案件").getByRole("row");
    await expect(rows).toHaveCount(2);
    await expect(rows.nth(1)).toContainText("身份证号第18位不对");
    await pictures(app, window, "help-codes");
  });

  await test.step("a document opens at the clause that is searched for, and at one from its list", async () => {
    await window.keyboard.press("Control+3");
    await expect(field(window, "help.law")).toBeFocused();
    await type(window, "help.law", "HUN-22");
    await window.keyboard.press("Enter");
    const text = help(window, "案件").getByRole("article", { name: /^湘医保发〔2022〕61号/u });
    const here = text.locator("p[aria-current]");
    await expect(here).toBeInViewport();
    await expect(here).toContainText("第二十二条");
    await pictures(app, window, "help-law");
    await type(window, "help.law", "");
    await help(window, "案件")
      .getByRole("button", { name: /^豫医保办〔2024〕84号/u })
      .click();
    await expect(
      help(window, "案件").getByRole("article", { name: /^豫医保办〔2024〕84号/u }),
    ).toBeVisible();
  });
  await window.keyboard.press("Escape");
  await expect(help(window, "案件")).toBeHidden();
  await app.close();
});
