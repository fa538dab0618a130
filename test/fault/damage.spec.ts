import { expect, type Page, test } from "@playwright/test";
import { cpSync, readFileSync, statSync, truncateSync, writeFileSync } from "node:fs";
import path from "node:path";
import { dataOf } from "../../electron/store/profile.ts";
import { newProfile, PASSWORD, setUp, start } from "../e2e/support/workstation.ts";
import { referral } from "../store/people.ts";

/** `npm run fault` tries some twenty; `npm test` a few. */
const PLACES = Number(process.env["FAULT_KILLS"] ?? 2) > 20 ? 5 : 1;

const FILES = {
  database: (profile: string) => dataOf(profile).database,
  "key slots": (profile: string) => dataOf(profile).keySlots,
  log: (profile: string) => `${dataOf(profile).database}-wal`,
} as const;

/** A profile with cases and a copy, as a power cut leaves it: with a log beside the database. */
async function usedProfile(): Promise<string> {
  const profile = newProfile();
  const { app, window } = await start(profile);
  await setUp(window, "开封");
  const saved = await window.evaluate(async (form) => {
    const { desktop } = globalThis.window;
    for (let count = 0; count < 12; count += 1) {
      const made = await desktop.call("case.create", { insurance: "resident" });
      if (!made.ok) return made.error.code;
      const sealed = await desktop.call("case.seal", { caseId: made.value.caseId, form });
      if (!sealed.ok) return sealed.error.code;
      if (count === 5) await desktop.call("backups.make", {});
    }
    return "";
  }, referral());
  expect(saved).toBe("");
  const closed = app.waitForEvent("close");
  app.process().kill("SIGKILL");
  await closed;
  return profile;
}

function flip(file: string, share: number): void {
  const bytes = readFileSync(file);
  const at = Math.floor(share * bytes.length);
  for (let byte = at; byte < Math.min(at + 4, bytes.length); byte += 1) {
    bytes[byte] = (bytes[byte] ?? 0) ^ 0xff;
  }
  writeFileSync(file, bytes);
}

const CODE = /E-(DB|KEY|CASE)-\d\d/u;

/** The program shows its work, or a code of ours with what to do; where data do not open, a sound copy. */
async function expectWorkOrWord(window: Page): Promise<void> {
  const password = window.locator('[data-field="login.password"]');
  const word = window.getByText(CODE).first();
  await expect(password.or(word).first()).toBeVisible();
  if (await password.isVisible()) {
    await password.fill(PASSWORD);
    await window.keyboard.press("Enter");
    const work = window.getByRole("button", { name: /新建案件/u });
    await expect(work.or(word).first()).toBeVisible();
    if (await work.isVisible()) return;
  }
  const rescue = window.getByRole("grid", { name: "备份清单" }).getByText("完好").first();
  await expect(rescue).toBeVisible();
}

test("a damaged profile opens with its work, or says what is wrong and offers a copy", async () => {
  test.setTimeout(60_000 + PLACES * 60_000);
  const whole = await usedProfile();
  for (const [name, file] of Object.entries(FILES)) {
    for (let place = 0; place < PLACES; place += 1) {
      await test.step(`${name}, place ${place}`, async () => {
        const profile = path.join(newProfile(), "copy");
        cpSync(whole, profile, { recursive: true });
        flip(file(profile), (place + 0.5) / PLACES);
        const { app, window } = await start(profile);
        await expectWorkOrWord(window);
        await app.close();
      });
    }
  }
  for (let place = 0; place < PLACES; place += 1) {
    await test.step(`log cut off, place ${place}`, async () => {
      const profile = path.join(newProfile(), "copy");
      cpSync(whole, profile, { recursive: true });
      const log = FILES.log(profile);
      truncateSync(log, Math.floor(((place + 0.5) / PLACES) * statSync(log).size));
      const { app, window } = await start(profile);
      await expectWorkOrWord(window);
      await app.close();
    });
  }
});
