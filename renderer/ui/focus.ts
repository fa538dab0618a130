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
