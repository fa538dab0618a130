import { expect, type Page } from "@playwright/test";
import type { CaseForm } from "../../../core/casefile/form.ts";

/** Seals a case that was typed before, through the contract; lists show it when they are read again. */
export async function sealCase(window: Page, form: CaseForm): Promise<void> {
  await window.evaluate(async (typed) => {
    const { desktop } = globalThis.window;
    const made = await desktop.call("case.create", { insurance: "resident" });
    if (!made.ok) throw new Error(made.error.code);
    const { caseId } = made.value;
    const sealed = await desktop.call("case.seal", { caseId, form: typed });
    if (!sealed.ok) throw new Error(sealed.error.code);
  }, form);
}

/** Opens the case of a person from the workbench, which reads its list anew, and waits until it hears keys. */
export async function openCaseOf(window: Page, name: string): Promise<void> {
  await window.getByRole("button", { name: "设置", exact: true }).click();
  await expect(window.getByRole("tablist", { name: "设置", exact: true })).toBeVisible();
  await window.getByRole("button", { name: "工作台" }).click();
  await window.getByRole("grid").getByText(name).first().dblclick();
  await caseShown(window, name);
}

/** A key pressed before the case stands on the screen belongs to what stood there before. */
export async function caseShown(window: Page, name: string): Promise<void> {
  await expect(window.locator(".case-header .case-name")).toContainText(name);
}
