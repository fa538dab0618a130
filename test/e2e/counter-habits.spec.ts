import { expect, type Page, test } from "@playwright/test";
import { rmSync, writeFileSync } from "node:fs";
import { EVERYTHING } from "../../electron/contract/search.ts";
import { dataOf } from "../../electron/store/profile.ts";
import { enterInvoices } from "./support/case-entry.ts";
import { CHEN } from "./support/people.ts";
import {
  field,
  newCase,
  newProfile,
  type Running,
  setUp,
  signIn,
  start,
  type,
} from "./support/workstation.ts";

/** What clerks do at a busy counter: save in mid-word, press twice, paste too much, work zoomed in. */

async function freshCase(): Promise<Running> {
  const running = await start(newProfile());
  await setUp(running.window, "开封");
  await newCase(running.window, "城乡居民");
  return running;
}

function caseCount(window: Page): Promise<number> {
  return window.evaluate(async (everything) => {
    const list = await globalThis.window.desktop.call("cases.search", everything);
    return list.ok ? list.value.counts.all : -1;
  }, EVERYTHING);
}

test("Ctrl+S within a field seals what leaving it gives, and the next key goes on where it was", async () => {
  const { app, window } = await freshCase();
  await type(window, "stay.discharge", "2026-10-21");
  await enterInvoices(window);
  await window.getByRole("button", { name: "加一行" }).click();
  await type(window, "lines.0.name", "心电监测");
  await type(window, "lines.0.quantity", "2");
  await type(window, "lines.0.price", "5.5");
  await window.keyboard.press("Control+s");
  await expect(window.getByText(/与版本1一致/u)).toBeVisible();
  await expect(field(window, "lines.0.amount")).toHaveValue("11.00");
  await expect(field(window, "lines.0.price")).toBeFocused();

  await field(window, "lines.0.date").click();
  await window.keyboard.press("Control+a");
  await window.keyboard.type("1012");
  await window.keyboard.press("Control+s");
  await expect(window.getByText(/与版本2一致/u)).toBeVisible();
  await expect(field(window, "lines.0.date")).toHaveValue("10-12");

  await field(window, "person.address").click();
  await window.keyboard.type("朱仙镇");
  await window.keyboard.press("Control+s");
  await window.keyboard.type("西大街");
  await expect(field(window, "person.address")).toHaveValue("朱仙镇西大街");
  await window.keyboard.press("Control+z");
  await expect(field(window, "person.address")).toHaveValue("朱仙镇");
  await app.close();
});

test("a pasted page of text is cut to what can be kept, and the draft is kept", async () => {
  const { app, window } = await freshCase();
  await field(window, "stay.failureNote").click();
  await window.keyboard.insertText("卡".repeat(5000));
  await expect(window.getByText(/草稿已存/u)).toBeVisible();
  await expect(field(window, "stay.failureNote")).toHaveValue("卡".repeat(2000));
  await window.keyboard.press("Control+s");
  await expect(window.getByText(/与版本1一致/u)).toBeVisible();
  await app.close();
});

test("F4 pressed again and again at once makes one case", async () => {
  const { app, window } = await start(newProfile());
  await setUp(window, "开封");
  const pressAgain = (key: string) =>
    window.evaluate((pressed) => {
      for (const repeat of [false, true, false, true]) {
        globalThis.window.dispatchEvent(new KeyboardEvent("keydown", { key: pressed, repeat }));
      }
    }, key);
  await pressAgain("F4");
  await expect(window.getByRole("dialog")).toHaveCount(1);
  await pressAgain("1");
  await expect(field(window, "person.name")).toBeFocused();
  expect(await caseCount(window)).toBe(1);
  await app.close();
});

test("the expense line being typed stays in view, however many there are", async () => {
  const { app, window } = await freshCase();
  await window.getByRole("button", { name: "加一行" }).click();
  for (let count = 1; count <= 14; count += 1) {
    await type(window, `lines.${count - 1}.name`, `药品${count}`);
    await field(window, `lines.${count - 1}.invoice`).press("Enter");
    const next = field(window, `lines.${count}.name`);
    await expect(next).toBeFocused();
    await expect(next).toBeInViewport({ ratio: 1 });
  }
  await app.close();
});

test("a long name leaves the buttons of the case in view at 150 %", async () => {
  const { app, window } = await freshCase();
  await app.evaluate(({ BrowserWindow }) => {
    const [only] = BrowserWindow.getAllWindows();
    only?.setBounds({ width: 911, height: 600 });
  });
  await type(window, "person.name", "阿卜杜热合曼·阿卜杜热西提·买买提依明江·吐尔逊");
  await type(window, "person.certNo", CHEN.certNo);
  await field(window, "person.certNo").press("Tab");
  await expect(window.getByRole("button", { name: /提交复核/u })).toBeInViewport({ ratio: 1 });
  await app.close();
});

test("a removed invoice leaves the cursor in the one that takes its place", async () => {
  const { app, window } = await freshCase();
  await enterInvoices(window);
  await field(window, "invoices.0.number").press("Control+-");
  await expect(field(window, "invoices.0.code")).toBeFocused();
  await window.keyboard.press("Control+-");
  await expect(window.locator('[data-field="invoices"]')).toBeFocused();
  await app.close();
});

test("something else where the data folder should be is told, and the window does not stay empty", async () => {
  const profile = newProfile();
  const first = await start(profile);
  await setUp(first.window, "开封");
  await first.app.close();
  const { folder } = dataOf(profile);
  rmSync(folder, { recursive: true });
  writeFileSync(folder, "");
  const second = await start(profile);
  await expect(second.window.getByText("E-DB-03")).toBeVisible();
  await second.app.close();
});

test("a kept draft is found after the window was closed in mid-word", async () => {
  const { app, window, profile } = await freshCase();
  await window.keyboard.type("陈末");
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  await app.waitForEvent("close").catch(() => undefined);
  const again = await start(profile);
  await signIn(again.window);
  await expect(again.window.getByRole("row").filter({ hasText: "陈末" })).toBeVisible();
  await again.app.close();
});
