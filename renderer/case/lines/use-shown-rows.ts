import { type RefObject, useCallback, useEffect, useRef, useState } from "react";
import { LINE_CELLS, type LineCell } from "./line-model.ts";
import { type RowWindow, windowOf } from "./row-window.ts";

export const ROW_HEIGHT = 28;

/** One cell of the grid. */
export interface Place {
  readonly row: number;
  readonly cell: LineCell;
}

export interface ShownRows {
  /** The box that scrolls. */
  readonly body: RefObject<HTMLDivElement | null>;
  /** Rows that exist in the page. */
  readonly rows: readonly number[];
  /** Where the clerk types; null while it is elsewhere. */
  readonly active: Place | null;
  readonly setActive: (place: Place | null) => void;
  /** Takes in how far the box is scrolled. */
  readonly look: () => void;
  /** Shows a cell, in view or not, and puts the cursor into it. */
  readonly focus: (place: Place) => void;
}

/** Of hundreds of lines only those in view exist in the page, and the one that is typed in. */
export function useShownRows(count: number): ShownRows {
  const body = useRef<HTMLDivElement>(null);
  const [view, setView] = useState<RowWindow>({ first: 0, last: 30 });
  const [active, setActive] = useState<Place | null>(null);
  const wanted = useRef<Place | null>(null);

  const look = useCallback(() => {
    const box = body.current;
    if (box !== null) setView(windowOf(box.scrollTop, box.clientHeight, ROW_HEIGHT));
  }, []);
  useEffect(look, [look, count]);

  const focus = useCallback((place: Place) => {
    wanted.current = place;
    reveal(body.current, place.row);
    setActive(place);
  }, []);
  // The wanted cell may only exist after this render brought its row into view.
  useEffect(() => {
    const place = wanted.current;
    if (place === null) return;
    const input = body.current?.querySelector(`[data-field="lines.${place.row}.${place.cell}"]`);
    if (!(input instanceof HTMLInputElement)) return;
    wanted.current = null;
    input.focus({ preventScroll: true });
    // The grid shows the row; the page, too, must not hide it below its edge.
    input.scrollIntoView({ block: "nearest" });
    input.select();
  });
  return { body, rows: rowsShown(view, active, count), active, setActive, look, focus };
}

/** Rows in view, and the one being typed in even when it has scrolled away. */
function rowsShown(view: RowWindow, active: Place | null, count: number): readonly number[] {
  const last = Math.min(view.last, count - 1);
  const rows = Array.from(
    { length: Math.max(0, last - view.first + 1) },
    (_, index) => view.first + index,
  );
  return active === null || active.row >= count || rows.includes(active.row)
    ? rows
    : [...rows, active.row];
}

/** The cell that a field of the page stands in. */
export function placeOf(target: EventTarget): Place | null {
  if (!(target instanceof HTMLElement)) return null;
  const [list, row, cell] = (target.dataset["field"] ?? "").split(".");
  const known = LINE_CELLS.find((name) => name === cell);
  return list === "lines" && known !== undefined ? { row: Number(row), cell: known } : null;
}

function reveal(box: HTMLElement | null, row: number): void {
  if (box === null) return;
  const top = row * ROW_HEIGHT;
  if (top < box.scrollTop) box.scrollTop = top;
  else if (top + 2 * ROW_HEIGHT > box.scrollTop + box.clientHeight) {
    box.scrollTop = top + 2 * ROW_HEIGHT - box.clientHeight;
  }
}
