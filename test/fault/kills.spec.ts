import { expect, test } from "@playwright/test";
import { setTimeout as pause } from "node:timers/promises";
import { referral } from "../store/people.ts";
import { newProfile, PASSWORD, setUp, signIn, start } from "../e2e/support/workstation.ts";
import { Acknowledged, killAfter, type Work, work } from "./support/killing.ts";
import { keptOf } from "./support/kept.ts";
import { oldProfile } from "./support/old-profile.ts";

/** `npm run fault -- --kills=500` sets it; `npm test` runs a few. */
const KILLS = Number(process.env["FAULT_KILLS"] ?? 6);

/** What the page is busy with when the program dies. */
const WORKS: readonly Work[] = ["saves", "saves-and-copies", "saves"];

test(`the program killed ${KILLS} times keeps every save that the screen acknowledged`, async () => {
  test.setTimeout(60_000 + KILLS * 20_000);
  const profile = newProfile();
  const first = await start(profile);
  await setUp(first.window, "开封");
  await first.app.close();

  const acknowledged = new Acknowledged();
  for (let kill = 0; kill < KILLS; kill += 1) {
    const running = await start(profile);
    await signIn(running.window);
    acknowledged.listen(running.window);
    work(running.window, WORKS[kill % WORKS.length] ?? "saves", referral(), kill);
    await killAfter(running, acknowledged, 1 + (kill % 9), Math.random() * 80);
  }

  const last = await start(profile);
  await signIn(last.window);
  const kept = await keptOf(last.window, acknowledged.cases());
  expect(acknowledged.versions().length).toBeGreaterThan(0);
  expect(acknowledged.missingIn(kept)).toEqual([]);
  const verified = await last.window.evaluate(() => window.desktop.call("store.verify", {}));
  expect(verified).toMatchObject({ ok: true, value: { faults: [] } });
  await last.app.close();
});

const MIGRATION_KILLS = Math.ceil(KILLS / 4);

test(`the program killed ${MIGRATION_KILLS} times while it brings old data up to date loses none of them`, async () => {
  test.setTimeout(60_000 + MIGRATION_KILLS * 20_000);
  const profile = newProfile();
  const cases = await oldProfile(profile, 1, 40);
  for (let kill = 0; kill < MIGRATION_KILLS; kill += 1) {
    const { app, window } = await start(profile);
    await window.locator('input[type="password"]').fill(PASSWORD);
    await window.keyboard.press("Enter");
    // From before the key is found to after the last migration.
    await pause(100 + Math.random() * 500);
    const closed = app.waitForEvent("close");
    app.process().kill("SIGKILL");
    await closed;
  }
  const last = await start(profile);
  await signIn(last.window);
  const kept = await keptOf(last.window, cases);
  expect(kept).toHaveLength(cases.length);
  const verified = await last.window.evaluate(() => window.desktop.call("store.verify", {}));
  expect(verified).toMatchObject({ ok: true, value: { cases: cases.length, faults: [] } });
  await last.app.close();
});
