import { expect, type Page, test } from "@playwright/test";
import { pinyin } from "pinyin-pro";
import { fieldInFocus, keyIn } from "../../e2e/support/keying.ts";
import { CHEN } from "../../e2e/support/people.ts";
import { usePrintServer } from "../../e2e/support/printer.ts";
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

async function enter(window: Page): Promise<void> {
  await window.keyboard.press("F4");
  await expect(window.getByRole("dialog")).toBeVisible();
  await window.keyboard.press("1");
  await expect.poll(() => fieldInFocus(window)).toBe("person.name");
  await keyIn(window, {
    "person.name": CHEN.name,
    "person.certNo": CHEN.certNo,
    "person.phone": "13837810246",
    "person.aid": "非救助",
    "opening.source": { choice: 1 },
    "filing.wanted": { choice: 0 },
    "filing.category": "异地长期居住",
    "filing.basis": "个人承诺",
    "filing.place": "上海",
    "stay.hospital": "上海江湾中心医院",
    "stay.place": "310000",
    "stay.level": "三级",
    "stay.designated": { choice: 1 },
    "stay.admission": "20261008",
    "stay.discharge": "20261021",
    "stay.emergency": { choice: 0 },
    "stay.injury": "非外伤",
    "stay.diagnosis": "C34.1 肺恶性肿瘤",
    "stay.failure": "未备案",
  });
}

test("the standard case, from F4 to printed papers", async () => {
  const { app, window } = await start(newProfile());
  await setUp(window, "开封");
  await countKeys(window);
  const from = performance.now();
  await enter(window);
  await window.keyboard.press("Control+4");
  await window.keyboard.press("Enter");
  await expect.poll(() => fieldInFocus(window)).toMatch(/^invoices\.0\./u);
  await keyIn(window, {
    "invoices.0.code": "31060126",
    "invoices.0.number": "0048217390",
    "invoices.0.check": "a81f3c",
    "invoices.0.date": "1021",
  });
  await window.keyboard.type("20000");
  await window.keyboard.press("Control+5");
  await window.keyboard.press("Enter");
  await expect.poll(() => fieldInFocus(window)).toMatch(/^lines\.0\./u);
  await keyIn(window, {
    "lines.0.date": "1012",
    "lines.0.name": "西药",
    "lines.0.grade": "1",
    "lines.0.amount": "20000",
    "lines.0.invoice": "1",
  });
  await window.keyboard.press("Control+p");
  await expect(window.getByRole("heading", { name: "打印整套" })).toBeVisible();
  await window.keyboard.press("Control+p");
  const panel = window.getByRole("group", { name: "是否已正常打印？" });
  await expect(panel).toBeVisible();
  await window.keyboard.press("Enter");
  await expect(panel).toBeHidden();
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
