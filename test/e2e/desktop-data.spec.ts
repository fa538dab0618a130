import { expect, test } from "@playwright/test";
import { readdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { openSlot, readKeySlots } from "../../electron/security/keyslots.ts";
import { CIPHER } from "../../electron/store/open.ts";
import { type DataFiles, dataOf } from "../../electron/store/profile.ts";
import { Sqlite } from "../../electron/store/sqlite.ts";
import { CHEN } from "./support/people.ts";
import { field, newProfile, PASSWORD, setUp, start, type, newCase } from "./support/workstation.ts";

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

test("nothing in the whole profile shows a person's name or number in plain", async () => {
  const profile = newProfile();
  const { app, window } = await start(profile);
  await setUp(window, "开封");
  await newCase(window, "城乡居民");
  await type(window, "person.name", CHEN.name);
  await type(window, "person.certNo", CHEN.certNo);
  await window.keyboard.press("Control+s");
  await expect(window.getByText(/存为版本|版本 ?1|已存/u).first()).toBeVisible();
  await expect(field(window, "person.name")).toHaveValue(CHEN.name);
  const searched = everyFile(profile);
  await app.close();
  searched.push(...everyFile(profile));
  expect(searched.map((file) => path.basename(file.name))).toContain("workstation.db-wal");
  const showing = searched.filter(({ content }) =>
    [CHEN.name, CHEN.certNo].some(
      (secret) => content.includes(secret) || content.includes(Buffer.from(secret, "utf16le")),
    ),
  );
  expect(showing.map((file) => file.name)).toEqual([]);
});

function everyFile(folder: string): { name: string; content: Buffer }[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .map((name) => ({ name, content: readFileSync(name) }));
}
