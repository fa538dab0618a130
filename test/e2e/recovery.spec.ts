import { expect, test } from "@playwright/test";
import { texts } from "../forms/paper.ts";
import {
  enterAs,
  field,
  forgetPassword,
  newProfile,
  openSettings,
  PASSWORD,
  pick,
  proveSheet,
  type Running,
  setUp,
  shownRecoveryKey,
  start,
  type,
  typeOwn,
} from "./support/workstation.ts";

async function printed({ app }: Running): Promise<string[]> {
  const pdf = await app.evaluate(async ({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    const bytes = await contents?.printToPDF({ preferCSSPageSize: true });
    return bytes?.toString("base64") ?? "";
  });
  return texts(Buffer.from(pdf, "base64"));
}

test("set-up ends with the recovery key on one sheet of paper, and begins work only then", async () => {
  const running = await start(newProfile());
  const { app, window } = running;
  await type(window, "setup.office", "朱仙镇便民服务中心");
  await type(window, "setup.window", "A3");
  await window.getByRole("button", { name: /下一步/u }).click();
  await pick(window, "setup.pool", "开封");
  await type(window, "setup.operator", "赵敏");
  await type(window, "setup.password", PASSWORD);
  await type(window, "setup.again", PASSWORD);
  await window.keyboard.press("Enter");

  const groups = (await shownRecoveryKey(window)).split("-");
  expect(groups.map((group) => group.length)).toEqual([5, 5, 5, 5, 6]);
  const pages = await printed(running);
  expect(pages).toHaveLength(1);
  for (const words of [...groups, "朱仙镇便民服务中心", "A3", "不要存在电脑里"]) {
    expect(pages[0]).toContain(words);
  }
  expect(pages[0]).not.toContain("首次设置");

  await field(window, "recovery.proof").fill("没有抄");
  await window.keyboard.press("Enter");
  await expect(window.getByText("与纸上的不一样")).toBeVisible();
  await proveSheet(window);
  await expect(window.getByRole("button", { name: /新建案件/u })).toBeVisible();
  await app.close();
});

test("a forgotten password: the key from the sheet, typed in any way, sets a new one", async () => {
  const profile = newProfile();
  const first = await start(profile);
  const recoveryKey = await setUp(first.window, "开封");
  await first.app.close();

  const { app, window } = await start(profile);
  await forgetPassword(window);
  await type(window, "recover.key", `${recoveryKey.slice(1)}0`);
  await type(window, "recover.password", "wangle-2026");
  await type(window, "recover.again", "wangle-2026");
  await window.keyboard.press("Enter");
  await expect(window.getByText("E-KEY-02")).toBeVisible();
  await type(window, "recover.key", recoveryKey.toLowerCase().replaceAll("-", "  "));
  await field(window, "recover.again").press("Enter");
  await expect(window.getByRole("button", { name: /新建案件/u })).toBeVisible();

  await window.keyboard.press("Control+l");
  await enterAs(window, "赵敏", PASSWORD);
  await expect(window.getByText("E-PWD-01")).toBeVisible();
  await enterAs(window, "赵敏", "wangle-2026");
  await expect(window.getByRole("button", { name: /新建案件/u })).toBeVisible();
  await app.close();
});

test("a new recovery sheet makes the old one void, and a new data key leaves both secrets working", async () => {
  const { app, window } = await start(newProfile());
  const old = await setUp(window, "开封");
  await openSettings(window, "密钥与锁屏");
  await expect(window.getByText("印在纸上")).toBeVisible();
  await window.keyboard.press("r");
  await typeOwn(window, PASSWORD);
  const fresh = await shownRecoveryKey(window);
  expect(fresh).not.toBe(old);
  // Without the new sheet there is no way back: the old one is void already.
  await window.keyboard.press("Escape");
  await expect(window.getByText("才算有了这张纸")).toBeVisible();
  await proveSheet(window);
  await expect(window.getByRole("dialog")).toHaveCount(0);

  await window.keyboard.press("k");
  await typeOwn(window, PASSWORD);
  await expect(window.getByText("数据密钥已换好")).toBeVisible();

  await window.keyboard.press("Control+l");
  await forgetPassword(window);
  await type(window, "recover.key", old);
  await type(window, "recover.password", "wangle-2026");
  await type(window, "recover.again", "wangle-2026");
  await window.keyboard.press("Enter");
  await expect(window.getByText("E-KEY-03")).toBeVisible();
  await window.keyboard.press("Escape");
  await enterAs(window, "赵敏", PASSWORD);
  await expect(window.getByRole("button", { name: /新建案件/u })).toBeVisible();

  await window.keyboard.press("Control+l");
  await forgetPassword(window);
  await type(window, "recover.key", fresh);
  await type(window, "recover.password", "wangle-2026");
  await type(window, "recover.again", "wangle-2026");
  await window.keyboard.press("Enter");
  await expect(window.getByRole("button", { name: /新建案件/u })).toBeVisible();
  await app.close();
});
