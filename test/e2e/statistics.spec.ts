import { expect, test } from "@playwright/test";
import { referral } from "../store/people.ts";
import { sealCase } from "./support/cases.ts";
import { pictures } from "./support/pictures.ts";
import { newProfile, setUp, start, type } from "./support/workstation.ts";

test("HUN-74, HEN-3.3: the counter's own claims by month, place and cause, and a range that is none is refused", async () => {
  const { app, window } = await start(newProfile());
  await setUp(window, "开封");
  const form = referral();
  const earlier = { admission: "2026-08-01", discharge: "2026-09-20", settled: "2026-09-20" };
  await sealCase(window, form);
  await sealCase(window, { ...form, stay: { ...form.stay, ...earlier } });
  await window.getByRole("button", { name: "统计" }).click();
  const months = window.getByRole("table", { name: "按月" });
  await expect(months.getByRole("row", { name: /2026年9月/u })).toContainText("23,600.50");
  await expect(months.getByRole("row", { name: /2026年10月/u })).toContainText("0.00%");
  await expect(months.getByRole("row", { name: /合计/u })).toContainText("47,201.00");
  await window.keyboard.press("Control+Tab");
  await expect(window.getByRole("table", { name: "按季度" })).toContainText("2026年第3季度");
  await pictures(app, window, "statistics");
  await window.getByRole("tab", { name: "按未直接结算原因" }).click();
  await expect(window.getByRole("table")).toContainText("未备案");
  await type(window, "statistics.from", "2026-12-31");
  await type(window, "statistics.to", "2026-01-01");
  await expect(window.getByText("E-STA-03")).toBeVisible();
  await app.close();
});
