import { expect, test } from "@playwright/test";
import type { CaseForm } from "../../core/casefile/form.ts";
import { referral } from "../store/people.ts";
import { openCaseOf, sealCase } from "./support/cases.ts";
import { pictures } from "./support/pictures.ts";
import { choose, newProfile, setUp, start, type } from "./support/workstation.ts";

/** The same stay with a bill above the threshold of HUN-76. */
function costly(): CaseForm {
  const form = referral();
  const [invoice] = form.invoices;
  const [line] = form.lines;
  if (invoice === undefined || line === undefined) throw new Error("no bill");
  return {
    ...form,
    invoices: [{ ...invoice, amount: "61204.55" }],
    lines: [{ ...line, amount: "61204.55", quantity: "", price: "" }],
  };
}

test("HUN-76, HUN-77: a cost is given to be checked and a problem put to another office, each with its day", async () => {
  const { app, window } = await start(newProfile());
  await setUp(window, "开封");
  await sealCase(window, costly());
  await openCaseOf(window, costly().person.name);
  await window.keyboard.press("Control+8");
  await window.getByRole("button", { name: "发起协查、协同" }).click();
  const dialog = window.getByRole("dialog");
  await expect(dialog.getByRole("button", { name: "发起" })).toBeDisabled();
  await type(window, "inquiry.suspicion", "床位费按双人间收，清单为单人间");
  await pictures(app, window, "inquiry-ask");
  await dialog.getByRole("button", { name: "发起" }).click();

  const list = window.getByRole("grid", { name: "协查、协同" });
  await expect(list.getByText("费用协查")).toBeVisible();
  const pane = window.getByRole("complementary", { name: "申请内容" });
  await expect(pane.getByText("61204.55")).toBeVisible();
  await pane.getByRole("button", { name: "登记答复" }).click();
  await choose(window, "act.finding", "核查有误");
  await pane.getByRole("button", { name: "登记" }).click();
  await expect(pane.getByText("E-INQ-04")).toBeVisible();
  await type(window, "act.words", "床位费多收 620.00");
  await pane.getByRole("button", { name: "登记" }).click();
  await expect(list.getByText("待确认")).toBeVisible();
  await expect(pane.getByText("核查有误，床位费多收 620.00")).toBeVisible();

  await pane.getByRole("button", { name: "打开案件" }).click();
  await window.keyboard.press("Control+8");
  await window.getByRole("button", { name: "发起协查、协同" }).click();
  await choose(window, "inquiry.kind", "问题协同");
  await choose(window, "inquiry.type", "备案类");
  await type(window, "inquiry.office", "上海市医疗保险事业管理中心");
  await type(window, "inquiry.matter", "备案上传后医院查不到");
  await window.getByRole("dialog").getByRole("button", { name: "发起" }).click();
  await expect(list.getByText("等答复")).toBeVisible();
  await pictures(app, window, "inquiries");
  await app.close();
});

test("HUN-76: a stay below thirty thousand yuan is not offered for checking, and told why", async () => {
  const { app, window } = await start(newProfile());
  await setUp(window, "开封");
  await sealCase(window, referral());
  await openCaseOf(window, referral().person.name);
  await window.keyboard.press("Control+8");
  await window.getByRole("button", { name: "发起协查、协同" }).click();
  await type(window, "inquiry.suspicion", "床位费");
  const dialog = window.getByRole("dialog");
  await expect(dialog.getByText("住院总费用不到3万元，不在费用协查之列。")).toBeVisible();
  await expect(dialog.getByRole("button", { name: "发起" })).toBeDisabled();
  await app.close();
});
