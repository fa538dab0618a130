import { type ElectronApplication, expect, test } from "@playwright/test";
import { NOTICE_2027, READ_2027 } from "../support/notice.ts";
import { commitment } from "../store/people.ts";
import { sealCase } from "./support/cases.ts";
import { pictures } from "./support/pictures.ts";
import { field, newProfile, openSettings, setUp, start, type } from "./support/workstation.ts";

/** The program lives on this day, whenever the test runs: the next year's notice is out. */
async function liveOn(app: ElectronApplication, moment: string): Promise<void> {
  await app.evaluate((_, at) => {
    const held = new Proxy(Date, {
      construct: (real, [given = at]: [string?]) => new real(given),
    });
    Object.assign(globalThis, { Date: held });
  }, moment);
}

test("a supervisor enters the days off of the next year from its notice, and a limit that crosses the New Year has its day", async () => {
  const { app, window } = await start(newProfile());
  await liveOn(app, "2026-11-23T02:00:00.000Z");
  await setUp(window, "开封");
  await window.evaluate(async () => {
    const limit = { path: "processingDays", value: "60", document: "函" };
    await globalThis.window.desktop.call("settings.set-value", {
      packId: "kaifeng-residents-2023",
      ...limit,
    });
  });
  await sealCase(window, commitment());
  await window.getByRole("button", { name: "设置", exact: true }).click();
  await window.getByRole("button", { name: "工作台" }).click();
  const claim = window
    .getByRole("region", { name: "时限" })
    .getByRole("button", { name: /^手工报销办结，程𬱖，/u });
  await expect(claim).toContainText("未定");

  await openSettings(window, "单位");
  await expect(window.getByText("2027年的还没有：跨到这一年的期限算不出。")).toBeVisible();
  await pictures(app, window, "arrangements-missing");
  await window.keyboard.press("n");
  const dialog = window.getByRole("dialog", { name: "录入放假安排" });
  await expect(field(window, "arrangement.year")).toHaveValue("2027");
  await expect(field(window, "arrangement.document")).toBeFocused();
  await type(window, "arrangement.document", "国办发明电〔2026〕9号");
  await window.keyboard.press("Enter");
  const notice = dialog.getByRole("textbox", { name: "通知正文" });
  await expect(notice).toBeFocused();
  await notice.fill(NOTICE_2027.replace("（周五）至3日", "（周四）至3日"));
  await expect(dialog.getByRole("alert")).toContainText("E-HOL-03");
  await window.keyboard.press("Control+Enter");
  await expect(dialog).toBeVisible();
  await notice.fill(NOTICE_2027);
  await expect(dialog.getByText(READ_2027)).toBeVisible();
  await pictures(app, window, "arrangements-dialog");
  await window.keyboard.press("Control+Enter");
  await expect(dialog).toBeHidden();
  await expect(window.getByText("2027年：国办发明电〔2026〕9号，赵敏 2026-11-23")).toBeVisible();
  await expect(window.getByText("2027年的还没有")).toHaveCount(0);
  await pictures(app, window, "arrangements-entered");

  await window.getByRole("button", { name: "工作台" }).click();
  await expect(claim).toHaveAccessibleName("手工报销办结，程𬱖，还有60个工作日，2027-02-19");
  await app.close();
});
