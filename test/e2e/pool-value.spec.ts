import { expect, type Page, test } from "@playwright/test";
import { enterKaifengCase } from "./support/case-entry.ts";
import { CHEN } from "./support/people.ts";
import { field, newCase, newProfile, pick, setUp, start, type } from "./support/workstation.ts";

async function record(window: Page, value: string): Promise<void> {
  await type(window, "decision.value", value);
  await type(window, "decision.document", "汴医保函〔2026〕8号");
  await field(window, "decision.document").press("Control+Enter");
}

test("medical assistance is undetermined until the pool's figures are set from the case (统筹区未设定)", async () => {
  const { app, window } = await start(newProfile());
  await setUp(window, "开封");
  await newCase(window, "城乡居民");
  await enterKaifengCase(window, CHEN);
  await pick(window, "person.aid", "低保");
  const panel = window.getByRole("complementary", { name: "待遇" });
  await expect(panel).toContainText("医疗救助未计");
  await panel.getByRole("button", { name: /^医疗救助/u }).click();
  await expect(panel).toContainText("统筹区未设定医疗救助起付线");
  await panel.getByRole("button", { name: "去设定" }).click();

  const pane = window.getByRole("complementary", { name: "设定参数" });
  await expect(pane).toContainText("医疗救助的起付线是多少？");
  await record(window, "一千");
  await expect(pane).toContainText("E-SET-04");
  await record(window, "1000");
  // The next one that is still to be set comes up by itself, its document filled in.
  await expect(pane).toContainText("已记录：医疗救助起付线");
  await expect(pane).toContainText("医疗救助按什么比例支付？");
  await expect(field(window, "decision.value")).toBeFocused();
  await expect(field(window, "decision.document")).toHaveValue("汴医保函〔2026〕8号");
  await record(window, "*=0.7");
  await expect(pane).toContainText("医疗救助的年度限额是多少？");
  await record(window, "30000");
  await expect(pane).toContainText("已记录：医疗救助封顶线");

  await window.getByRole("button", { name: "案件" }).click();
  await expect(panel).not.toContainText("医疗救助未计");
  // (18,858.89 − 8,683.28 − 1,000) × 70 %
  await expect(panel).toContainText("6,422.93");
  await app.close();
});
