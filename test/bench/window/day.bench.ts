import { expect, type Page, test } from "@playwright/test";
import { idNumber } from "../../e2e/support/people.ts";
import { enterKaifengCase } from "../../e2e/support/case-entry.ts";
import {
  newCase,
  newProfile,
  type Running,
  setUp,
  start,
  type,
} from "../../e2e/support/workstation.ts";
import { leaveFigures, quantile } from "./measured.ts";
import { heldBy, processesOf } from "./memory.ts";

/** Cases of the day, and how many make a tenth, whose figures stand beside the others'. */
const CASES = Number(process.env["DAY_CASES"] ?? 200);
const PART = Math.max(1, Math.round(CASES / 10));

interface Person {
  readonly name: string;
  readonly certNo: string;
}

function personOf(at: number): Person {
  const [family, given] = ["赵钱孙李周吴郑王冯陈", "春夏秋冬梅兰竹菊松柏"];
  const name = `${family[at % 10]}${given[Math.floor(at / 10) % 10]}${given[(at * 7) % 10]}`;
  return {
    name,
    certNo: idNumber(
      `4102241968${String(401 + (at % 28)).padStart(4, "0")}${String(at).padStart(3, "0")}`,
    ),
  };
}

async function timed(work: () => Promise<void>): Promise<number> {
  const from = performance.now();
  await work();
  return performance.now() - from;
}

interface Entered {
  readonly whole: number;
  readonly save: number;
}

/** Types the case and saves it: from F4 until it is saved, and of that the saving alone. */
async function enterCase(window: Page, person: Person, at: number): Promise<Entered> {
  let save = 0;
  const whole = await timed(async () => {
    await newCase(window, "城乡居民");
    await enterKaifengCase(window, person);
    await type(window, "invoices.0.number", String(48_000_000 + 2 * at));
    await type(window, "invoices.1.number", String(48_000_001 + 2 * at));
    save = await timed(async () => {
      await window.keyboard.press("Control+s");
      await expect(window.getByText("已存·版本1")).toBeVisible();
    });
  });
  return { whole, save };
}

async function findAndOpen(
  window: Page,
  person: Person,
): Promise<{ search: number; open: number }> {
  await window.keyboard.press("F2");
  const search = await timed(async () => {
    await window.keyboard.insertText(person.certNo);
    await expect(window.getByRole("search").getByRole("option")).toHaveCount(1);
  });
  const open = await timed(async () => {
    await window.keyboard.press("Enter");
    await expect(window.locator(".case-header")).toContainText(person.name);
  });
  return { search, open };
}

async function leave(window: Page): Promise<void> {
  await window.keyboard.press("Escape");
  await expect(window.getByRole("button", { name: /新建案件/u })).toBeVisible();
}

/** A tenth of the day: every second case is searched for and opened once more. */
async function playPart({ app, window }: Running, from: number, to: number) {
  const before = await processesOf(app);
  const entered: Entered[] = [];
  const found: { search: number; open: number }[] = [];
  for (let at = from; at < to; at += 1) {
    entered.push(await enterCase(window, personOf(at), at));
    await leave(window);
    if (at % 2 === 1 || to - from === 1) {
      found.push(await findAndOpen(window, personOf(at)));
      await leave(window);
    }
  }
  const after = await processesOf(app);
  const median = (values: readonly number[]) => quantile(values, 0.5);
  return {
    from: from + 1,
    to,
    whole: median(entered.map((one) => one.whole)),
    save: median(entered.map((one) => one.save)),
    open: median(found.map((one) => one.open)),
    search: median(found.map((one) => one.search)),
    windowSeconds: (after.window.seconds - before.window.seconds) / (to - from),
    desktopSeconds: (after.desktop.seconds - before.desktop.seconds) / (to - from),
  };
}

test("a day of cases in one go", async () => {
  const running = await start(newProfile());
  const { app, window } = running;
  await setUp(window, "开封");
  // Screens are loaded when they are first shown: what one case brings in is there all day.
  await playPart(running, CASES, CASES + 1);
  const beginning = await heldBy(app, window);
  const parts = [];
  for (let from = 0; from < CASES; from += PART) {
    const played = await playPart(running, from, Math.min(from + PART, CASES));
    parts.push({ ...played, held: await heldBy(app, window) });
    leaveFigures("day", { cases: CASES, beginning, parts });
  }
  await app.close();
});
