import { expect, type Page, test } from "@playwright/test";
import { existsSync } from "node:fs";
import path from "node:path";
import type { CaseForm } from "../../core/casefile/form.ts";
import { referral } from "../store/people.ts";
import { sealCase } from "./support/cases.ts";
import { pictures } from "./support/pictures.ts";
import { newProfile, setUp, start, type } from "./support/workstation.ts";

/** A stay of the same person that ended on another day, in another place, for another sum. */
function stayUntil(discharge: string, place: string, cost: string): CaseForm {
  const form = referral();
  const [invoice] = form.invoices;
  const [line] = form.lines;
  if (invoice === undefined || line === undefined) throw new Error("no bill");
  const number = `1${discharge.replaceAll("-", "")}0`;
  return {
    ...form,
    opening: { ...form.opening, asOf: discharge },
    filing: { ...form.filing, place },
    stay: { ...form.stay, place, admission: discharge, discharge, settled: discharge },
    invoices: [{ ...invoice, number, date: discharge, amount: cost }],
    lines: [{ ...line, date: discharge, amount: cost, quantity: "", price: "" }],
  };
}

async function toStatistics(window: Page): Promise<void> {
  await window.getByRole("button", { name: "统计" }).click();
  await expect(window.getByRole("heading", { name: "统计", exact: true })).toBeVisible();
}

test("HUN-74, HEN-3.3: the counter's own claims by month, place and cause, and a range that is none is refused", async () => {
  const { app, window } = await start(newProfile());
  await setUp(window, "开封");
  await toStatistics(window);
  await expect(window.getByText("这段时间没有出院的报销案件。")).toBeVisible();
  await expect(window.getByRole("figure")).toHaveCount(0);
  await pictures(app, window, "statistics-none");

  const form = referral();
  const earlier = { admission: "2026-08-01", discharge: "2026-09-20", settled: "2026-09-20" };
  await sealCase(window, form);
  await sealCase(window, { ...form, stay: { ...form.stay, ...earlier } });
  await window.getByRole("button", { name: "工作台" }).click();
  await toStatistics(window);
  const months = window.getByRole("table", { name: "按月" });
  await expect(months.getByRole("row", { name: /2026年9月/u })).toContainText("23,600.50");
  await expect(months.getByRole("row", { name: /2026年10月/u })).toContainText("0.00%");
  await expect(months.getByRole("row", { name: /合计/u })).toContainText("47,201.00");
  const cost = window.getByRole("figure", { name: "总费用", exact: true });
  const september = cost.getByRole("listitem").filter({ hasText: "2026年9月" });
  await expect(september).toContainText("23,600.50");
  await expect(
    september.getByRole("img", { name: "基金支付13,138.08，其余10,462.42", exact: true }),
  ).toBeVisible();
  const ratio = window.getByRole("figure", { name: "实际报销比例", exact: true });
  await expect(ratio.getByRole("listitem").first()).toContainText("55.67%");
  await window.keyboard.press("Control+Tab");
  await expect(window.getByRole("table", { name: "按季度" })).toContainText("2026年第3季度");
  await window.getByRole("tab", { name: "按未直接结算原因" }).click();
  await expect(window.getByRole("table")).toContainText("未备案");
  await type(window, "statistics.from", "2026-12-31");
  await type(window, "statistics.to", "2026-01-01");
  await expect(window.getByText("E-STA-03")).toBeVisible();
  await app.close();
});

/** Fourteen months, five places. */
const STAYS = [
  ["2025-09-12", "310000", "8412.30"],
  ["2025-10-03", "110000", "15380.00"],
  ["2025-11-25", "310000", "61204.55"],
  ["2025-12-30", "440100", "4210.00"],
  ["2026-01-08", "310000", "23600.50"],
  ["2026-02-11", "110000", "182450.90"],
  ["2026-03-19", "420100", "9875.40"],
  ["2026-04-02", "310000", "30118.00"],
  ["2026-05-27", "610100", "12040.75"],
  ["2026-06-30", "310000", "45333.33"],
  ["2026-07-14", "110000", "7450.00"],
  ["2026-08-21", "440100", "27900.10"],
  ["2026-09-09", "310000", "19236.60"],
  ["2026-10-15", "310000", "5120.00"],
] as const;

test("HEN-3.3: fourteen months of five places are compared in charts, and Ctrl+E writes the tables", async () => {
  const profile = newProfile();
  const { app, window } = await start(profile);
  await setUp(window, "开封");
  for (const [discharge, place, amount] of STAYS) {
    await sealCase(window, stayUntil(discharge, place, amount));
  }
  await toStatistics(window);
  await type(window, "statistics.from", "2025-09-01");
  const months = window.getByRole("table", { name: "按月" });
  await expect(months.getByRole("row", { name: /^2025年9月/u })).toContainText("8,412.30");
  const cost = window.getByRole("figure", { name: "总费用", exact: true });
  await expect(cost.getByRole("listitem")).toHaveCount(12);
  await expect(window.getByText("图里是最近的12个时段，其余看表。")).toBeVisible();
  // However long the table is, its sum is on the screen.
  await expect(months.getByRole("row", { name: /^合计/u })).toBeInViewport();
  await pictures(app, window, "statistics");
  await window.getByRole("tab", { name: "按就医地" }).click();
  const average = window.getByRole("figure", { name: "次均费用", exact: true });
  await expect(average.getByRole("listitem")).toHaveCount(5);
  await pictures(app, window, "statistics-places");

  const file = path.join(profile, "统计.xlsx");
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: chosen });
  }, file);
  await window.keyboard.press("Control+e");
  await expect(window.getByRole("status").filter({ hasText: "已写到" })).toContainText("统计.xlsx");
  expect(existsSync(file)).toBe(true);
  await app.close();
});
