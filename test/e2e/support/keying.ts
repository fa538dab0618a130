import { expect, type Page } from "@playwright/test";

/** What to put into a field: text, or for a bar of choices the place of the chosen one. */
export type Entry = string | { readonly choice: number };

/**
 * Goes through a form by keyboard alone: looks where the cursor stands, types
 * what belongs there, goes on, until everything has found its field.
 */
export async function keyIn(window: Page, entries: Readonly<Record<string, Entry>>): Promise<void> {
  const left = new Map(Object.entries(entries));
  for (let steps = 0; left.size > 0; steps += 1) {
    const at = await fieldInFocus(window);
    if (steps > 120)
      throw new Error(`not reached by keyboard: ${[...left.keys()].join()} (at ${at})`);
    const entry = left.get(at);
    left.delete(at);
    if (typeof entry === "string") await window.keyboard.type(entry);
    else if (entry !== undefined) await chooseByKey(window, entry.choice);
    // Enter commits and goes on; Tab passes over a field that stays empty.
    await window.keyboard.press(entry === undefined ? "Tab" : "Enter");
    await expect.poll(() => fieldInFocus(window)).not.toBe(at);
  }
}

async function chooseByKey(window: Page, place: number): Promise<void> {
  await window.keyboard.press("Space");
  for (let step = 0; step < place; step += 1) await window.keyboard.press("ArrowRight");
}

export function fieldInFocus(window: Page): Promise<string> {
  return window.evaluate(() => {
    const active = document.activeElement;
    const holder = active?.closest<HTMLElement>("[data-field]");
    // Two buttons that follow each other are two stops.
    return holder?.dataset["field"] ?? `${active?.tagName ?? ""} ${active?.textContent ?? ""}`;
  });
}
