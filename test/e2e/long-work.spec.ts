import { expect, type Page, test } from "@playwright/test";
import { randomBytes } from "node:crypto";
import { chmodSync, mkdtempSync, readdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { readKeySlots } from "../../electron/security/keyslots.ts";
import { openSlot } from "../../electron/security/slot.ts";
import { putBlob } from "../../electron/store/blobs.ts";
import { openStore } from "../../electron/store/open.ts";
import { dataOf } from "../../electron/store/profile.ts";
import { HAS_CUPS } from "../store/print-server.ts";
import { commitment } from "../store/people.ts";
import { violations } from "./support/axe.ts";
import { openCaseOf, sealCase } from "./support/cases.ts";
import { pictures } from "./support/pictures.ts";
import { usePrintServer } from "./support/printer.ts";
import { settlePool } from "./support/settled.ts";
import {
  enterAs,
  newProfile,
  openSettings,
  PASSWORD,
  setUp,
  start,
} from "./support/workstation.ts";

test.setTimeout(300_000);

const work = (window: Page, title: string) =>
  window.getByRole("dialog", { name: title, exact: true });

/** Years of papers, put into the closed data: copying and checking them takes a while. */
async function fill(profile: string): Promise<void> {
  const files = dataOf(profile);
  const slots = await readKeySlots(files.keySlots);
  const slot = slots.ok ? slots.value.slots.find(({ kind }) => kind === "password") : undefined;
  const key = slot === undefined ? null : await openSlot(slot, PASSWORD);
  const opened = key === null ? null : await openStore(files.database, key);
  if (opened?.ok !== true) throw new Error("the data do not open");
  await opened.value.write(async (tx) => {
    for (let paper = 0; paper < 60; paper += 1) {
      await putBlob(tx, randomBytes(4_000_000), "application/pdf");
    }
  });
  await opened.value.close();
}

test("a backup and a check show how far they are, and Esc ends them with nothing half-done", async () => {
  const first = await start(newProfile());
  await setUp(first.window, "开封");
  await first.app.close();
  await fill(first.profile);
  const { app, window, profile } = await start(first.profile);
  await enterAs(window, "赵敏", PASSWORD);
  await openSettings(window, "备份");
  await expect(window.getByText("最近一次")).toBeVisible();
  // The check that began with the log-in is waited for: one asked for meanwhile would join it, and end with it.
  await window.keyboard.press("v");
  await expect(window.getByText(/全部相符/u)).toBeVisible({ timeout: 120_000 });
  const backups = path.join(profile, "backups");
  const whole = readdirSync(backups).filter((name) => !name.startsWith("unfinished-"));

  await test.step("the backup", async () => {
    await window.keyboard.press("b");
    const dialog = work(window, "正在备份");
    await expect(dialog).toContainText("本机：抄写数据");
    // What is typed ahead does not end it.
    await window.keyboard.press("Enter");
    await expect(dialog.getByRole("button", { name: "取消 Esc" })).toBeEnabled();
    expect(await violations(window)).toEqual([]);
    await window.keyboard.press("Escape");
    await expect(dialog).toBeHidden();
    await expect(window.getByText("N-BAK-15")).toBeVisible();
    expect(readdirSync(backups)).toEqual(whole);
    await pictures(app, window, "work-backup-cancelled");
  });

  await test.step("the check", async () => {
    await window.keyboard.press("v");
    const dialog = work(window, "正在核对数据");
    await expect(dialog).toContainText(/核对存档的文件，第 \d+ 份，共 \d+ 份/u);
    await dialog.getByRole("button", { name: "取消 Esc" }).click();
    await expect(dialog).toBeHidden();
    await expect(window.getByText("N-DB-11")).toBeVisible();
    await expect(window.getByText(/全部相符/u)).toBeHidden();
  });

  await test.step("done to their end they are whole", async () => {
    await window.keyboard.press("b");
    await expect(work(window, "正在备份")).toBeVisible();
    await pictures(app, window, "work-backup");
    await expect(window.getByText(/已备份并核对/u)).toBeVisible({ timeout: 120_000 });
    await expect(work(window, "正在备份")).toBeHidden();
    await expect(window.getByText("N-BAK-15")).toBeHidden();
    expect(readdirSync(backups)).toHaveLength(whole.length + 1);
    await window.keyboard.press("v");
    await expect(work(window, "正在核对数据")).toBeVisible();
    await pictures(app, window, "work-verify");
    await expect(window.getByText(/全部相符/u)).toBeVisible({ timeout: 120_000 });
  });
  await app.close();
});

test.describe("a print run", () => {
  test.skip(!HAS_CUPS, "CUPS is part of Linux");
  const server = usePrintServer();

  /** The tool of CUPS as on a slow print server; put before the machine's own. */
  function slowly(): () => void {
    const folder = mkdtempSync(path.join(tmpdir(), "slow-"));
    const tool = path.join(folder, "lp");
    writeFileSync(tool, '#!/bin/sh\nsleep 2\nexec /usr/bin/lp "$@"\n');
    chmodSync(tool, 0o755);
    const before = process.env["PATH"];
    process.env["PATH"] = `${folder}:${before ?? ""}`;
    return () => {
      process.env["PATH"] = before;
    };
  }

  test("that is cancelled tells how many papers the printer has, and sends no other", async () => {
    const asBefore = slowly();
    const { app, window } = await start(newProfile());
    asBefore();
    await setUp(window, "开封");
    await settlePool(window, commitment());
    await sealCase(window, commitment());
    await openCaseOf(window, commitment().person.name);
    await expect(window.getByRole("button", { name: "打印整套 Ctrl+P" })).toBeVisible();
    await window.keyboard.press("Control+p");
    await expect(window.getByRole("heading", { name: "打印整套" })).toBeVisible();
    const list = window.getByRole("region", { name: "这件要打的表单" });
    const papers = await list.locator('input[type="checkbox"]:checked').count();
    expect(papers).toBeGreaterThan(1);
    await expect(list.getByTitle("窗口打印机，就绪")).toBeVisible();

    await window.keyboard.press("Control+p");
    const dialog = work(window, "正在打印");
    await expect(dialog).toContainText(
      new RegExp(`交给打印机：.+，第 \\d 种，共 ${papers} 种`, "u"),
    );
    await pictures(app, window, "work-print");
    await window.keyboard.press("Escape");
    await expect(dialog).toBeHidden();
    const told = window.getByRole("status").filter({ hasText: "N-PRT-14" });
    await expect(told).toContainText(/打印已取消：\d 种表单已交给打印机，\d 种没有交/u);
    const [handed = 0, kept = 0] =
      (await told.innerText()).match(/\d+(?= 种)/gu)?.map(Number) ?? [];
    expect(handed + kept).toBe(papers);
    expect(kept).toBeGreaterThan(0);
    await expect(window.getByRole("group", { name: "是否已正常打印？" })).toBeVisible();
    await expect(list.getByText("等确认")).toHaveCount(handed);
    expect(await server().spooled()).toHaveLength(handed);
    await pictures(app, window, "work-print-cancelled");
    await app.close();
  });
});
