import { expect, type Page } from "@playwright/test";
import { choose, openSettings, PASSWORD, type, typeOwn } from "./workstation.ts";

interface NewOperator {
  readonly name: string;
  readonly password: string;
  readonly role: "经办" | "复核" | "主管";
}

/** The supervisor who is logged in adds somebody to the office. */
export async function addOperator(
  window: Page,
  { name, password, role }: NewOperator,
): Promise<void> {
  await openSettings(window, "操作员");
  await expect(window.getByText("您本人")).toBeVisible();
  await window.keyboard.press("n");
  await type(window, "operator.name", name);
  await choose(window, "operator.role", role);
  await type(window, "operator.password", password);
  await type(window, "operator.again", password);
  await typeOwn(window, PASSWORD);
  await expect(window.getByText(`已添加${name}`)).toBeVisible();
}
