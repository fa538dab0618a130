import { expect, type Page, test } from "@playwright/test";
import { readdirSync, statSync } from "node:fs";
import path from "node:path";
import { damageData } from "./support/damage.ts";
import { CHEN, ZHOU } from "./support/people.ts";
import {
  enterAs,
  newCase,
  newProfile,
  openSettings,
  pressShown,
  PASSWORD,
  setUp,
  start,
  type,
  typeOwn,
} from "./support/workstation.ts";

async function draft(window: Page, name: string): Promise<void> {
  await newCase(window, "城乡居民");
  await type(window, "person.name", name);
  await expect(window.getByText(/草稿已存/u).first()).toBeVisible();
}

async function makeCopy(window: Page): Promise<void> {
  await openSettings(window, "备份");
  await expect(window.getByText("最近一次")).toBeVisible();
  await pressShown(window, "B");
  await expect(window.getByText(/已备份并核对/u)).toBeVisible();
}

test("a copy made now brings back what was there then, and says what is lost since", async () => {
  const { app, window, profile } = await start(newProfile());
  await setUp(window, "开封");
  await draft(window, CHEN.name);
  await makeCopy(window);
  await draft(window, ZHOU.name);
  await openSettings(window, "备份");
  await expect(window.getByRole("grid", { name: "备份清单" })).toContainText("完好");
  await window.keyboard.press("Enter");
  await expect(window.getByRole("dialog")).toContainText("恢复后都看不到");
  await typeOwn(window, PASSWORD);

  await enterAs(window, "赵敏", PASSWORD);
  await expect(window.getByText(CHEN.name).first()).toBeVisible();
  await expect(window.getByText(ZHOU.name)).toHaveCount(0);
  expect(readdirSync(profile).some((name) => name.startsWith("replaced-"))).toBe(true);
  await app.close();
});

test("data that do not open: the start screen offers the copies, restores one and deletes nothing", async () => {
  const first = await start(newProfile());
  await setUp(first.window, "开封");
  await draft(first.window, CHEN.name);
  await makeCopy(first.window);
  await first.app.close();
  damageData(first.profile);
  const size = statSync(path.join(first.profile, "data", "workstation.db")).size;

  const { app, window, profile } = await start(first.profile);
  await enterAs(window, "赵敏", PASSWORD);
  await expect(window.getByText("E-DB-01")).toBeVisible();
  await expect(window.getByText("没有删除任何数据")).toBeVisible();
  await expect(window.getByRole("grid", { name: "备份清单" })).toContainText("完好");
  await window.keyboard.press("Enter");
  await typeOwn(window, PASSWORD);

  const open = window.getByRole("button", { name: /新建案件/u });
  const login = window.getByRole("option", { name: "赵敏" });
  await expect(open.or(login)).toBeVisible();
  if (await login.isVisible()) await enterAs(window, "赵敏", PASSWORD);
  await expect(window.getByText(CHEN.name).first()).toBeVisible();
  const kept = readdirSync(profile).find((name) => name.startsWith("replaced-"));
  expect(statSync(path.join(profile, kept ?? "", "workstation.db")).size).toBe(size);
  await app.close();
});

test("a new computer goes on from the copies of the old one, with the recovery sheet", async () => {
  const first = await start(newProfile());
  const recoveryKey = await setUp(first.window, "开封");
  await draft(first.window, CHEN.name);
  await makeCopy(first.window);
  await first.app.close();

  const { app, window } = await start(newProfile());
  await app.evaluate(
    ({ dialog }, folder) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [folder] });
    },
    path.join(first.profile, "backups"),
  );
  await expect(window.getByRole("button", { name: /换了电脑/u })).toBeVisible();
  await window.keyboard.press("Control+r");
  await expect(window.getByRole("heading", { name: "从备份恢复" })).toBeVisible();
  await expect(window.getByRole("button", { name: /抢救导出/u })).toHaveCount(0);
  await window.keyboard.press("f");
  await expect(window.getByRole("grid", { name: "备份清单" })).toContainText("完好");
  await window.keyboard.press("Enter");
  await typeOwn(window, recoveryKey);
  await enterAs(window, "赵敏", PASSWORD);
  await expect(window.getByText(CHEN.name).first()).toBeVisible();
  await app.close();
});
