import { _electron, type ElectronApplication, expect, type Page } from "@playwright/test";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

/** The real program on a profile of its own. */
export interface Running {
  readonly app: ElectronApplication;
  readonly window: Page;
  readonly profile: string;
}

export function newProfile(): string {
  return mkdtempSync(path.join(tmpdir(), "workstation-"));
}

/** Starts the built program; as root Chromium's sandbox has to stay off. */
export async function start(profile: string): Promise<Running> {
  const sandbox = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  const app = await _electron.launch({ args: [".", ...sandbox, `--profile=${profile}`] });
  const window = await app.firstWindow();
  await window.waitForLoadState("domcontentloaded");
  return { app, window, profile };
}

/** Where the field with this path can be typed into. */
export function field(window: Page, name: string) {
  return window.locator(`input[data-field="${name}"], [data-field="${name}"] input`).first();
}

/** Types into a text field as a clerk does. */
export async function type(window: Page, name: string, text: string): Promise<void> {
  await field(window, name).fill(text);
}

/** Picks from a list by typing a part of the name and Enter. */
export async function pick(window: Page, name: string, text: string): Promise<void> {
  const input = field(window, name);
  await input.click();
  await input.fill(text);
  await input.press("Enter");
}

/** Chooses one of a segmented bar. */
export async function choose(window: Page, name: string, label: string): Promise<void> {
  await window.locator(`[data-field="${name}"]`).getByText(label, { exact: true }).click();
}

export const PASSWORD = "kaifeng-2026";

/** First run: office, pool, first operator. */
export async function setUp(window: Page, pool: string): Promise<void> {
  await type(window, "setup.office", "朱仙镇便民服务中心");
  await type(window, "setup.window", "A3");
  await window.getByRole("button", { name: /下一步/u }).click();
  // Enter in the last field of a step goes on to the next.
  await pick(window, "setup.pool", pool);
  await type(window, "setup.operator", "赵敏");
  await type(window, "setup.password", PASSWORD);
  await type(window, "setup.again", PASSWORD);
  await window.getByRole("button", { name: /开始使用/u }).click();
  await expect(window.getByRole("button", { name: /新建案件/u })).toBeVisible();
}

/** F4: a new case of a pool that has a policy for both kinds of insurance. */
export async function newCase(window: Page, insurance: "城乡居民" | "职工"): Promise<void> {
  await window.keyboard.press("F4");
  await window
    .getByRole("dialog")
    .getByRole("button", { name: new RegExp(insurance, "u") })
    .click();
  await expect(field(window, "person.name")).toBeFocused();
}

/** Signs the only operator in. */
export async function signIn(window: Page): Promise<void> {
  await window.locator('input[type="password"]').fill(PASSWORD);
  await window.keyboard.press("Enter");
  await expect(window.getByRole("button", { name: /新建案件/u })).toBeVisible();
}
