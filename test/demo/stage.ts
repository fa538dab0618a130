import type { ElectronApplication, Page } from "@playwright/test";
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { DesktopBridge, FormKind } from "../../electron/contract/contract.ts";

const OUT = path.join(import.meta.dirname, "../../out/demo");

/** The two monitors that the screens are drawn for. */
const SIZES = [
  [1366, 768],
  [1920, 1080],
] as const;

declare global {
  interface Window {
    readonly desktop: DesktopBridge;
  }
}

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
  const papers = await window.evaluate(async () => {
    const list = await globalThis.window.desktop.call("cases.list", {});
    const newest = list.ok ? list.value[0] : undefined;
    if (newest === undefined) return [];
    const opened = await globalThis.window.desktop.call("case.open", { caseId: newest.caseId });
    if (!opened.ok) return [];
    return Promise.all(
      opened.value.issued.map(async ({ form, sha256 }) => {
        const blob = await globalThis.window.desktop.call("blob.read", { sha256 });
        return { form, bytes: blob.ok ? [...blob.value] : [] };
      }),
    );
  });
  for (const { form, bytes } of papers) {
    writeFileSync(path.join(OUT, `${name}-${form}.pdf`), Uint8Array.from(bytes));
  }
  return papers.map(({ form }) => form);
}
