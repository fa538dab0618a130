import { expect, type Page, test } from "@playwright/test";
import { billed, changsha } from "../support/counter-cases.ts";
import { referral } from "../store/people.ts";
import { openCaseOf, sealCase } from "./support/cases.ts";
import { addOperator } from "./support/operators.ts";
import { pictures } from "./support/pictures.ts";
import { choose, field, handOver, newProfile, setUp, start, type } from "./support/workstation.ts";

/** The case of a person, once it stands on the screen. */
const REVIEWER = { name: "王建国", password: "chuangkou-9" };

const checks = (window: Page) => window.getByRole("region", { name: "提交前核对" });

test("HUN-59: typed details of a claim within the province are 暂定, and leave only replaced or with a reason", async () => {
  const { app, window } = await start(newProfile());
  await setUp(window, "长沙");
  const form = changsha({ stay: { failure: "network" }, filing: { date: "2026-10-01" } });
  await sealCase(window, form);
  await openCaseOf(window, form.person.name);
  const origin = window.locator(".details-origin");
  await expect(origin.getByText("暂定", { exact: true })).toBeVisible();
  await expect(origin).toContainText("等医院上传的明细下载后替换");

  await window.keyboard.press("Control+8");
  await expect(checks(window).getByText("省内明细从平台下载", { exact: true })).toBeVisible();
  await expect(checks(window).getByRole("button", { name: "第五十九条" })).toBeVisible();
  await pictures(app, window, "checks-provisional");
  await window.keyboard.press("Control+Enter");
  await expect(window.getByRole("alert")).toContainText("还不能提交：省内报销的明细是手工录入的");
  await type(window, "overrides.W-EXP-03", "医院系统停用，明细上传不了");
  await window.keyboard.press("Control+Enter");
  await expect(window.getByText("等复核").first()).toBeVisible();
  await app.close();
});

test("HUN-59: once the details come from the platform nothing is provisional", async () => {
  const { app, window } = await start(newProfile());
  await setUp(window, "长沙");
  const form = changsha({ stay: { failure: "network" }, filing: { date: "2026-10-01" } });
  await sealCase(window, form);
  await openCaseOf(window, form.person.name);
  await checks(window).getByRole("button", { name: "去看" }).first().click();
  await expect(field(window, "stay.details")).toBeFocused();
  await choose(window, "stay.details", "平台下载");
  await expect(window.locator(".details-origin")).not.toContainText("暂定");
  await expect(checks(window).getByText("省内明细从平台下载", { exact: true })).toHaveCount(0);
  await app.close();
});

test("HUN-76: from thirty thousand yuan in another province one key asks for a check of the cost", async () => {
  const { app, window } = await start(newProfile());
  await setUp(window, "长沙");
  const form = changsha({
    ...billed("61204.55"),
    stay: { place: "310000" },
    filing: { place: "310000" },
  });
  await sealCase(window, form);
  await openCaseOf(window, form.person.name);
  await window.keyboard.press("Control+8");
  await expect(checks(window).getByText("跨省住院总费用 61,204.55，达到3万元。")).toBeVisible();
  await window.keyboard.press("Control+k");
  const dialog = window.getByRole("dialog", { name: "发起协查、协同" });
  await expect(dialog).toBeVisible();
  await type(window, "inquiry.suspicion", "床位费按双人间收");
  await dialog.getByRole("button", { name: "发起" }).click();
  await expect(
    window.getByRole("grid", { name: "协查、协同" }).getByText("费用协查"),
  ).toBeVisible();
  await app.close();
});

test("HEN-3.4: what looks out of line is shown to the clerk and keeps nothing back", async () => {
  const { app, window } = await start(newProfile());
  await setUp(window, "开封");
  await addOperator(window, { ...REVIEWER, role: "复核" });
  const form = referral();
  const [bed] = form.lines;
  if (bed === undefined) throw new Error("no line");
  const lines = [
    ...form.lines.map((line) => ({ ...line, date: "2026-10-01" })),
    { ...bed, id: "l9", name: "床位费", quantity: "60", price: "0", amount: "0" },
  ];
  await sealCase(window, { ...form, lines });
  await openCaseOf(window, form.person.name);
  await expect(window.getByRole("region", { name: "缺什么" })).not.toContainText("床位费");
  await window.keyboard.press("Control+8");
  const list = checks(window);
  await expect(list.getByText("床位费共收了60天，住院只有13天。")).toBeVisible();
  await expect(list.getByText("费用在住院期间", { exact: true })).toBeVisible();
  await expect(list.getByRole("button", { name: "三(四)" }).first()).toBeVisible();
  await pictures(app, window, "checks-suspicion");
  await list.getByRole("button", { name: "去看" }).first().click();
  await expect(field(window, "lines.0.date")).toBeFocused();
  await window.keyboard.press("Control+Enter");
  await expect(window.getByText("等复核").first()).toBeVisible();

  await handOver(window, REVIEWER.name, REVIEWER.password);
  await window.getByRole("button", { name: /^复核/u }).click();
  const found = window.getByRole("region", { name: "核对所见" });
  await expect(found.getByText("床位费共收了60天，住院只有13天。")).toBeVisible();
  await pictures(app, window, "review-found");
  await app.close();
});

test("a discharge after the day of death is explained, an admission after it is refused", async () => {
  const { app, window } = await start(newProfile());
  await setUp(window, "开封");
  const form = referral();
  await sealCase(window, form);
  await openCaseOf(window, form.person.name);
  await window.keyboard.press("Control+1");
  await window.getByRole("button", { name: "死亡日期", exact: true }).click();
  await expect(field(window, "person.died")).toBeFocused();
  await type(window, "person.died", "20261020");
  await window.keyboard.press("Control+s");
  await expect(checks(window).getByText("身故以后没有就诊", { exact: true })).toBeVisible();
  await type(window, "overrides.W-STY-04", "夜间去世，次日办出院");
  await type(window, "person.died", "20261001");
  await window.keyboard.press("Control+s");
  await expect(window.getByText("E-STY-03").first()).toBeVisible();
  await app.close();
});
