/** Name of the box that was drawn and holds nothing yet. */
export const DRAWN = "drawn";

/** A place as it stands on the page, by its name; a page that is not shown has none. */
export function spotOn(name: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[data-spot="${CSS.escape(name)}"]`);
}

/** Gives the keyboard back to a place, once it is drawn. */
export function returnTo(name: string): void {
  requestAnimationFrame(() => spotOn(name)?.focus({ preventScroll: true }));
}

/** Brings a place into view, once its page is drawn. */
export function showSpot(name: string, focus: boolean): void {
  requestAnimationFrame(() => {
    const spot = spotOn(name);
    spot?.scrollIntoView({ block: "center", inline: "nearest" });
    if (focus) spot?.focus({ preventScroll: true });
  });
}
