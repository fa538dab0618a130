import { expect, test } from "@playwright/test";
import type { CaseForm } from "../../core/casefile/form.ts";
import { changsha } from "../support/counter-cases.ts";
import { referral } from "../store/people.ts";
import { openCaseOf, sealCase } from "./support/cases.ts";
import { pictures } from "./support/pictures.ts";
import { choose, field, newProfile, setUp, start, type } from "./support/workstation.ts";

/** The case of a person, once it stands on the screen. */
/** Two invoices: that of the stay, and one of a pharmacy on a day within it. */
function withPharmacy(): CaseForm {
  const form = changsha({ stay: { place: "310000" }, filing: { place: "310000" } });
  const [invoice] = form.invoices;
  const [line] = form.lines;
  if (invoice === undefined || line === undefined) throw new Error("no bill");
  return {
    ...form,
    invoices: [
      ...form.invoices,
      { ...invoice, id: "i2", number: "0000000918", date: "2026-10-12", amount: "860.00" },
    ],
    lines: [
      ...form.lines,
      { ...line, id: "l9", invoice: "i2", name: "丁苯酞注射液", amount: "860", price: "860" },
    ],
  };
}

test("HUN-57: a bill of another provider is marked, asks what form 4 shows, and brings the form", async () => {
  const { app, window } = await start(newProfile());
  await setUp(window, "长沙");
  await sealCase(window, withPharmacy());
  await openCaseOf(window, withPharmacy().person.name);
  await window.keyboard.press("Control+4");
  await window.getByRole("button", { name: "有外院检查、购药的票据" }).click();
  await window.getByRole("group", { name: "外院票据" }).getByLabel("第2张").check();
  await expect(field(window, "invoices.1.outside.designated")).toBeFocused();
  const todo = window.getByRole("region", { name: "缺什么" });
  await expect(todo).toContainText("第2张外院票据，购药单的情况没有填全");
  await choose(window, "invoices.1.outside.designated", "是");
  await choose(window, "invoices.1.outside.stamped", "否");
  await choose(window, "invoices.1.outside.medicalNeed", "是");
  await pictures(app, window, "outside-bills");
  await expect(todo).not.toContainText("购药单的情况没有填全");
  const checks = window.getByRole("region", { name: "提交前核对" });
  await expect(checks).toContainText("第2张外院票据不并入本次住院：购药单没有加盖医保办公室章。");
  const papers = window.locator('[data-section="7"]');
  await expect(papers).toContainText("住院期间外院检查治疗或定点药店购药单");
  await window.getByRole("group", { name: "外院票据" }).getByLabel("第2张").uncheck();
  await expect(checks).not.toContainText("不并入本次住院");
  await app.close();
});

test("HUN-18.2, HEN-1: facts that few stays have are asked only where they matter", async () => {
  const { app, window } = await start(newProfile());
  await setUp(window, "长沙");
  const form = withPharmacy();
  await sealCase(window, form);
  await openCaseOf(window, form.person.name);
  const chronic = window.getByRole("button", { name: "门慢特", exact: true });
  await expect(chronic).toHaveCount(0);
  await window.keyboard.press("Control+3");
  await choose(window, "stay.care", "门诊");
  await chronic.click();
  await expect(field(window, "stay.chronic.inInsuredList")).toBeFocused();
  await choose(window, "stay.chronic.inInsuredList", "否");
  await expect(window.getByRole("complementary", { name: "待遇" })).toContainText("E-TRT-10");
  await pictures(app, window, "chronic");
  await chronic.click();
  await expect(window.locator('[data-field="stay.chronic.inInsuredList"]')).toHaveCount(0);
  await expect(window.getByRole("complementary", { name: "待遇" })).not.toContainText("E-TRT-10");
  await app.close();
});

test("HUN-13, HUN-16, HUN-26: days of entitlement and a share from the account stay out of the common case", async () => {
  const { app, window } = await start(newProfile());
  await setUp(window, "长沙");
  const form = changsha();
  await sealCase(window, form);
  await openCaseOf(window, form.person.name);
  await window.keyboard.press("Control+1");
  await expect(window.locator('[data-field="person.coveredUntil"]')).toHaveCount(0);
  await window.getByRole("button", { name: "待遇享受期", exact: true }).press("Enter");
  await expect(field(window, "person.coveredFrom")).toBeFocused();
  await type(window, "person.coveredUntil", "20260930");
  // One stop of the Tab key, within which the arrow keys move.
  await window.getByRole("button", { name: "待遇享受期", exact: true }).press("ArrowRight");
  await expect(window.getByRole("button", { name: "死亡日期", exact: true })).toBeFocused();
  await window.keyboard.press("ArrowRight");
  await window.keyboard.press("Enter");
  await expect(field(window, "person.accountPart")).toBeFocused();
  await type(window, "person.accountPart", "500");
  await expect(window.getByRole("complementary", { name: "待遇" })).toContainText("E-TRT-09");
  await pictures(app, window, "person-occasions");
  await app.close();
});

test("what a decision obliges is listed with its clauses and leads to its place", async () => {
  const { app, window } = await start(newProfile());
  await setUp(window, "开封");
  const form = referral();
  const { referral: _owed, ...materials } = form.filing.materials;
  await sealCase(window, { ...form, filing: { ...form.filing, materials } });
  await openCaseOf(window, form.person.name);
  const obliged = window.getByRole("region", { name: "本案要办的" });
  await expect(obliged.getByRole("list", { name: "签字的表" })).toContainText(
    "签异地就医登记备案表",
  );
  await expect(obliged.getByRole("list", { name: "期限" })).toContainText("备案有效期");
  await obliged.scrollIntoViewIfNeeded();
  await pictures(app, window, "obligations");
  await obliged
    .getByRole("list", { name: "材料" })
    .getByRole("button", { name: /转诊.*，未办$/u })
    .click();
  await expect(field(window, "filing.materials.referral")).toBeFocused();
  await app.close();
});

test("HUN-20.5: an emergency where nobody filed asks for its record with the claim", async () => {
  const { app, window } = await start(newProfile());
  await setUp(window, "长沙");
  const form = changsha({
    filing: { wanted: "none", materials: {} },
    stay: { emergency: "yes", designated: "no", failure: "own-choice" },
  });
  await sealCase(window, form);
  await openCaseOf(window, form.person.name);
  const todo = window.getByRole("region", { name: "缺什么" });
  const record = todo.getByRole("button", { name: /急诊.*未收/u });
  await record.click();
  const tick = window.locator('input[data-field^="materials."]:focus');
  await expect(tick).toBeVisible();
  await window.keyboard.press("Control+7");
  await pictures(app, window, "claim-materials");
  await tick.or(window.locator('input[data-field^="materials."]').last()).first().check();
  await window.keyboard.press("Control+3");
  await window.getByRole("button", { name: "定点记录", exact: true }).click();
  await expect(field(window, "stay.provider.agreementFrom")).toBeFocused();
  await type(window, "stay.provider.agreementFrom", "20200101");
  await expect(window.getByRole("region", { name: "提交前核对" })).toContainText(
    "按就医地公布的协议日期，就医当日是定点机构，与所填的定点不一致。",
  );
  await pictures(app, window, "provider-record");
  await app.close();
});
