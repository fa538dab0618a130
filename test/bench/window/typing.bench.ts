import { expect, type Page, test } from "@playwright/test";
import { loadavg } from "node:os";
import type { CaseForm } from "../../../core/casefile/form.ts";
import { displayYuan, fen } from "../../../core/money.ts";
import { openCaseOf, sealCase } from "../../e2e/support/cases.ts";
import { field, newProfile, setUp, start } from "../../e2e/support/workstation.ts";
import { referral } from "../../store/people.ts";
import { pressKeys, watchKeys } from "./keys.ts";
import { leaveFigures, quantile } from "./measured.ts";
import { perKey, processorOf } from "./processor.ts";

const SIZES = [5, 100, 500];
/** The quietest speaks for the program, all of them for the machine. */
const ROUNDS = 5;
const TYPED = "127345";
const EVERY_MS = 120;
const LINE = 2;
const LINE_FEN = 120_00;

/** The referral with so many lines, all right, that add up to its invoice. */
function withLines(count: number, name: string): CaseForm {
  const form = referral();
  const [, line] = form.lines;
  const [invoice] = form.invoices;
  if (line === undefined || invoice === undefined) throw new Error("the sample has no lines");
  const lines = Array.from({ length: count }, (_, at) => ({
    ...line,
    id: `line-${at}`,
    name: `药品${at + 1}`,
    quantity: at === LINE ? "" : "1",
    price: at === LINE ? "" : "120",
    amount: "120.00",
  }));
  const face = (count * LINE_FEN) / 100;
  return {
    ...form,
    person: { ...form.person, name },
    invoices: [{ ...invoice, amount: face.toFixed(2), number: `00${count}` }],
    lines,
  };
}

/** The keys of a round, each with the bill that the screen must show after it. The first digit stands there. */
function keysOf(lines: number): readonly { readonly key: string; readonly shows: string }[] {
  const others = (lines - 1) * LINE_FEN;
  const showing = (key: string, digits: number) => ({
    key,
    shows: displayYuan(fen(others + Number(TYPED.slice(0, digits)) * 100)),
  });
  const forth = Array.from(TYPED.slice(1), (digit, at) => showing(digit, at + 2));
  const back = Array.from(TYPED.slice(1), (_, at) => showing("Backspace", TYPED.length - 1 - at));
  return Array.from({ length: 4 }, () => [...forth, ...back]).flat();
}

async function measured(window: Page, lines: number) {
  const amount = field(window, `lines.${LINE}.amount`);
  const processor = await processorOf(window);
  const rounds: (readonly { readonly laid: number; readonly framed: number }[])[] = [];
  const keys = keysOf(lines);
  await watchKeys(window);
  const once = async () => {
    await amount.click();
    await window.keyboard.press("Control+a");
    await window.keyboard.press(TYPED.slice(0, 1));
    return pressKeys(window, keys, EVERY_MS);
  };
  await once();
  const from = await processor();
  for (let round = 0; round < ROUNDS; round += 1) rounds.push(await once());
  const used = perKey(from, await processor(), ROUNDS * keys.length);
  for (const seen of rounds) expect(seen).toHaveLength(keys.length);
  return { rounds, used };
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
    const { rounds, used } = await measured(window, lines);
    const medians = rounds.map((seen) =>
      quantile(
        seen.map(({ laid }) => laid),
        0.5,
      ),
    );
    const quietest = rounds[medians.indexOf(Math.min(...medians))] ?? [];
    const of = (times: readonly number[]) => [0.5, 0.95].map((share) => quantile(times, share));
    figures.push({
      lines,
      keys: rounds.flat().length,
      quietest: of(quietest.map(({ laid }) => laid)),
      laid: of(rounds.flat().map(({ laid }) => laid)),
      framed: of(rounds.flat().map(({ framed }) => framed)),
      used,
      load: loadavg()[0],
    });
    await app.close();
  }
  leaveFigures("typing", figures);
});
