import { expect, type Page, test } from "@playwright/test";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import type { CaseForm } from "../../core/casefile/form.ts";
import { HAS_CUPS } from "../store/print-server.ts";
import { referral } from "../store/people.ts";
import { confirmPrinted, issuedPapers } from "./support/papers.ts";
import { usePrintServer } from "./support/printer.ts";
import {
  newProfile,
  openSettings,
  pressShown,
  type Running,
  setUp,
  start,
  type,
} from "./support/workstation.ts";

test.skip(!HAS_CUPS, "CUPS is part of Linux");
test.setTimeout(120_000);

const server = usePrintServer();

/** Seals cases as if they had been typed in. */
async function sealAll(window: Page, forms: readonly CaseForm[]): Promise<void> {
  await window.evaluate(async (all) => {
    const { desktop } = globalThis.window;
    for (const form of all) {
      const made = await desktop.call("case.create", { insurance: "resident" });
      if (!made.ok) throw new Error(made.error.code);
      const sealed = await desktop.call("case.seal", { caseId: made.value.caseId, form });
      if (!sealed.ok) throw new Error(sealed.error.what);
    }
  }, forms);
}

/** The dialog of the operating system, answered with a place in the profile. */
async function saveInto({ app, profile }: Running): Promise<void> {
  await app.evaluate(({ dialog }, folder) => {
    dialog.showSaveDialog = (_window: unknown, options?: { defaultPath?: string }) =>
      Promise.resolve({ canceled: false, filePath: `${folder}/${options?.defaultPath ?? ""}` });
  }, profile);
}

test("the day's ledger is read, printed and saved; a filing has no amounts and an open one is not zero", async () => {
  const running = await start(newProfile());
  const { app, window, profile } = running;
  await setUp(window, "开封");
  await saveInto(running);
  const form = referral();
  const stay = { ...form.stay, hospital: "", admission: "", discharge: "", settled: "" };
  const named = (name: string) => ({ person: { ...form.person, name } });
  await sealAll(window, [
    form,
    { ...form, ...named("周芳"), stay, invoices: [], lines: [] },
    { ...form, ...named("李秀英"), invoices: [], lines: [] },
  ]);
  await window.keyboard.press("F7");
  const table = window.getByRole("table", { name: "业务台账" });
  await expect(table.locator("[data-row]")).toHaveCount(3);
  const sum = table.locator("tr.total");
  await expect(sum).toContainText("3件");
  const fund = await table.locator("[data-row]").first().locator(".amount").last().textContent();
  await expect(sum).toContainText(fund ?? "no amount");
  await expect(window.getByText("其中1件的金额未算或未定，没有计入合计。")).toBeVisible();
  await expect(table.getByRole("row", { name: /周芳/u }).locator(".amount")).toHaveCount(0);

  const before = (await server().spooled()).length;
  await pressShown(window, "Ctrl+P");
  await expect(window.getByText("已交给“窗口打印机”，请看纸面。")).toBeVisible();
  expect((await server().spooled()).length).toBe(before + 1);
  await window.getByRole("button", { name: "存成表格" }).click();
  await expect(window.getByText(/已存到：.*业务台账.*\.csv/u)).toBeVisible();
  await window.getByRole("button", { name: "存成 PDF" }).click();
  const said = window.getByText(/已存到：.*业务台账.*\.pdf/u);
  await expect(said).toBeVisible();
  const file = ((await said.textContent()) ?? "").replace("已存到：", "");
  expect(path.dirname(file)).toBe(profile);
  expect(readFileSync(file).subarray(0, 5).toString()).toBe("%PDF-");

  await window.keyboard.press("PageUp");
  await expect(window.getByText("当天没有办理业务。")).toBeVisible();
  await window.keyboard.press("Escape");
  await expect(window.getByRole("button", { name: /新建案件/u })).toBeVisible();
  await app.close();
});

test("LN-1.1c: an issued paper is saved byte for byte, and the office's telephone stands on what is drawn", async () => {
  const running = await start(newProfile());
  const { app, window, profile } = running;
  await setUp(window, "开封");
  await saveInto(running);
  await openSettings(window, "单位");
  await type(window, "office.telephone", "王主任");
  await window.keyboard.press("Enter");
  await expect(window.getByText("电话号码不对。")).toBeVisible();
  await type(window, "office.telephone", "0371-22750000 分机 802");
  await window.keyboard.press("Enter");
  await expect(window.getByText("已存下，以后画的表单印这个电话。")).toBeVisible();
  await expect(window.getByText("0371-22750000转802", { exact: true })).toBeVisible();

  await sealAll(window, [referral()]);
  await window.keyboard.press("Escape");
  await expect(window.getByRole("button", { name: /新建案件/u })).toBeVisible();
  await window.locator("[data-row]").first().dblclick();
  await expect(window.getByRole("button", { name: "打印整套 Ctrl+P" })).toBeVisible();
  await window.keyboard.press("Control+p");
  await expect(window.getByText("确认打好、算出具以后，可以存成 PDF。")).toBeVisible();
  await window.keyboard.press("Control+p");
  await confirmPrinted(window);
  await window.getByRole("button", { name: "存成 PDF" }).click();
  const said = window.getByText(/已存到：/u);
  await expect(said).toBeVisible();
  const file = ((await said.textContent()) ?? "").replace("已存到：", "");
  expect(path.dirname(file)).toBe(profile);
  const sha256 = createHash("sha256").update(readFileSync(file)).digest("hex");
  expect((await issuedPapers(window)).map((paper) => paper.sha256)).toContain(sha256);
  await app.close();
});
