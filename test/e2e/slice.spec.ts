import { expect, test } from "@playwright/test";
import { enterKaifengCase } from "./support/case-entry.ts";
import { CHEN } from "./support/people.ts";
import { newProfile, setUp, signIn, start } from "./support/workstation.ts";

test("a case goes the whole way: entry, treatment, version, papers, list, restart", async () => {
  const profile = newProfile();
  const { app, window } = await start(profile);
  await setUp(window, "开封");
  await window.keyboard.press("F4");
  await enterKaifengCase(window, CHEN);

  const panel = window.getByRole("complementary", { name: "待遇" });
  await expect(panel).toContainText("异地转诊补办，支付比例降低10个百分点");
  await expect(panel).toContainText("32,466.68");
  await expect(panel).toContainText("36,507.30");

  await window.keyboard.press("Control+s");
  await expect(window.getByText(/与版本1一致/u)).toBeVisible();

  await app.close();
  const again = await start(profile);
  await signIn(again.window);
  const row = again.window.getByRole("row").filter({ hasText: CHEN.name });
  await expect(row).toContainText("32,466.68");
  await again.app.close();
});
