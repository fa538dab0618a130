import type { ElectronApplication, Page } from "@playwright/test";
import { writeFileSync } from "node:fs";
import path from "node:path";
import type { FormKind } from "../../core/forms/kinds.ts";
import { issuedPapers } from "../e2e/support/papers.ts";
import { picturesInto } from "../e2e/support/pictures.ts";

const OUT = path.join(import.meta.dirname, "../../out/demo");

/** A picture of what stands on the screen, on each monitor. */
export function picture(app: ElectronApplication, window: Page, name: string): Promise<void> {
  return picturesInto(OUT, app, window, name);
}

/** Writes the issued papers of the newest case, byte for byte as they are stored. */
export async function keepPapers(window: Page, name: string): Promise<readonly FormKind[]> {
  const papers = await issuedPapers(window);
  for (const { form, bytes } of papers) writeFileSync(path.join(OUT, `${name}-${form}.pdf`), bytes);
  return papers.map(({ form }) => form);
}
