import { expect, test } from "@playwright/test";
import { referral } from "../store/people.ts";
import { openCaseOf, sealCase } from "./support/cases.ts";
import { pictures } from "./support/pictures.ts";
import { field, newProfile, setUp, start, type } from "./support/workstation.ts";

test("HUN-85: old versions are listed with what they changed, read as they were, and compared; nothing can be edited", async () => {
  const { app, window } = await start(newProfile());
  await setUp(window, "开封");
  await sealCase(window, referral());
  await openCaseOf(window, referral().person.name);
  await type(window, "filing.reason", "急诊转院，没有来得及备案");
  await type(window, "stay.diagnosis", "左股骨颈骨折");
  await window.keyboard.press("Control+s");
  await expect(window.getByText("与版本2一致")).toBeVisible();

  await window.keyboard.press("Control+8");
  await expect(window.getByRole("button", { name: /历次版本/u })).toBeVisible();
  await window.keyboard.press("Control+h");
  const versions = window.getByRole("list", { name: "版本" });
  await expect(versions.getByRole("button")).toHaveCount(2);
  await expect(versions.getByRole("button").first()).toContainText("改了");
  await expect(versions.getByRole("button").last()).toContainText("第一次存为版本");

  await window.keyboard.press("ArrowDown");
  const facts = window.getByRole("region", { name: "案件内容" });
  await expect(facts.getByText("转诊后没有及时备案")).toBeVisible();
  await expect(facts.getByText("急诊转院，没有来得及备案")).toHaveCount(0);
  await expect(facts.locator("input, textarea")).toHaveCount(0);
  await pictures(app, window, "version-old");

  await window.keyboard.press("ArrowUp");
  await window.keyboard.press("c");
  const sides = window.getByRole("region", { name: "并排比较" });
  const reason = sides.getByRole("row", { name: /急诊转院/u });
  await expect(reason).toContainText("转诊后没有及时备案");
  await expect(sides.getByRole("row")).toHaveCount(3);
  const money = window.getByRole("region", { name: "金额" });
  await expect(money.getByRole("columnheader", { name: "版本1" })).toBeVisible();
  await expect(money.getByRole("columnheader", { name: "版本2" })).toBeVisible();
  await pictures(app, window, "versions-compared");
  await window.keyboard.press("a");
  await expect(sides.getByRole("row", { name: /上海浦江骨科医院/u })).toBeVisible();
  await window.keyboard.press("Escape");
  await expect(field(window, "filing.reason")).toHaveValue("急诊转院，没有来得及备案");
  await app.close();
});
