import { expect, type Page, test } from "@playwright/test";
import type { CaseForm } from "../../core/casefile/form.ts";
import { commitment, referral } from "../store/people.ts";
import { caseShown, openCaseOf, sealCase } from "./support/cases.ts";
import { pictures } from "./support/pictures.ts";
import { newProfile, openSettings, setUp, start, type } from "./support/workstation.ts";

/** Another person whose referral papers have not been brought. */
function lacking(): CaseForm {
  const form = referral();
  return {
    ...form,
    person: { ...form.person, name: "周颖", certNo: "410203196607122033" },
    filing: { ...form.filing, materials: { identity: "seen" } },
    invoices: form.invoices.map((invoice) => ({ ...invoice, number: "0000000099" })),
  };
}

function costly(): CaseForm {
  const form = referral();
  const [invoice] = form.invoices;
  const [line] = form.lines;
  if (invoice === undefined || line === undefined) throw new Error("no bill");
  return {
    ...form,
    person: { ...form.person, name: "韩春梅" },
    invoices: [{ ...invoice, number: "0000000077", amount: "61204.55" }],
    lines: [{ ...line, amount: "61204.55", quantity: "", price: "" }],
  };
}

/** The list is read again when the clerk comes back to it. */
async function toWorkbench(window: Page): Promise<void> {
  await window.getByRole("button", { name: "设置", exact: true }).click();
  await window.getByRole("button", { name: "工作台" }).click();
}

test("HUN-22, HUN-76.t: the workbench counts what waits and what is due, and each line opens its case or request", async () => {
  const { app, window } = await start(newProfile());
  await setUp(window, "开封");
  await sealCase(window, commitment());
  await sealCase(window, lacking());
  await sealCase(window, costly());
  await openCaseOf(window, "韩春梅");
  await window.keyboard.press("Control+8");
  await window.getByRole("button", { name: /发起协查、协同/u }).click();
  await type(window, "inquiry.suspicion", "床位费按双人间收");
  await window.getByRole("dialog").getByRole("button", { name: "发起" }).click();
  await expect(window.getByRole("grid", { name: "协查、协同" })).toBeVisible();
  await toWorkbench(window);

  const deadlines = window.getByRole("region", { name: "时限" });
  await expect(deadlines.getByRole("button", { name: /^承诺补齐材料，程𬱖，/u })).toBeVisible();
  await expect(deadlines.getByRole("button", { name: /^协查申请汇总，1件，/u })).toBeVisible();
  const check = deadlines.getByRole("button", { name: /^等协查答复，韩春梅，/u });
  await expect(check).toBeVisible();
  await expect(window.getByRole("region", { name: "连接与队列" })).toContainText("3件待上传");
  await pictures(app, window, "workbench");

  await window.getByRole("tab", { name: /^待材料\s*1$/u }).click();
  const list = window.getByRole("grid", { name: "案件" });
  await expect(list.getByRole("row", { name: /周颖/u })).toContainText("待材料");
  await expect(list.getByRole("row", { name: /周颖/u })).toContainText("等");
  await expect(list.getByRole("row", { name: /韩春梅/u })).toHaveCount(0);
  await window.getByRole("tab", { name: /^待上传\s*3$/u }).click();
  await expect(list.getByRole("row", { name: /韩春梅/u })).toBeVisible();

  // The keyboard goes to the first deadline, which is the round of the month; then to the others.
  await window.keyboard.press("s");
  await expect(deadlines.getByRole("button").first()).toBeFocused();
  await check.click();
  await expect(window.getByRole("complementary", { name: "申请内容" })).toContainText("61204.55");
  await toWorkbench(window);
  await deadlines.getByRole("button", { name: /^承诺补齐材料，程𬱖，/u }).click();
  await caseShown(window, "程𬱖");
  await app.close();
});

test("账龄: cases that were saved and not handed over are told by how long they have waited", async () => {
  const { app, window } = await start(newProfile());
  await setUp(window, "开封");
  await sealCase(window, referral());
  await window.getByRole("button", { name: "统计" }).click();
  await window.getByRole("tab", { name: "账龄" }).click();
  const table = window.getByRole("table", { name: "账龄" });
  await expect(
    table
      .getByRole("row", { name: /^已存未提交/u })
      .getByRole("cell")
      .first(),
  ).toHaveText("1");
  await expect(table.getByRole("row", { name: /^合计/u })).toContainText("1");
  await pictures(app, window, "ageing");
  await app.close();
});

test("LN-4, HUN-83: the supervisor sees the day's errors by code, with what they say, and records what was done", async () => {
  const { app, window } = await start(newProfile());
  await setUp(window, "开封");
  await window.evaluate(async () => {
    for (let time = 0; time < 2; time += 1) {
      await globalThis.window.desktop.call("case.open", { caseId: "unknown" });
    }
  });
  await openSettings(window, "经办日志");
  await window.getByRole("tab", { name: "报错治理" }).click();
  const list = window.getByRole("grid", { name: "当天的报错" });
  const row = list.getByRole("row", { name: /E-CASE-06/u });
  await expect(row).toContainText("数据与设备");
  await expect(row).toContainText("未处理");
  const pane = window.getByRole("complementary", { name: "这个代码" });
  await expect(pane.getByText("这台电脑上没有这个案件。")).toBeVisible();
  await pane.getByRole("button", { name: /登记处理/u }).click();
  await expect(
    pane.getByText("写一句处理情况").or(pane.getByPlaceholder("写一句处理情况")),
  ).toBeVisible();
  await type(window, "errors.words", "案件在另一个窗口，已告知参保人");
  await window.keyboard.press("Control+Enter");
  await expect(row).toContainText("案件在另一个窗口");
  await expect(pane.getByRole("list", { name: "登记过的" })).toContainText("赵敏");
  await pictures(app, window, "error-log");
  await app.close();
});
