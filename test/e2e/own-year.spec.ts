import { expect, type Page, test } from "@playwright/test";
import { type CaseForm, emptyCase } from "../../core/casefile/form.ts";
import { EVERYTHING } from "../../electron/contract/search.ts";
import { referral } from "../store/people.ts";
import { openCaseOf, sealCase } from "./support/cases.ts";
import { pictures } from "./support/pictures.ts";
import { choose, field, newProfile, setUp, start } from "./support/workstation.ts";

/** The stay in September: 13,138.08 of the pooled fund, 900.00 deductible, 9,902.37 borne. */
function september(): CaseForm {
  const form = referral();
  return {
    ...form,
    opening: { ...form.opening, source: "first-stay", asOf: "2026-09-10" },
    stay: { ...form.stay, admission: "2026-09-01", discharge: "2026-09-10", settled: "2026-09-10" },
    invoices: form.invoices.map((invoice) => ({
      ...invoice,
      number: "0000000018",
      date: "2026-09-10",
    })),
    lines: form.lines.map((line) => ({ ...line, date: "2026-09-05" })),
  };
}

/** The stay in October, of which nothing is typed of the year. */
function october(name: string): CaseForm {
  const form = referral();
  return { ...form, person: { ...form.person, name }, opening: emptyCase(form.pool).opening };
}

function dearer(): CaseForm {
  const form = september();
  return {
    ...form,
    invoices: form.invoices.map((invoice) => ({ ...invoice, amount: "24600.50" })),
    lines: form.lines.map((line) =>
      line.id === "l1" ? { ...line, amount: "19000", price: "19000" } : line,
    ),
  };
}

/** Another version of the case of a person, through the contract. */
async function sealAgain(window: Page, name: string, form: CaseForm): Promise<void> {
  const caseId = (await caseIdOf(window, name)) ?? "";
  await window.evaluate(
    async ([id, typed]) => {
      const sealed = await globalThis.window.desktop.call("case.seal", { caseId: id, form: typed });
      if (!sealed.ok) throw new Error(sealed.error.code);
    },
    [caseId, form] as const,
  );
}

/** The id of the case that bears exactly this name. */
function caseIdOf(window: Page, name: string): Promise<string | undefined> {
  return window.evaluate(
    async ([asked, wanted]) => {
      const page = await globalThis.window.desktop.call("cases.search", asked);
      if (!page.ok) throw new Error(page.error.code);
      return page.value.rows.find((row) => row.name === wanted)?.caseId;
    },
    [EVERYTHING, name] as const,
  );
}

/** The case of the second stay, once it is on the screen. */
const opening = (window: Page, key: string) => field(window, `opening.${key}`);

test("KF-2.1: the second stay of a person takes the year over from the first with one key, and a later change is told", async () => {
  const { app, window } = await start(newProfile());
  await setUp(window, "开封");
  await sealCase(window, september());
  await sealCase(window, october("程𬱖（二）"));
  await openCaseOf(window, "程𬱖（二）");
  await window.keyboard.press("Control+1");
  const own = window.getByRole("table", { name: "本窗口今年的案件" });
  await expect(own.getByText(/^余额：本年首次就医，至2026-09-10/u)).toBeVisible();
  await expect(own.getByRole("row", { name: /09-01 至 09-10/u })).toContainText("13,138.08");
  await pictures(app, window, "own-year");

  await window.keyboard.press("F10");
  await expect(opening(window, "deductiblePaid")).toHaveValue("900.00");
  await expect(opening(window, "pooledPaid")).toHaveValue("13,138.08");
  await expect(opening(window, "inScopeBorne")).toHaveValue("9,902.37");
  await expect(opening(window, "sameLevelStays")).toHaveValue("1");
  await expect(own.getByText("已采用")).toBeVisible();
  await pictures(app, window, "own-year-taken");

  await window.keyboard.press("Control+s");
  await expect(window.locator(".case-header")).toContainText("已存·版本2");

  // The first case is put right: 1,000.00 of class A more, 620.00 more of the pooled fund.
  await sealAgain(window, "程𬱖", dearer());
  await openCaseOf(window, "程𬱖（二）");
  await expect(window.getByText(/上次采用本窗口案件后有变化/u).first()).toBeVisible();
  await window.keyboard.press("Control+1");
  await expect(own.getByRole("row", { name: /09-01 至 09-10/u })).toContainText("13,758.08");
  await window.keyboard.press("F10");
  await expect(opening(window, "pooledPaid")).toHaveValue("13,758.08");
  await expect(window.getByText(/上次采用本窗口案件后有变化/u)).toHaveCount(0);
  await app.close();
});

test("nothing is taken as zero: without a balance the sum stays open, and a first stay is not one after another", async () => {
  const { app, window } = await start(newProfile());
  await setUp(window, "开封");
  const form = september();
  await sealCase(window, { ...form, opening: emptyCase(form.pool).opening });
  await sealCase(window, october("程𬱖（二）"));
  await openCaseOf(window, "程𬱖（二）");
  await window.keyboard.press("Control+1");
  await expect(window.getByText(/^还没有本年累计的余额，合计未定。/u)).toBeVisible();
  await pictures(app, window, "own-year-open");
  await choose(window, "opening.source", "本年首次就医");
  await expect(window.getByText(/^上面有案件还没有结果，合计未定。/u)).toBeVisible();
  await expect(window.getByText(/选了“本年首次就医”，但本窗口案件/u).first()).toBeVisible();
  await app.close();
});
