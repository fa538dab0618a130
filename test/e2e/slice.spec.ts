import { expect, test } from "@playwright/test";
import { enterKaifengCase } from "./support/case-entry.ts";
import { CHEN } from "./support/people.ts";
import { newProfile, setUp, signIn, start, newCase } from "./support/workstation.ts";

test("a case goes the whole way: entry, treatment, version, papers, list, restart", async () => {
  const profile = newProfile();
  const { app, window } = await start(profile);
  await setUp(window, "开封");
  await newCase(window, "城乡居民");
  await enterKaifengCase(window, CHEN);

  const panel = window.getByRole("complementary", { name: "待遇" });
  await expect(panel).toContainText("异地转诊补办，支付比例降低10个百分点");
  await expect(panel).toContainText("32,466.68");
  await expect(panel).toContainText("36,507.30");

  // KF-2.5: the same stay by proof, by commitment and as referral, with the money of each.
  await window.keyboard.press("F7");
  const routes = window.getByRole("main");
  for (const [title, points, person] of [
    ["凭证明材料补办", "不降低", "34,678.89"],
    ["承诺制补办", "降低20个百分点", "38,335.71"],
    ["异地转诊", "降低10个百分点", "36,507.30"],
  ] as const) {
    for (const words of [title, points, person]) await expect(routes).toContainText(words);
  }
  await window.keyboard.press("Escape");

  // Each figure opens its step, and beside it the clause in the document's own words.
  await window.keyboard.press("F6");
  await window.getByText("42,610.24 × 62%", { exact: false }).first().click();
  await expect(window.getByText("26,418.35").first()).toBeVisible();
  await expect(
    window
      .getByText(
        "异地转诊人员和异地急诊抢救人员支付比例在参保地相同级别医疗机构报销水平的基础上降低10个百分点。",
      )
      .first(),
  ).toBeVisible();
  await window.keyboard.press("Escape");

  await window.keyboard.press("Control+s");
  await expect(window.getByText(/与版本1一致/u)).toBeVisible();

  await app.close();
  const again = await start(profile);
  await signIn(again.window);
  const row = again.window.getByRole("row").filter({ hasText: CHEN.name });
  await expect(row).toContainText("32,466.68");
  await again.app.close();
});
