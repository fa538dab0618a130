import type { ElectronApplication, Page } from "@playwright/test";
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { FormKind } from "../../electron/contract/contract.ts";
import { issuedPapers } from "../e2e/support/papers.ts";

const OUT = path.join(import.meta.dirname, "../../out/demo");

/** The two monitors that the screens are drawn for. */
const SIZES = [
  [1366, 768],
  [1920, 1080],
] as const;

/** A picture of what stands on the screen, on each monitor. */
export async function picture(app: ElectronApplication, window: Page, name: string): Promise<void> {
  mkdirSync(OUT, { recursive: true });
  for (const [width, height] of SIZES) {
    await resize(app, window, width, height);
    await window.screenshot({ path: path.join(OUT, `${name}-${width}.png`) });
  }
  await resize(app, window, ...SIZES[0]);
}

export async function resize(
  app: ElectronApplication,
  window: Page,
  width: number,
  height: number,
): Promise<void> {
  await app.evaluate(
    ({ BrowserWindow }, size) =>
      BrowserWindow.getAllWindows()[0]?.setBounds({ x: 0, y: 0, ...size }),
    { width, height },
  );
  await window.waitForFunction(([w, h]) => innerWidth === w && innerHeight === h, [
    width,
    height,
  ] as const);
}

/** Writes the issued papers of the newest case, byte for byte as they are stored. */
export async function keepPapers(window: Page, name: string): Promise<readonly FormKind[]> {
  const papers = await issuedPapers(window);
  for (const { form, bytes } of papers) writeFileSync(path.join(OUT, `${name}-${form}.pdf`), bytes);
  return papers.map(({ form }) => form);
}
