import { expect, test } from "@playwright/test";
import type { CaseForm } from "../../core/casefile/form.ts";
import { sealed, sent } from "../gateway/support/versions.ts";
import { referral } from "../store/people.ts";
import { violations } from "./support/axe.ts";
import { openCaseOf, sealCase } from "./support/cases.ts";
import {
  enrol,
  exchanged,
  goesOn,
  inDistrict,
  newestHeardBy,
  needed,
  nothingWaits,
  OFFICE,
  otherWindow,
} from "./support/district.ts";
import { pictures } from "./support/pictures.ts";
import { field, newProfile, setUp, start, type } from "./support/workstation.ts";

// The gateway's embedded database takes its time to begin.
test.describe.configure({ timeout: 240_000 });

const { name } = referral().person;

const reason = (text: string) => (form: CaseForm) => ({
  ...form,
  filing: { ...form.filing, reason: text },
});

/** Another ward's bill: other days, and one line dearer. */
const rewritten = (form: CaseForm): CaseForm => ({
  ...form,
  stay: { ...form.stay, discharge: "2026-10-22", settled: "2026-10-22", inpatientNo: "ZY0131" },
  invoices: form.invoices.map((invoice) => ({ ...invoice, amount: "24000.50" })),
  lines: form.lines.map((line) =>
    line.id === "l1" ? { ...line, price: "18400", amount: "18400" } : line,
  ),
});

test("another window's newer version is told in the case that lies open, looked at by key, and what was typed makes a fork that a clerk decides", async () => {
  await inDistrict(async (district) => {
    const { app, window } = await start(newProfile());
    await setUp(window, "开封");
    await sealCase(window, referral());
    await enrol(window, district);
    await exchanged(window, nothingWaits(window));
    const other = await otherWindow(district, OFFICE, "A4");
    const first = await newestHeardBy(other);
    await openCaseOf(window, name);
    await expect(window.getByRole("button", { name: "打印整套 Ctrl+P" })).toBeVisible();
    const bar = window.getByRole("status").filter({ hasText: "另一窗口有更新的版本" });
    await expect(bar).toHaveCount(0);

    await test.step("nothing was typed here: the newer version is opened", async () => {
      const second = await goesOn(other, first, "李梅", reason("急诊转院"));
      await window.evaluate(() => globalThis.window.desktop.call("sync.now", {}));
      await expect(bar).toContainText("李梅");
      await expect(bar).toContainText("这里显示的是旧的");
      await pictures(app, window, "newer-version");
      expect(await violations(window)).toEqual([]);
      await window.keyboard.press("Control+Shift+X");
      await expect(bar).toHaveCount(0);
      await goesOn(other, second, "李梅", reason("急诊转院，没有来得及备案"));
      await window.evaluate(() => globalThis.window.desktop.call("sync.now", {}));
      await expect(bar).toBeVisible();
      await window.keyboard.press("Control+Shift+O");
      await expect(field(window, "filing.reason")).toHaveValue("急诊转院，没有来得及备案");
      await expect(window.getByText("已存·版本3", { exact: true })).toBeVisible();
      await expect(bar).toHaveCount(0);
    });

    await test.step("something was typed here: both are looked at, and both stay", async () => {
      await type(window, "stay.diagnosis", "左股骨颈骨折");
      await expect(window.getByText(/草稿已存/u)).toBeVisible();
      await goesOn(other, await newestHeardBy(other), "李梅", rewritten);
      await window.evaluate(() => globalThis.window.desktop.call("sync.now", {}));
      await expect(bar).toContainText("您改的是旧版本");
      await pictures(app, window, "newer-version-typed");
      await window.keyboard.press("Control+Shift+O");
      const versions = window.getByRole("list", { name: "版本" });
      await expect(versions.getByRole("button")).toHaveCount(4);
      await window.keyboard.press("Escape");
      await expect(field(window, "stay.diagnosis")).toHaveValue("左股骨颈骨折");
      await window.keyboard.press("Control+s");
      const fork = window.getByRole("status").filter({ hasText: "本案有两个最新版本" });
      await expect(fork).toBeVisible();
      await pictures(app, window, "newer-version-fork");
      expect(await violations(window)).toEqual([]);
    });

    await test.step("the fork is decided: one side is kept, in a version with both parents", async () => {
      await exchanged(window, needed(window, 1));
      await window.keyboard.press("Control+Shift+O");
      const pane = window.getByRole("region", { name: `${name}，两个最新版本` });
      await expect(pane.getByRole("row", { name: /左股骨颈骨折/u })).toContainText("右股骨颈骨折");
      await expect(pane.getByRole("row", { name: /总费用/u })).toContainText("24,000.50");
      await pictures(app, window, "sync-fork");
      expect(await violations(window)).toEqual([]);
      await pane.getByRole("button", { name: "采用李梅的版本 Ctrl+1", exact: true }).click();
      await expect(pane).toHaveCount(0);
      await exchanged(window, nothingWaits(window));
      await exchanged(window, needed(window, 0));
      const joined = (await newestHeardBy(other)).revision;
      expect(joined.parents).toHaveLength(2);
      expect(joined.document.stay.inpatientNo).toBe("ZY0131");
      await openCaseOf(window, name);
      await expect(field(window, "stay.diagnosis")).toHaveValue("右股骨颈骨折");
      await expect(window.getByText("已存·版本6", { exact: true })).toBeVisible();
      await app.close();
    });
  });
});

test("GD-93-5b: an invoice that another office's case has is a question, and the finding is written down", async () => {
  await inDistrict(async (district) => {
    const { app, window } = await start(newProfile());
    await setUp(window, "开封");
    await sealCase(window, referral());
    await enrol(window, district);
    await exchanged(window, nothingWaits(window));
    const other = await otherWindow(district, "陈留镇", "B1");
    const theirs = { caseNumber: "410200-B1-20261121-004", document: billOf("周瑞芝") };
    const version = sealed(theirs);
    const answers = await other.revisions(version.revision.caseId, [sent(version)]);
    expect(answers).toMatchObject([{ is: "accepted" }]);
    await exchanged(window, needed(window, 1));

    await expect(window.getByRole("button", { name: "同步 1", exact: true })).toBeVisible();
    await window.keyboard.press("Control+Shift+S");
    const pane = window.getByRole("region", { name: "同一张票据" });
    await expect(pane.getByText("0000000017", { exact: true })).toBeVisible();
    await expect(pane.getByText("410200-B1-20261121-004", { exact: true })).toBeVisible();
    await expect(pane.getByText("陈留镇", { exact: true })).toBeVisible();
    await pictures(app, window, "sync-same-invoice");
    expect(await violations(window)).toEqual([]);
    await pane.getByLabel("核实结果").fill("对方录错号码，已请陈留镇更正");
    await window.keyboard.press("Enter");
    await expect(pane).toHaveCount(0);
    await exchanged(window, needed(window, 0));
    await app.close();
  });
});

/** The same invoice in somebody else's case. */
function billOf(person: string): CaseForm {
  const form = referral();
  return { ...form, person: { ...form.person, name: person, certNo: "410203196203140227" } };
}
