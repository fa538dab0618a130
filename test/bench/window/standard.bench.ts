import { expect, type Page, test } from "@playwright/test";
import { pinyin } from "pinyin-pro";
import { confirmPrinted } from "../../e2e/support/papers.ts";
import { usePrintServer } from "../../e2e/support/printer.ts";
import { keyInStandardCase } from "../../e2e/support/standard-case.ts";
import { newProfile, setUp, start } from "../../e2e/support/workstation.ts";
import { leaveFigures } from "./measured.ts";
import { SHEET_ENTRIES, SHEET_LOOKUPS, sheetKeys } from "./spreadsheet.ts";

usePrintServer();

/**
 * Seconds for a key, and for looking something up elsewhere and coming back: an average typist
 * who is no secretary, and two turns of the head with a mental step each (the keystroke-level
 * model of Card, Moran and Newell: 0.28 s and 1.35 s).
 */
const KEY = 0.28;
const LOOKUP = 2 * (1.35 + 1.1);

declare global {
  interface Window {
    readonly pressed: { keys: number; chinese: string };
  }
}

/** Counts what reaches the page: each key, and the text that an input method gave. */
async function countKeys(window: Page): Promise<void> {
  await window.evaluate(() => {
    const pressed = { keys: 0, chinese: "" };
    Object.defineProperty(globalThis.window, "pressed", { value: pressed });
    addEventListener(
      "keydown",
      ({ key }) => {
        if (!["Control", "Shift", "Alt"].includes(key)) pressed.keys += 1;
      },
      true,
    );
    addEventListener(
      "beforeinput",
      ({ data }) => {
        if (data !== null && /[^\u0020-\u007e]/u.test(data)) pressed.chinese += data;
      },
      true,
    );
  });
}

/** What a clerk types for Chinese text: its pinyin, and one key to take each word of two characters. */
export function lettersFor(chinese: string): number {
  const letters = pinyin(chinese, { toneType: "none", type: "array" }).join("").length;
  return letters + Math.ceil(Array.from(chinese).length / 2);
}

test("the standard case, from F4 to printed papers", async () => {
  const { app, window } = await start(newProfile());
  await setUp(window, "开封");
  await countKeys(window);
  const from = performance.now();
  await keyInStandardCase(window);
  await window.keyboard.press("Control+p");
  await expect(window.getByRole("heading", { name: "打印整套" })).toBeVisible();
  await window.keyboard.press("Control+p");
  await confirmPrinted(window);
  const seconds = (performance.now() - from) / 1000;
  const { keys, chinese } = await window.evaluate(() => globalThis.window.pressed);
  const letters = lettersFor(chinese);
  const all = keys + letters;
  const sheet = sheetKeys(SHEET_ENTRIES, lettersFor);
  leaveFigures("standard", {
    seconds,
    ours: { keys: all, letters, picks: 0, minutes: (all * KEY) / 60 },
    sheet: {
      ...sheet,
      picks: SHEET_LOOKUPS.length,
      minutes: (sheet.keys * KEY + SHEET_LOOKUPS.length * LOOKUP) / 60,
    },
  });
  await app.close();
});
