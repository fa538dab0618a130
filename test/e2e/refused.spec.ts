import { expect, type Page, test } from "@playwright/test";
import { enterKaifengCase } from "./support/case-entry.ts";
import { CHEN } from "./support/people.ts";
import {
  field,
  newProfile,
  type Running,
  setUp,
  signIn,
  start,
  type,
  newCase,
} from "./support/workstation.ts";

/** Wrong entries: each is named with its code and a remedy, and nothing that was typed is lost. */

test.describe.configure({ mode: "serial" });
let running: Running;

test.beforeAll(async () => {
  running = await start(newProfile());
  await setUp(running.window, "开封");
  await newCase(running.window, "城乡居民");
  await enterKaifengCase(running.window, CHEN);
});

test.afterAll(async () => {
  await running.app.close();
});

async function leave(window: Page, name: string): Promise<void> {
  await field(window, name).press("Tab");
}

const WRONG = [
  [
    "an identity number with a wrong check digit",
    "person.certNo",
    "410224196804120425",
    CHEN.certNo,
    "E-ID-02",
  ],
  ["an identity number too short", "person.certNo", "4102241968", CHEN.certNo, "E-ID-01"],
  ["discharge before admission", "stay.discharge", "2026-10-02", "2026-10-21", "E-DAY-03"],
  ["a day that does not exist", "stay.admission", "2026-02-30", "2026-10-08", "E-DAY-01"],
  ["a filing in the future", "filing.date", "2099-01-01", "2026-11-20", "E-DAY-06"],
] as const;

for (const [what, name, wrong, right, code] of WRONG) {
  test(`${what} is named at its field, and a version is refused`, async () => {
    const { window } = running;
    await type(window, name, wrong);
    await leave(window, name);
    await expect(window.getByText(code).first()).toBeVisible();
    await window.keyboard.press("Control+s");
    await expect(window.getByText("E-SAVE-01")).toBeVisible();
    await expect(window.getByText(/与版本\d+一致/u)).toHaveCount(0);
    await expect(field(window, name)).toBeFocused();
    await type(window, name, right);
    await leave(window, name);
    await expect(window.getByText(code)).toHaveCount(0);
  });
}

const WRONG_AMOUNTS = [
  ["a negative amount", "invoices.0.amount", "-5", "57274.55", "不能是负数"],
  ["an absurd amount", "invoices.0.amount", "999999999999", "57274.55", "大得不合常理"],
  ["an amount finer than the fen", "lines.0.amount", "20676.165", "20676.16", "不能细于分"],
  ["a share above 100 %", "lines.1.preSelfPay", "120", "10", "不是0到100的百分数"],
] as const;

for (const [what, name, wrong, right, words] of WRONG_AMOUNTS) {
  test(`${what} is refused`, async () => {
    const { window } = running;
    await type(window, name, wrong);
    await leave(window, name);
    await window.keyboard.press("Control+s");
    const refusal = window.getByRole("alert").filter({ hasText: "E-SAVE-01" });
    await expect(refusal).toContainText(words);
    await type(window, name, right);
    await leave(window, name);
    await expect(refusal).toHaveCount(0);
  });
}

test("lines that do not add up to the invoice are named with the difference, and stay", async () => {
  const { window } = running;
  await type(window, "lines.0.amount", "15996.16");
  await leave(window, "lines.0.amount");
  await expect(window.getByText(/明细合计比票面少 4,680\.00/u).first()).toBeVisible();
  await type(window, "lines.0.amount", "20676.16");
  await leave(window, "lines.0.amount");
  await expect(window.getByText(/明细合计比票面/u)).toHaveCount(0);
});

test("what was typed wrong is still there after the program was killed", async () => {
  const { app, window, profile } = running;
  await type(window, "person.certNo", "41022419680412");
  await leave(window, "person.certNo");
  await expect(window.getByText(/草稿已存/u)).toBeVisible();
  app.process().kill("SIGKILL");
  await app.waitForEvent("close").catch(() => undefined);
  running = await start(profile);
  await signIn(running.window);
  await running.window.getByRole("row").filter({ hasText: CHEN.name }).dblclick();
  await expect(field(running.window, "person.certNo")).toHaveValue("410224 19680412");
});
