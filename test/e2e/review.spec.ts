import { expect, type Page, test } from "@playwright/test";

import { referral } from "../store/people.ts";
import { caseShown, openCaseOf, sealCase } from "./support/cases.ts";
import { addOperator } from "./support/operators.ts";
import { pictures } from "./support/pictures.ts";
import { settlePool } from "./support/settled.ts";
import {
  field,
  handOver,
  newProfile,
  PASSWORD,
  setUp,
  start,
  type,
} from "./support/workstation.ts";

const REVIEWER = { name: "王建国", password: "chuangkou-9" };

async function openFirst(window: Page): Promise<void> {
  await window.getByRole("button", { name: "工作台" }).click();
  await window.getByRole("grid").getByText("程𬱖").first().dblclick();
  await caseShown(window, "程𬱖");
}

test("HEN-3.1: a case goes to a second person, comes back with the reason, and is approved as it was seen", async () => {
  const { app, window } = await start(newProfile());
  await setUp(window, "开封");
  await addOperator(window, { ...REVIEWER, role: "复核" });
  const form = referral();
  await settlePool(window, form);
  await sealCase(window, form);
  await openFirst(window);
  await window.keyboard.press("Control+Enter");
  await expect(window.getByText("等复核").first()).toBeVisible();

  await window.getByRole("button", { name: /复核/u }).first().click();
  await expect(window.getByText("E-REV-04")).toBeVisible();

  await handOver(window, REVIEWER.name, REVIEWER.password);
  await window.getByRole("button", { name: /^复核/u }).click();
  const items = window.getByRole("region", { name: "第一次看，逐项看过" });
  await expect(items.getByText("还有1处没看")).toBeVisible();
  await window.keyboard.press("Control+Enter");
  await expect(window.getByText("E-REV-16")).toBeVisible();
  await window.keyboard.press("ArrowDown");
  await expect(items.getByText("1处都已看过")).toBeVisible();
  await pictures(app, window, "review-first");
  await window.keyboard.press("Control+Backspace");
  await expect(window.getByText("E-REV-17")).toBeVisible();
  await window.getByRole("button", { name: "缺签字盖章" }).click();
  await window.keyboard.press("Control+Backspace");
  await expect(window.getByText("没有等您复核的案件。").first()).toBeVisible();

  await handOver(window, "赵敏", PASSWORD);
  await openFirst(window);
  await expect(window.getByText("王建国退回了这个案件。")).toBeVisible();
  await expect(window.getByText("缺签字盖章")).toBeVisible();
  await pictures(app, window, "case-returned");
  await window.keyboard.press("Control+1");
  await type(window, "person.payeeBank", "朱仙镇分理处");
  await field(window, "person.payeeBank").press("Tab");
  await window.keyboard.press("Control+Enter");
  await expect(window.getByText("等复核").first()).toBeVisible();

  await handOver(window, REVIEWER.name, REVIEWER.password);
  await window.getByRole("button", { name: /^复核/u }).click();
  const changes = window.getByRole("region", { name: "自您上次查看以来" });
  await expect(changes.getByText("朱仙镇分理处")).toBeVisible();
  await expect(changes.getByText("开封市顺河农村信用社")).toBeVisible();
  await window.keyboard.press("ArrowDown");
  await pictures(app, window, "review-again");
  await window.keyboard.press("Control+Enter");
  await expect(window.getByText("没有等您复核的案件。").first()).toBeVisible();

  await handOver(window, "赵敏", PASSWORD);
  await openFirst(window);
  await window.getByRole("button", { name: /交接/u }).first().click();
  await expect(window.getByText("已交接").first()).toBeVisible();
  await app.close();
});

test("GD-93-5b: an invoice of another case is told while it is typed, and the case is not handed in", async () => {
  const { app, window } = await start(newProfile());
  await setUp(window, "开封");
  const form = referral();
  await sealCase(window, form);
  await sealCase(window, { ...form, person: { ...form.person, name: "周颖" } });
  await openCaseOf(window, "周颖");
  await expect(window.getByText(/已在案件.*程𬱖名下录过/u).first()).toBeVisible();
  await window.keyboard.press("Control+Enter");
  await expect(window.getByText("E-REV-15")).toBeVisible();
  await app.close();
});

test("a supervisor draws the sample for the second look by its key, which the button and the list of keys show", async () => {
  const { app, window } = await start(newProfile());
  await setUp(window, "开封");
  await window.getByRole("button", { name: /^复核/u }).click();
  await expect(window.getByRole("button", { name: "抽查 C", exact: true })).toBeVisible();
  await window.keyboard.press("Control+/");
  await expect(window.getByRole("dialog", { name: "全部快捷键" })).toContainText("抽查");
  await window.keyboard.press("Escape");
  await window.keyboard.press("c");
  await expect(field(window, "draw.percent")).toBeFocused();
  await pictures(app, window, "review-draw");
  await app.close();
});
