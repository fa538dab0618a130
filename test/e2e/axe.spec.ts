import { expect, test } from "@playwright/test";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { BEFORE_LOGIN, PAGES } from "../../renderer/help/pages.ts";
import { violations } from "./support/axe.ts";
import { usePrintServer } from "./support/printer.ts";
import { ELSEWHERE, furnished, STOPS, walk, walkToLogin } from "./support/screens.ts";

// Every screen is opened and read through.
test.setTimeout(600_000);
// A printer is calibrated.
usePrintServer();

test("axe finds nothing serious on any screen or dialog behind the log-in", async () => {
  const running = await furnished();
  const found = await walk(running, STOPS, () => violations(running.window));
  expect(found).toEqual([]);
  await running.app.close();
});

test("axe finds nothing serious before the log-in", async () => {
  const found = await walkToLogin((_, { window }) => violations(window));
  expect(found).toEqual([]);
});

test("axe sees what is wrong: a button without a name, words without contrast", async () => {
  const running = await furnished();
  await running.window.evaluate(() => {
    const words = document.createElement("p");
    words.textContent = "看不清的字";
    // The window takes no style out of text, so it is set on the element.
    words.style.color = "#dddddd";
    words.style.background = "#ffffff";
    document.querySelector("main h1")?.after(document.createElement("button"), words);
  });
  const found = await violations(running.window);
  expect(found.filter((each) => each.startsWith("button-name"))).toHaveLength(1);
  expect(found.filter((each) => each.startsWith("color-contrast"))).toHaveLength(1);
  await running.app.close();
});

test("every screen of the program, and every dialog, is walked", () => {
  const walked = new Set<string | undefined>([
    ...STOPS.flatMap(({ screen, dialog }) => [screen, dialog]),
    ...Object.keys(ELSEWHERE),
    ...BEFORE_LOGIN,
  ]);
  expect(Object.keys(PAGES).filter((id) => !walked.has(id))).toEqual([]);

  const root = path.resolve(import.meta.dirname, "../../renderer");
  const dialogs = readdirSync(root, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".tsx"))
    .filter((name) => readFileSync(path.join(root, name), "utf8").includes("<Dialog "))
    .map((name) => name.replaceAll("\\", "/").replace(/\.tsx$/u, ""));
  expect(dialogs.filter((name) => !walked.has(name))).toEqual([]);
  const specs = Object.values(ELSEWHERE);
  for (const spec of new Set(specs)) {
    const text = readFileSync(path.join(import.meta.dirname, spec), "utf8");
    expect(text.split("violations(window)").length - 1).toBeGreaterThanOrEqual(
      specs.filter((other) => other === spec).length,
    );
  }
});
