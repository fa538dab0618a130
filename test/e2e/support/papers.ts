import { expect, type Page } from "@playwright/test";
import type { FormKind } from "../../../core/forms/kinds.ts";
import type { DesktopBridge } from "../../../electron/contract/contract.ts";
import { EVERYTHING } from "../../../electron/contract/search.ts";

declare global {
  interface Window {
    readonly desktop: DesktopBridge;
  }
}

export interface IssuedPaper {
  readonly form: FormKind;
  readonly sha256: string;
  readonly bytes: Uint8Array;
}

/** The issued papers of the case changed last, byte for byte as they are stored. */
export async function issuedPapers(window: Page): Promise<readonly IssuedPaper[]> {
  const papers = await window.evaluate(async (everything) => {
    const { desktop } = globalThis.window;
    const list = await desktop.call("cases.search", everything);
    const newest = list.ok ? list.value.rows[0] : undefined;
    if (newest === undefined) return [];
    const opened = await desktop.call("case.open", { caseId: newest.caseId });
    if (!opened.ok) return [];
    return Promise.all(
      opened.value.issued.map(async ({ form, sha256 }) => {
        const blob = await desktop.call("blob.read", { sha256 });
        return { form, sha256, bytes: blob.ok ? [...blob.value] : [] };
      }),
    );
  }, EVERYTHING);
  return papers.map((paper) => ({ ...paper, bytes: Uint8Array.from(paper.bytes) }));
}

/** Enter says of every paper that was sent that it has come out (出来了). */
export async function confirmPrinted(window: Page): Promise<void> {
  const asked = window.getByRole("group", { name: "是否已正常打印？" });
  await expect(asked).toBeVisible();
  await window.keyboard.press("Enter");
  await expect(asked).toBeHidden();
}

/** Share of dark pixels on the page shown: a blank page has none. */
export function inkShown(window: Page): Promise<number> {
  return window.evaluate(() => {
    const canvas = document.querySelector<HTMLCanvasElement>(".papers canvas");
    const context = canvas?.getContext("2d");
    if (canvas == null || context == null || canvas.width === 0) return 0;
    const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
    let dark = 0;
    for (let at = 0; at < data.length; at += 4) if ((data[at] ?? 255) < 128) dark += 1;
    return dark / (canvas.width * canvas.height);
  });
}
