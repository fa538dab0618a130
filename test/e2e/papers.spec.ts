import { expect, test } from "@playwright/test";
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
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
import { HAS_CUPS } from "../store/print-server.ts";
import { usePrintServer } from "./support/printer.ts";
import { newProfile, setUp, signIn, start, newCase } from "./support/workstation.ts";

test.skip(!HAS_CUPS, "CUPS is part of Linux");
usePrintServer();

function textOf(bytes: Uint8Array): string {
  const file = path.join(mkdtempSync(path.join(tmpdir(), "paper-")), "paper.pdf");
  writeFileSync(file, bytes);
  return execFileSync("pdftotext", ["-layout", file, "-"], { encoding: "utf8" });
}

test("filing form, commitment and statement are shown, issued, and found again after a restart", async () => {
  const profile = newProfile();
  const { app, window } = await start(profile);
  await setUp(window, "开封");
  await newCase(window, "城乡居民");
  await enterPerson(window, CHEN);
  await enterStay(window);
  await enterFiling(window, { category: "异地长期居住", basis: "个人承诺", place: "上海" });
  await enterInvoices(window);
  await enterLines(window, LINES);

  await window.keyboard.press("Control+p");
  const list = window.getByRole("region", { name: "这件要打的表单" });
  await expect(window.getByRole("heading", { name: "打印整套" })).toBeVisible();
  const needed = await list.locator('input[type="checkbox"]:checked').count();
  for (const title of ["异地就医登记备案表", "备案个人承诺书", "医疗费用手工报销结算单"]) {
    await list.getByText(title).first().click();
    await expect.poll(() => inkShown(window)).toBeGreaterThan(0.005);
  }
  await window.keyboard.press("Control+p");
  await expect(list.getByText("等确认")).toHaveCount(needed);
  await window.keyboard.press("Enter");
  await expect(list.getByText("已出具", { exact: true })).toHaveCount(needed);
  await expect(window.getByText("与打印的文件逐字节相同")).toBeVisible();
  await expect.poll(() => inkShown(window)).toBeGreaterThan(0.005);
  const issued = await issuedPapers(window);
  expect(issued.map((paper) => paper.form)).toEqual(
    expect.arrayContaining(["filing", "commitment", "statement"]),
  );
  for (const { bytes, sha256 } of issued) {
    expect(createHash("sha256").update(bytes).digest("hex")).toBe(sha256);
    expect(textOf(bytes)).toContain(CHEN.name);
  }
  const statement = textOf(
    issued.find(({ form }) => form === "statement")?.bytes ?? new Uint8Array(),
  );
  expect(statement).toContain("试算");
  expect(statement).toMatch(/30,638\.27/u);
  await app.close();

  const again = await start(profile);
  await signIn(again.window);
  const papers = await issuedPapers(again.window);
  expect(papers).toEqual(issued);
  await again.app.close();
});
