import { flushSync } from "react-dom";

/**
 * Focus order of the counter. A form stands inside one `Fields`; Enter goes to
 * the next field, F8 jumps to one by its path.
 */

const STOPS =
  "input:not([disabled]):not([readonly]):not([type=hidden]), textarea:not([disabled]), [data-stop]";

/** Puts the cursor into the field with this path and brings it into view. False: no such field here. */
export function focusField(path: string): boolean {
  const holder = document.querySelector<HTMLElement>(`[data-field="${CSS.escape(path)}"]`);
  if (holder === null) return false;
  const stop = stopOf(holder);
  if (stop === null) return false;
  stop.scrollIntoView({ block: "center" });
  stop.focus();
  if (stop instanceof HTMLInputElement && isText(stop)) stop.select();
  return true;
}

/** Goes to the field after this one; at the end of the form it stays. */
export function focusNext(from: Element): boolean {
  const form = from.closest("[data-fields]") ?? document.body;
  const stops = [...form.querySelectorAll<HTMLElement>(STOPS)].filter(isReachable);
  const group = groupOf(from);
  const here = stops.findIndex((stop) => stop === from || stop.contains(from));
  const next = stops.slice(here + 1).find((stop) => group === null || groupOf(stop) !== group);
  if (next === undefined) return false;
  const target = preferChecked(next, stops);
  target.focus();
  if (target instanceof HTMLInputElement && isText(target)) target.select();
  return true;
}

/**
 * Completes the field in which the clerk types as if it were left (`1012` becomes a
 * day, a price an amount) while the cursor stays where it is. Keys that use the whole
 * form, such as Ctrl+S, call it first.
 */
export function settleField(): void {
  const input = document.activeElement;
  if (!(input instanceof HTMLInputElement) || !isText(input) || !input.matches("[data-field]")) {
    return;
  }
  const { selectionStart, selectionEnd, value } = input;
  const atEnd = selectionStart === value.length;
  flushSync(() => input.blur());
  flushSync(() => input.focus({ preventScroll: true }));
  // Entering a field selects all of it, and the next key would replace it.
  if (atEnd) input.setSelectionRange(input.value.length, input.value.length);
  else input.setSelectionRange(selectionStart, selectionEnd);
}

function stopOf(holder: HTMLElement): HTMLElement | null {
  if (holder.matches(STOPS)) return holder;
  return (
    holder.querySelector<HTMLElement>("input:checked") ??
    holder.querySelector<HTMLElement>(STOPS) ??
    holder.querySelector<HTMLElement>("button")
  );
}

/** Radio buttons of one name are one stop. */
function groupOf(element: Element): string | null {
  return element instanceof HTMLInputElement && element.type === "radio" ? element.name : null;
}

function preferChecked(stop: HTMLElement, stops: readonly HTMLElement[]): HTMLElement {
  const group = groupOf(stop);
  if (group === null) return stop;
  const checked = stops.find(
    (other) => other instanceof HTMLInputElement && other.name === group && other.checked,
  );
  return checked ?? stop;
}

function isText(input: HTMLInputElement): boolean {
  return input.type === "text" || input.type === "password";
}

function isReachable(element: HTMLElement): boolean {
  return element.checkVisibility();
}
