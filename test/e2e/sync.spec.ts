import { expect, test } from "@playwright/test";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { type RunningGateway, startGateway } from "../../gateway/start.ts";
import { referral } from "../store/people.ts";
import { openCaseOf, sealCase } from "./support/cases.ts";
import { pictures } from "./support/pictures.ts";
import { newProfile, openSettings, PASSWORD, setUp, start } from "./support/workstation.ts";

// The gateway's embedded database takes its time to begin.
test.describe.configure({ timeout: 240_000 });

let folder = "";
let gateway: RunningGateway;

test.beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "district-"));
  gateway = await startGateway({ folder, log: () => undefined, district: { name: "祥符区" } });
});
test.afterEach(async () => {
  await gateway.close().catch(() => undefined);
  rmSync(folder, { recursive: true, force: true });
});

test("HUN-16.2: a filing made before the enrolment goes up after it, and until then the case says so", async () => {
  const { app, window } = await start(newProfile());
  await setUp(window, "开封");
  await sealCase(window, referral());
  await expect(window.getByRole("banner").getByText("离线")).toBeVisible();

  const file = await gateway.invite({ office: "朱仙镇", window: "A3" });
  await openSettings(window, "网关");
  await pictures(app, window, "gateway-none");
  await window.getByLabel("粘贴登记文字").fill(JSON.stringify(file));
  await window.getByRole("button", { name: "看内容" }).click();
  const shown = (file.fingerprint.match(/.{4}/gu) ?? []).join(" ");
  await expect(window.getByText(shown)).toBeVisible();
  await pictures(app, window, "gateway-compare");
  // The line is cut before the clerk accepts: what was made offline waits.
  await gateway.close();
  await window.getByLabel("您的口令").fill(PASSWORD);
  await window.getByRole("button", { name: "指纹一样，登记" }).click();
  await expect(window.getByRole("banner").getByText("离线")).toBeVisible();

  await window.keyboard.press("Control+Shift+S");
  await expect(window.getByRole("heading", { name: "离线" })).toBeVisible();
  await expect(window.getByRole("list", { name: "上传队列" }).getByText("等待")).toBeVisible();
  await pictures(app, window, "sync-offline");
  await openCaseOf(window, referral().person.name);
  await expect(window.getByText("医院还看不到这次备案，不能直接结算。")).toBeVisible();
  await pictures(app, window, "case-not-visible");

  const port = Number(new URL(gateway.url).port);
  gateway = await startGateway({ folder, port, log: () => undefined });
  await window.keyboard.press("Control+Shift+S");
  await window.keyboard.press("F5");
  await expect(window.getByRole("heading", { name: "已联网，全部送达" })).toBeVisible({
    timeout: 60_000,
  });
  await expect(window.getByRole("list", { name: "上传队列" }).getByText("已接收")).toBeVisible();
  await expect(window.getByText("网关核算一致")).toBeVisible();
  await pictures(app, window, "sync-sent");
  await window.keyboard.press("Control+.");
  await expect(window.getByRole("heading", { name: "已暂停" })).toBeVisible();
  await openCaseOf(window, referral().person.name);
  await expect(window.getByRole("button", { name: /打印整套/u })).toBeVisible();
  await expect(window.getByText("医院还看不到这次备案，不能直接结算。")).toBeHidden();
  await app.close();
});
