import { type ElectronApplication, expect, type Page, test } from "@playwright/test";
import { idNumber } from "../../e2e/support/people.ts";
import { enterKaifengCase } from "../../e2e/support/case-entry.ts";
import { newCase, newProfile, setUp, start, type } from "../../e2e/support/workstation.ts";
import { leaveFigures, quantile } from "./measured.ts";

/** Cases of the day, and how many make a part whose figures stand beside the others'. */
const CASES = Number(process.env["DAY_CASES"] ?? 200);
const PART = CASES / 5;

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

/** Types the case and saves it; the time is that of saving. */
async function enterCase(window: Page, person: Person): Promise<number> {
  await newCase(window, "城乡居民");
  await enterKaifengCase(window, person);
  await type(window, "invoices.0.number", person.certNo.slice(-8));
  await type(window, "invoices.1.number", person.certNo.slice(-9, -1));
  return timed(async () => {
    await window.keyboard.press("Control+s");
    await expect(window.getByText("版本1已存", { exact: false })).toBeVisible();
  });
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

async function memoryOf(app: ElectronApplication): Promise<{ page: number; main: number }> {
  const used = await app.evaluate(({ app: electron }) =>
    electron.getAppMetrics().map(({ type: kind, memory }) => ({ kind, kb: memory.workingSetSize })),
  );
  const of = (kind: string) =>
    Math.round(
      used.filter((one) => one.kind === kind).reduce((all, one) => all + one.kb, 0) / 1000,
    );
  return { page: of("Tab"), main: of("Browser") };
}

test("a day of cases in one go", async () => {
  const { app, window } = await start(newProfile());
  await setUp(window, "开封");
  const parts = [];
  for (let from = 0; from < CASES; from += PART) {
    const saves: number[] = [];
    const found: { search: number; open: number }[] = [];
    for (let at = from; at < from + PART; at += 1) {
      saves.push(await enterCase(window, personOf(at)));
      if (at % 4 === 3) found.push(await findAndOpen(window, personOf(at - 2)));
      await window.keyboard.press("Escape");
      await expect(window.getByRole("button", { name: /新建案件/u })).toBeVisible();
    }
    parts.push({
      from: from + 1,
      to: from + PART,
      save: quantile(saves, 0.5),
      open: quantile(
        found.map((one) => one.open),
        0.5,
      ),
      search: quantile(
        found.map((one) => one.search),
        0.5,
      ),
      ...(await memoryOf(app)),
    });
  }
  leaveFigures("day", { cases: CASES, parts });
  await app.close();
});
