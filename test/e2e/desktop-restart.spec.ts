import { expect, test } from "@playwright/test";
import { CHEN } from "./support/people.ts";
import { field, newProfile, setUp, signIn, start, type, newCase } from "./support/workstation.ts";

test("what was typed a moment before the window closes is there after a restart", async () => {
  const profile = newProfile();
  const first = await start(profile);
  await setUp(first.window, "开封");
  await newCase(first.window, "城乡居民");
  await type(first.window, "person.name", CHEN.name);
  const closed = first.app.waitForEvent("close");
  await first.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  await closed;

  const second = await start(profile);
  await signIn(second.window);
  await expect(second.window.getByText(CHEN.name).first()).toBeVisible();
  await second.app.close();
});

test("a program that was killed has everything it said it had kept", async () => {
  const profile = newProfile();
  const first = await start(profile);
  await setUp(first.window, "开封");
  await newCase(first.window, "城乡居民");
  await type(first.window, "person.name", CHEN.name);
  await type(first.window, "person.certNo", CHEN.certNo);
  await expect(first.window.getByText(/草稿已存/u).first()).toBeVisible();
  const closed = first.app.waitForEvent("close");
  first.app.process().kill("SIGKILL");
  await closed;

  const second = await start(profile);
  await signIn(second.window);
  await second.window.getByText(CHEN.name).first().click();
  await second.window.keyboard.press("Enter");
  await expect(field(second.window, "person.name")).toHaveValue(CHEN.name);
  await second.app.close();
});

test("a wrong password opens nothing and says so", async () => {
  const profile = newProfile();
  const first = await start(profile);
  await setUp(first.window, "开封");
  await first.app.close();
  const second = await start(profile);
  await second.window.locator('input[type="password"]').fill("kaifeng-2025");
  await second.window.keyboard.press("Enter");
  await expect(second.window.getByText("E-PWD-01")).toBeVisible();
  await signIn(second.window);
  await second.app.close();
});
