import { expect, type Page, test } from "@playwright/test";
import type { CaseForm } from "../../../core/casefile/form.ts";
import { openCaseOf, sealCase } from "../../e2e/support/cases.ts";
import { field, newProfile, setUp, start } from "../../e2e/support/workstation.ts";
import { referral } from "../../store/people.ts";
import { leaveFigures, quantile } from "./measured.ts";

const KEYS = 120;
const SIZES = [5, 100, 500];

declare global {
  interface Window {
    /** From each key to the last change of the page that it made, layout included, in ms. */
    keyTimes: number[];
  }
}

/** The referral with so many lines that add up to its invoice. */
function withLines(count: number, name: string): CaseForm {
  const form = referral();
  const [line] = form.lines;
  const [invoice] = form.invoices;
  if (line === undefined || invoice === undefined) throw new Error("the sample has no lines");
  const lines = Array.from({ length: count }, (_, at) => ({
    ...line,
    id: `line-${at}`,
    name: `药品${at + 1}`,
    amount: "120.00",
  }));
  const amount = (count * 120).toFixed(2);
  return {
    ...form,
    person: { ...form.person, name },
    invoices: [{ ...invoice, amount, number: `00${count}` }],
    lines: lines.map((one) => ({ ...one, invoice: invoice.id })),
  };
}

/** Each key ends with the last change of the page before the next: React's, the recomputed panel's. */
async function watchKeys(window: Page): Promise<void> {
  await window.evaluate(() => {
    globalThis.window.keyTimes = [];
    let pressed = 0;
    let last = 0;
    const changed = (): void => {
      void document.body.offsetHeight;
      last = performance.now();
    };
    new MutationObserver(changed).observe(document.body, {
      subtree: true,
      childList: true,
      attributes: true,
      characterData: true,
    });
    addEventListener(
      "keydown",
      () => {
        if (last > pressed && pressed > 0) globalThis.window.keyTimes.push(last - pressed);
        pressed = performance.now();
      },
      true,
    );
  });
}

async function typed(window: Page, at: number): Promise<readonly number[]> {
  const amount = field(window, `lines.${at}.amount`);
  await amount.scrollIntoViewIfNeeded();
  await amount.click();
  await watchKeys(window);
  for (let key = 0; key < KEYS; key += 1) {
    await window.keyboard.press(key % 2 === 0 ? "7" : "Backspace");
    await window.waitForTimeout(120);
  }
  await window.keyboard.press("Shift");
  return window.evaluate(() => globalThis.window.keyTimes);
}

test("a key in the amount of a line, to the recomputed screen", async () => {
  const figures = [];
  for (const lines of SIZES) {
    const { app, window } = await start(newProfile());
    await setUp(window, "开封");
    await sealCase(window, withLines(lines, "测速"));
    await openCaseOf(window, "测速");
    await expect(window.getByRole("button", { name: "打印整套 Ctrl+P" })).toBeVisible();
    await window.keyboard.press("Control+5");
    const times = await typed(window, 2);
    expect(times.length).toBeGreaterThan(KEYS / 2);
    figures.push({
      lines,
      keys: times.length,
      median: quantile(times, 0.5),
      p95: quantile(times, 0.95),
      worst: quantile(times, 1),
    });
    await app.close();
  }
  leaveFigures("typing", figures);
});
