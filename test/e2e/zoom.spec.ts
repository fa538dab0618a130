import { expect, test } from "@playwright/test";
import { writeFileSync } from "node:fs";
import { placeWindow } from "./support/place-window.ts";
import { usePrintServer } from "./support/printer.ts";
import { furnished, STOPS, walk, walkToLogin } from "./support/screens.ts";
import type { Running } from "./support/workstation.ts";

// Every screen is opened and looked at in three sizes.
test.setTimeout(900_000);
usePrintServer();

/** The two monitors, and the small one with everything half as large again. */
const SIZES = [
  [1366, 768, 1],
  [1920, 1080, 1],
  [1366, 768, 1.5],
] as const;

async function show({ app, window }: Running, size: (typeof SIZES)[number]): Promise<void> {
  const [width, height, zoom] = size;
  await placeWindow(app, { width, height, zoom });
  const inner = Math.round(width / zoom);
  await window.waitForFunction((wanted) => Math.abs(innerWidth - wanted) <= 1, inner);
  await window.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
  );
}

/** What of the screen cannot be seen or reached as it stands. */
function cutOff(): readonly string[] {
  const found: string[] = [];
  const named = (element: Element): string =>
    `<${element.tagName.toLowerCase()} class="${element.getAttribute("class") ?? ""}"> ${element.textContent.trim().slice(0, 24)}`;
  if (document.documentElement.scrollWidth > innerWidth) found.push("the window scrolls sideways");
  for (const part of document.querySelectorAll(".frame, .work")) {
    if (part.scrollWidth > part.clientWidth + 1) found.push(`scrolls sideways: ${named(part)}`);
  }
  const top = [...document.querySelectorAll("dialog[open]")].at(-1) ?? document.body;
  const shown = [
    ...top.querySelectorAll(
      "button, input:not(.ant-select-input), select, textarea, h1, h2, h3, label",
    ),
  ].filter((element) =>
    element.checkVisibility({ opacityProperty: true, visibilityProperty: true }),
  );
  for (const element of shown) {
    const box = element.getBoundingClientRect();
    if (box.width <= 1 || box.height <= 1) continue;
    const style = getComputedStyle(element);
    const text = element.matches("button, h1, h2, h3, label");
    if (text && style.overflowX !== "visible" && style.textOverflow !== "ellipsis") {
      if (element.scrollWidth > element.clientWidth + 1)
        found.push(`text cut off: ${named(element)}`);
    }
    for (let around = element.parentElement; around !== null; around = around.parentElement) {
      const { overflowX, overflowY, position } = getComputedStyle(around);
      const hold = around.getBoundingClientRect();
      if (
        overflowX === "auto" ||
        overflowX === "scroll" ||
        overflowY === "auto" ||
        overflowY === "scroll"
      )
        break;
      const wide =
        overflowX !== "visible" && (box.right > hold.right + 1.5 || box.left < hold.left - 1.5);
      const high =
        overflowY !== "visible" && (box.bottom > hold.bottom + 1.5 || box.top < hold.top - 1.5);
      if (wide || high) {
        found.push(`cut off by ${around.className.slice(0, 30)}: ${named(element)}`);
        break;
      }
      if (position === "fixed" || around === top) {
        if (box.right > innerWidth + 1 || box.bottom > innerHeight + 1)
          found.push(`outside: ${named(element)}`);
        break;
      }
    }
  }
  for (const button of top.querySelectorAll("button.primary")) {
    if (!button.checkVisibility()) continue;
    const box = button.getBoundingClientRect();
    const inside =
      box.top >= 0 && box.left >= 0 && box.right <= innerWidth + 1 && box.bottom <= innerHeight + 1;
    if (!inside) found.push(`out of view: ${named(button)}`);
  }
  return [...new Set(found)];
}

/** The window as it is drawn; Playwright's own picture is cut at the unzoomed size. */
async function pictureOf({ app }: Running): Promise<Buffer> {
  const png = await app.evaluate(async ({ BrowserWindow }) => {
    const picture = await BrowserWindow.getAllWindows()[0]?.webContents.capturePage();
    return picture?.toPNG().toString("base64") ?? "";
  });
  return Buffer.from(png, "base64");
}

async function inEverySize(running: Running, name: string): Promise<readonly string[]> {
  const found: string[] = [];
  for (const size of SIZES) {
    await show(running, size);
    const words = `${size[0]}, ${size[2] * 100} %`;
    for (const each of await running.window.evaluate(cutOff)) found.push(`${words}: ${each}`);
    if (process.env["PICTURES"] !== undefined) {
      const [width, , zoom] = size;
      const file = `out/pictures/screen-${name}-${width}${zoom === 1 ? "" : "-zoomed"}.png`;
      writeFileSync(file, await pictureOf(running));
    }
  }
  await show(running, SIZES[0]);
  return found;
}

test("nothing is cut off on any screen, on both monitors and at 150 %", async () => {
  const running = await furnished();
  const found = await walk(running, STOPS, ({ name }) => inEverySize(running, name));
  expect(found).toEqual([]);
  await running.app.close();
});

test("nothing is cut off before the log-in", async () => {
  const found = await walkToLogin((name, running) => inEverySize(running, name));
  expect(found).toEqual([]);
});
