import { expect, type Page, test } from "@playwright/test";
import { mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { readKeySlots } from "../../electron/security/keyslots.ts";
import { openSlot } from "../../electron/security/slot.ts";
import { CIPHER } from "../../electron/store/cipher.ts";
import { type DataFiles, dataOf } from "../../electron/store/profile.ts";
import { Sqlite } from "../../electron/store/sqlite.ts";
import { enterKaifengCase } from "./support/case-entry.ts";
import { CHEN, ZHOU } from "./support/people.ts";
import {
  newCase,
  newProfile,
  PASSWORD,
  setUp,
  signIn,
  start,
  type,
} from "./support/workstation.ts";

/** Does something to the closed database as a newer program would. */
async function change(files: DataFiles, sql: string): Promise<void> {
  const slots = await readKeySlots(files.keySlots);
  const slot = slots.ok ? slots.value.slots[0] : undefined;
  const key = slot === undefined ? null : await openSlot(slot, PASSWORD);
  if (key === null) throw new Error("no key");
  const sqlite = await Sqlite.open(files.database, "write");
  const hex = Buffer.from(key).toString("hex");
  await sqlite.exec(`PRAGMA cipher = '${CIPHER}'; PRAGMA key = "x'${hex}'"; ${sql}`);
  await sqlite.close();
}

test("a database of a newer version is refused, with what to do, and left as it is", async () => {
  const profile = newProfile();
  const files = dataOf(profile);
  const first = await start(profile);
  await setUp(first.window, "开封");
  await first.app.close();
  await change(files, "CREATE TABLE later (x); PRAGMA user_version = 9999");
  const before = readFileSync(files.database);

  const second = await start(profile);
  await second.window.locator('input[type="password"]').fill(PASSWORD);
  await second.window.keyboard.press("Enter");
  await expect(second.window.getByText("E-DB-02")).toBeVisible();
  await expect(second.window.getByText(/更新程序/u)).toBeVisible();
  await second.app.close();
  expect(readFileSync(files.database).equals(before)).toBe(true);
});

test("a version that was changed in the file is told at the next log-in, and its case is marked", async () => {
  const profile = newProfile();
  const first = await start(profile);
  await setUp(first.window, "开封");
  for (const { name, certNo } of [CHEN, ZHOU]) {
    await newCase(first.window, "城乡居民");
    await type(first.window, "person.name", name);
    await type(first.window, "person.certNo", certNo);
    await first.window.keyboard.press("Control+s");
    await expect(first.window.getByText(/版本 ?1/u).first()).toBeVisible();
    await first.window.keyboard.press("Escape");
  }
  await first.app.close();
  await change(
    dataOf(profile),
    `DROP TRIGGER revision_no_update;
     UPDATE revision SET body = replace(body, '${CHEN.certNo}', '${ZHOU.certNo}');`,
  );

  const { app, window } = await start(profile);
  await signIn(window);
  await expect(window.getByText("E-DB-10")).toBeVisible();
  await expect(window.getByRole("row", { name: /数据不符/u })).toHaveCount(1);
  await window.getByText(ZHOU.name).first().click();
  await window.keyboard.press("Enter");
  await expect(window.locator('[data-field="person.name"]').first()).toBeVisible();
  await app.close();
});

test("a lost database is not set up anew over the key that is left", async () => {
  const profile = newProfile();
  const first = await start(profile);
  await setUp(first.window, "开封");
  await first.app.close();
  rmSync(dataOf(profile).database);
  const second = await start(profile);
  await expect(second.window.getByText("E-DB-06")).toBeVisible();
  await second.app.close();
});

test("after a day's work nothing in any file shows a person's name, number, phone or account", async () => {
  const profile = newProfile();
  const temporary = path.join(profile, "temporary");
  mkdirSync(temporary);
  const before = process.env["TMPDIR"];
  process.env["TMPDIR"] = temporary;
  const { app, window } = await start(profile);
  if (before === undefined) delete process.env["TMPDIR"];
  else process.env["TMPDIR"] = before;
  await setUp(window, "开封");
  await newCase(window, "城乡居民");
  await enterKaifengCase(window, CHEN);
  await window.keyboard.press("Control+s");
  await expect(window.getByText(/版本 ?1/u).first()).toBeVisible();
  await workOn(window);
  const searched = everyFile(profile);
  const closed = app.waitForEvent("close");
  app.process().kill("SIGKILL");
  await closed;
  searched.push(...everyFile(profile));
  const second = await start(profile);
  await signIn(second.window);
  await second.app.close();
  searched.push(...everyFile(profile));

  const names = searched.map((file) => path.basename(file.name));
  expect(names).toEqual(expect.arrayContaining(["workstation.db-wal", "copy.json"]));
  const secrets = [CHEN.name, CHEN.certNo, "13837810246", "0048217390", "上海江湾中心医院"];
  const showing = searched.filter(({ content }) =>
    secrets.some(
      (secret) => content.includes(secret) || content.includes(Buffer.from(secret, "utf16le")),
    ),
  );
  expect(showing.map((file) => file.name)).toEqual([]);
});

/** Papers previewed and issued, a search, a copy of the data, a look into the journal. */
async function workOn(window: Page): Promise<void> {
  const done = await window.evaluate(async (name) => {
    const { desktop } = globalThis.window;
    const everything = {
      text: name,
      state: null,
      standing: null,
      discharged: null,
      changed: null,
      total: null,
      after: null,
      limit: 10,
    };
    const found = await desktop.call("cases.search", everything);
    const caseId = found.ok ? (found.value.rows[0]?.caseId ?? "") : "";
    return [
      await desktop.call("forms.preview", { caseId, form: "statement" }),
      await desktop.call("forms.issue", { caseId, forms: ["filing", "statement"] }),
      await desktop.call("backups.make", {}),
      await desktop.call("journal.read", { before: null, action: null, limit: 50 }),
    ].map(({ ok }) => ok);
  }, CHEN.name);
  expect(done).toEqual([true, true, true, true]);
}

function everyFile(folder: string): { name: string; content: Buffer }[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .map((name) => ({ name, content: readFileSync(name) }));
}
