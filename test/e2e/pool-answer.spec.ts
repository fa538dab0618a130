import { expect, test } from "@playwright/test";
import { enterHunanCase } from "./support/case-entry.ts";
import { ZHOU } from "./support/people.ts";
import { newCase, newProfile, setUp, start, type } from "./support/workstation.ts";

test("Hunan, filed after discharge: undetermined with the question, until the pool's answer is recorded (HUN-17)", async () => {
  const { app, window } = await start(newProfile());
  await setUp(window, "长沙");
  await newCase(window, "职工");
  await enterHunanCase(window, ZHOU);

  const panel = window.getByRole("complementary", { name: "待遇" });
  await expect(panel).toContainText("待遇未定，没有按零计算");
  await expect(panel).toContainText("出院自费结算后补办备案，按什么比例手工报销？");
  await expect(panel).toContainText("36,408.19");
  await expect(panel).toContainText("34,132.68");

  await window.getByRole("button", { name: "设置", exact: true }).click();
  await window
    .getByRole("button", { name: "职工", exact: true })
    .or(window.getByText("职工", { exact: true }))
    .first()
    .click();
  await window.getByText("出院自费结算后补办备案，按什么比例手工报销？").first().click();
  await window.getByText("按备案类型，与直接结算相同").last().click();
  await type(window, "decision.document", "长医保发〔2023〕1号");
  await window.keyboard.press("Control+Enter");
  await expect(window.getByText("长医保发〔2023〕1号").first()).toBeVisible();

  await window.getByRole("button", { name: "案件" }).click();
  await expect(panel).toContainText("36,408.19");
  await expect(panel).toContainText("降低5个百分点");
  await app.close();
});
