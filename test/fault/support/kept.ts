import type { Page } from "@playwright/test";
import type { Kept } from "./killing.ts";

/** What the program shows of these cases after a restart: how far each has come, and its versions. */
export function keptOf(window: Page, cases: readonly string[]): Promise<readonly Kept[]> {
  return window.evaluate(async (ids) => {
    const { desktop } = globalThis.window;
    const kept: Kept[] = [];
    for (const caseId of ids) {
      const opened = await desktop.call("case.open", { caseId });
      if (!opened.ok) continue;
      const { form, version } = opened.value;
      const versions = version?.count ?? 0;
      kept.push({ caseId, typed: Number(form.stay.inpatientNo), versions });
    }
    return kept;
  }, cases);
}
