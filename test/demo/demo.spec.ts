import { expect, test } from "@playwright/test";
import {
  enterFiling,
  enterHunanCase,
  enterInvoices,
  enterKaifengCase,
  enterLines,
  enterPerson,
  enterStay,
  LINES,
} from "../e2e/support/case-entry.ts";
import { inkShown } from "../e2e/support/papers.ts";
import { CHEN, ZHOU } from "../e2e/support/people.ts";
import {
  field,
  newCase,
  newProfile,
  setUp,
  signIn,
  start,
  type,
} from "../e2e/support/workstation.ts";
import { keepPapers, picture } from "./stage.ts";
import { usePrintServer } from "../e2e/support/printer.ts";

usePrintServer();

test("Kaifeng: a referral made up after discharge, from first run to papers", async () => {
  const profile = newProfile();
  const { app, window } = await start(profile);
  await type(window, "setup.office", "开封市祥符区朱仙镇便民服务中心");
  await picture(app, window, "01-setup");
  await setUp(window, "开封");
  await picture(app, window, "02-workbench-empty");

  await newCase(window, "城乡居民");
  await window.locator('[data-field="person.name"]').waitFor();
  await picture(app, window, "03-case-new");
  await enterKaifengCase(window, CHEN);
  await type(window, "agent.name", "陈明");
  await type(window, "agent.relation", "子");
  await type(window, "person.address", "祥符区朱仙镇");
  await field(window, "person.name").focus();
  await picture(app, window, "04-case");

  await window.keyboard.press("F7");
  await expect(window.getByText("补办哪一种备案？")).toBeVisible();
  await picture(app, window, "05-compare");
  await window.keyboard.press("Escape");
  await window.keyboard.press("F6");
  await expect(window.getByText("这笔钱怎么算出来的")).toBeVisible();
  await picture(app, window, "06-settlement");
  await window.keyboard.press("Control+m");
  await picture(app, window, "07-citizen");
  await window.keyboard.press("Escape");
  await window.keyboard.press("Escape");

  await window.keyboard.press("Control+p");
  await expect(window.getByRole("button", { name: /打印所选/u })).toBeVisible();
  await window.locator(".papers canvas").first().waitFor();
  await picture(app, window, "08-papers-preview");
  await window.keyboard.press("Control+p");
  await expect(window.getByText("是否已正常打印？")).toBeVisible();
  await window.keyboard.press("Enter");
  await expect(window.getByText("是否已正常打印？")).toBeHidden();
  await expect(window.getByText("与打印的文件逐字节相同")).toBeVisible();
  await expect.poll(() => inkShown(window)).toBeGreaterThan(0.005);
  await picture(app, window, "09-papers-issued");
  expect(await keepPapers(window, "kaifeng-referral")).toEqual(
    expect.arrayContaining(["filing", "statement"]),
  );
  await window.keyboard.press("Escape");
  await window.keyboard.press("Escape");
  await picture(app, window, "10-workbench");

  await newCase(window, "城乡居民");
  await enterPerson(window, { ...CHEN, name: "陈\u36c3之二" });
  await enterStay(window);
  await enterFiling(window, { category: "异地长期居住", basis: "个人承诺", place: "上海" });
  await enterInvoices(window);
  await enterLines(window, LINES);
  await window.keyboard.press("Control+p");
  await window.locator(".papers canvas").first().waitFor();
  await window.keyboard.press("Control+p");
  await expect(window.getByText("是否已正常打印？")).toBeVisible();
  await window.keyboard.press("Enter");
  await expect(window.getByText("是否已正常打印？")).toBeHidden();
  await expect(window.getByText("与打印的文件逐字节相同")).toBeVisible();
  expect(await keepPapers(window, "kaifeng-commitment")).toContain("commitment");
  await app.close();

  const again = await start(profile);
  await picture(again.app, again.window, "11-login");
  await signIn(again.window);
  await picture(again.app, again.window, "12-workbench-again");
  await again.app.close();
});

test("Hunan: the same made up after discharge is undetermined until the pool answers", async () => {
  const { app, window } = await start(newProfile());
  await setUp(window, "长沙");
  await newCase(window, "职工");
  await enterHunanCase(window, ZHOU);
  await expect(window.getByRole("complementary", { name: "待遇" })).toContainText("未定");
  await picture(app, window, "13-hunan-undetermined");
  await window.keyboard.press("F7");
  await picture(app, window, "14-hunan-compare");
  await window.keyboard.press("Escape");
  await window.getByRole("button", { name: "设置", exact: true }).click();
  await picture(app, window, "15-settings");
  await app.close();
});
