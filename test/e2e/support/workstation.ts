import { _electron, type ElectronApplication, expect, type Page } from "@playwright/test";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { closeWithHelpers } from "./closing.ts";

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
export async function start(profile: string, ...extra: readonly string[]): Promise<Running> {
  const sandbox = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  const app = await _electron.launch({ args: [".", ...sandbox, `--profile=${profile}`, ...extra] });
  askAgainWhereLost(app);
  closeWithHelpers(app);
  const window = await app.firstWindow();
  await window.waitForLoadState("domcontentloaded");
  return { app, window, profile };
}

/**
 * The debugger may lose the promise through which it waits for an answer of the desktop process
 * ("garbage collected"). What tests ask there can be asked twice, and is.
 */
function askAgainWhereLost(app: ElectronApplication): void {
  const evaluate = app.evaluate.bind(app);
  const asking = async (...asked: Parameters<typeof evaluate>): Promise<unknown> => {
    for (let tries = 1; ; tries += 1) {
      try {
        return await evaluate(...asked);
      } catch (error) {
        if (tries === 5 || !String(error).includes("garbage collected")) throw error;
      }
    }
  };
  Object.assign(app, { evaluate: asking });
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

/** What stands chosen in a list; what is read out to those who do not see it is not meant. */
export function picked(window: Page, name: string) {
  return window.locator(`[data-field="${name}"] .ant-select-content`);
}

/** Chooses one of a segmented bar. */
export async function choose(window: Page, name: string, label: string): Promise<void> {
  await window.locator(`[data-field="${name}"]`).getByText(label, { exact: true }).click();
}

export const PASSWORD = "kaifeng-2026";

/** First run: office, pool, first operator, recovery sheet. Resolves with the recovery key. */
export async function setUp(window: Page, pool: string): Promise<string> {
  await type(window, "setup.office", "朱仙镇便民服务中心");
  await type(window, "setup.window", "A3");
  await window.getByRole("button", { name: /下一步/u }).click();
  // Enter in the last field of a step goes on to the next.
  await pick(window, "setup.pool", pool);
  await type(window, "setup.operator", "赵敏");
  await type(window, "setup.password", PASSWORD);
  await type(window, "setup.again", PASSWORD);
  await window.getByRole("button", { name: /开始使用/u }).click();
  const recoveryKey = await proveSheet(window);
  await expect(window.getByRole("button", { name: /新建案件/u })).toBeVisible();
  return recoveryKey;
}

/** The recovery key as the sheet on the screen shows it. */
export async function shownRecoveryKey(window: Page): Promise<string> {
  const groups = window.locator(".recovery-slip [data-group]");
  await expect(groups.first()).toBeVisible();
  return (await groups.allTextContents()).join("-");
}

/** Types the last group of the recovery sheet back, as from paper. Resolves with the key. */
export async function proveSheet(window: Page): Promise<string> {
  const recoveryKey = await shownRecoveryKey(window);
  await type(window, "recovery.proof", recoveryKey.split("-").at(-1)?.toLowerCase() ?? "");
  await window.keyboard.press("Enter");
  return recoveryKey;
}

/** Ctrl+L, and whoever works next. */
export async function handOver(window: Page, name: string, password: string): Promise<void> {
  await window.keyboard.press("Control+l");
  await enterAs(window, name, password);
  await expect(window.getByRole("button", { name: /新建案件/u })).toBeVisible();
}

/** Goes from the log-in to the form for a forgotten password. */
export async function forgetPassword(window: Page): Promise<void> {
  await expect(field(window, "login.password")).toBeVisible();
  await window.keyboard.press("Control+r");
  await expect(field(window, "recover.key")).toBeFocused();
}

/** Picks a name on the log-in screen and types the password. */
export async function enterAs(window: Page, name: string, password: string): Promise<void> {
  await window.getByRole("option", { name }).click();
  await field(window, "login.password").fill(password);
  await window.keyboard.press("Enter");
}

/** A section of the settings, by its name. */
export async function openSettings(window: Page, section: string): Promise<void> {
  await window.getByRole("button", { name: "设置", exact: true }).click();
  await window.getByRole("tab", { name: section }).click();
}

/** Presses the key that a button shows, such as `N` or `Ctrl+P`, once it can be pressed: before, nobody hears it. */
export async function pressShown(window: Page, shown: string): Promise<void> {
  const keycap = window.locator("kbd").getByText(shown, { exact: true });
  await expect(window.getByRole("button").filter({ has: keycap }).first()).toBeEnabled();
  await window.keyboard.press(
    shown.replace("Ctrl", "Control").replace(/.$/u, (c) => c.toLowerCase()),
  );
}

/** Types the own password into the dialog that asks for it. */
export async function typeOwn(window: Page, password: string): Promise<void> {
  await type(window, "own.password", password);
  await window.keyboard.press("Enter");
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
