import type { ElectronApplication, Page } from "@playwright/test";
import { mkdirSync } from "node:fs";
import path from "node:path";
import { placeWindow } from "./place-window.ts";

const OUT = path.join(import.meta.dirname, "../../../out/pictures");

/** The two monitors that the screens are drawn for. */
const SIZES = [
  [1366, 768],
  [1920, 1080],
] as const;

/** Pictures are taken when somebody wants to look at them: `PICTURES=1 npm test -- e2e`. */
const WANTED = process.env["PICTURES"] !== undefined;

/** A picture of what stands on the screen, on each monitor, when pictures are wanted. */
export async function pictures(
  app: ElectronApplication,
  window: Page,
  name: string,
): Promise<void> {
  if (WANTED) await picturesInto(OUT, app, window, name);
}

export async function picturesInto(
  folder: string,
  app: ElectronApplication,
  window: Page,
  name: string,
): Promise<void> {
  mkdirSync(folder, { recursive: true });
  for (const [width, height] of SIZES) {
    await resize(app, window, width, height);
    await window.screenshot({ path: path.join(folder, `${name}-${width}.png`) });
  }
  await resize(app, window, ...SIZES[0]);
}

export async function resize(
  app: ElectronApplication,
  window: Page,
  width: number,
  height: number,
): Promise<void> {
  await placeWindow(app, { width, height, zoom: 1 });
  await window.waitForFunction(([w, h]) => innerWidth === w && innerHeight === h, [
    width,
    height,
  ] as const);
}
