import { expect, test } from "@playwright/test";
import { keyIn } from "./support/keying.ts";
import { keyInStandardCase } from "./support/standard-case.ts";
import { field, newProfile, PASSWORD, shownRecoveryKey, start } from "./support/workstation.ts";

test("a case is set up, entered, computed, saved and its papers issued without a mouse", async () => {
  const { app, window } = await start(newProfile());
  await expect(field(window, "setup.office")).toBeFocused();
  await keyIn(window, {
    "setup.office": "朱仙镇便民服务中心",
    "setup.window": "A3",
    "setup.pool": "kfs",
    "setup.operator": "赵敏",
    "setup.password": PASSWORD,
    "setup.again": PASSWORD,
  });
  await expect(field(window, "recovery.proof")).toBeFocused();
  const groups = (await shownRecoveryKey(window)).split("-");
  await window.keyboard.type(groups.at(-1) ?? "");
  await window.keyboard.press("Enter");
  await expect(window.getByRole("button", { name: /新建案件/u })).toBeVisible();
  await keyInStandardCase(window);
  const panel = window.getByRole("complementary", { name: "待遇" });
  await expect(panel).toContainText("本次参照其他临时外出，支付比例降低20个百分点");
  await expect(panel).toContainText("9,343.00");
  await window.keyboard.press("Control+p");
  await window.locator(".papers canvas").first().waitFor();
  await expect(window.getByText("备案个人承诺书").first()).toBeVisible();
  await app.close();
});
