import { expect, test } from "@playwright/test";
import type { CaseForm } from "../../core/casefile/form.ts";
import { sealed, sent } from "../gateway/support/versions.ts";
import { referral } from "../store/people.ts";
import { violations } from "./support/axe.ts";
import { sealCase } from "./support/cases.ts";
import { enrol, exchanged, inDistrict, nothingWaits, otherWindow } from "./support/district.ts";
import { pictures } from "./support/pictures.ts";
import { field, newProfile, setUp, start } from "./support/workstation.ts";

/** The same filing, made in time by the window of another township. */
function theirs(): CaseForm {
  const form = referral();
  return {
    ...form,
    filing: { ...form.filing, date: "2026-10-01" },
    invoices: form.invoices.map((invoice) => ({ ...invoice, number: "0000000099" })),
  };
}

test("GD-93-3: a filing that another window has brought is asked about, and the case is computed on theirs", async () => {
  test.setTimeout(240_000);
  await inDistrict(async (district) => {
    const other = await otherWindow(district, "兴隆乡", "1");
    const first = sealed({ caseNumber: "410212-X1-20261119-003", document: theirs() });
    await other.revisions(first.revision.caseId, [sent(first)]);

    const { app, window } = await start(newProfile());
    await setUp(window, "开封");
    await sealCase(window, referral());
    await enrol(window, district);
    await exchanged(window, nothingWaits(window));

    await window.keyboard.press("Control+Shift+S");
    const needed = window.getByRole("list", { name: "需要您处理" });
    await expect(needed.getByText("兴隆乡 已办同一次备案", { exact: true })).toBeVisible();
    const pane = window.getByRole("region", { name: "同一次备案" });
    await expect(pane.getByText("410212-X1-20261119-003", { exact: true })).toBeVisible();
    await expect(pane.getByText("2026-10-01 至 2027-04-01", { exact: true })).toBeVisible();
    await pictures(app, window, "same-filing");
    expect(await violations(window)).toEqual([]);

    // Without a reason nothing is done: it leads to the reason.
    await pane.getByRole("button", { name: "本案改用对方备案", exact: true }).click();
    const reason = pane.getByRole("textbox", { name: "理由", exact: true });
    await expect(reason).toBeFocused();
    await reason.fill("电话核实，兴隆乡先办");
    await window.keyboard.press("Enter");

    await expect(window.getByText("已存·版本2", { exact: true })).toBeVisible();
    await expect(window.getByRole("button", { name: /打印整套/u })).toBeVisible();
    await expect(field(window, "filing.date")).toHaveValue("2026-10-01");
    await pictures(app, window, "same-filing-case");
    await exchanged(window, nothingWaits(window));
    // The window of the other township has nothing to decide any more.
    const told = await other.changes(0);
    expect(told.changes.map(({ change }) => change)).toMatchObject([
      { kind: "filing-elsewhere", found: { first: "ours" } },
      { kind: "filing-elsewhere", found: null },
    ]);
    await app.close();
  });
});
