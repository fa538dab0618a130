import type { Box } from "../../../core/forms/template/mapping.ts";

/**
 * Between the points of a PDF page, counted from its lower left corner, and the
 * pixels of its picture, counted from the upper left one. A scale is pixels per point.
 */

/** Size of a page in points, as it is looked at. */
export interface PageSize {
  readonly width: number;
  readonly height: number;
}

/** A rectangle in pixels from the upper left corner. */
export interface Shown {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** The edges that a handle drags, by their points of the compass. */
export const HANDLES = ["nw", "n", "ne", "e", "se", "s", "sw", "w"] as const;
export type Handle = (typeof HANDLES)[number];

/** Nothing smaller can be seen or hit. */
const SMALLEST = 4;

export function shownAt(box: Box, page: PageSize, scale: number): Shown {
  return {
    left: box.x * scale,
    top: (page.height - box.y - box.height) * scale,
    width: box.width * scale,
    height: box.height * scale,
  };
}

/** The box on page `no` that looks like this, as far as it lies on the page. */
export function boxAt(shown: Shown, no: number, page: PageSize, scale: number): Box {
  const left = within(shown.left / scale, 0, page.width - SMALLEST);
  const right = within((shown.left + shown.width) / scale, left + SMALLEST, page.width);
  const top = within(shown.top / scale, 0, page.height - SMALLEST);
  const bottom = within((shown.top + shown.height) / scale, top + SMALLEST, page.height);
  return tidy({
    page: no,
    x: left,
    y: page.height - bottom,
    width: right - left,
    height: bottom - top,
  });
}

/** The rectangle that two corners span, whichever was first. */
export function between(a: Point, b: Point): Shown {
  return {
    left: Math.min(a.x, b.x),
    top: Math.min(a.y, b.y),
    width: Math.abs(a.x - b.x),
    height: Math.abs(a.y - b.y),
  };
}

/** Moves a box by points, no farther than the edge of its page. */
export function moved(box: Box, right: number, up: number, page: PageSize): Box {
  return tidy({
    ...box,
    x: within(box.x + right, 0, page.width - box.width),
    y: within(box.y + up, 0, page.height - box.height),
  });
}

/** Moves the edges of a handle by points; the others stay. */
export function resized(box: Box, handle: Handle, right: number, up: number, page: PageSize): Box {
  const [east, north] = [box.x + box.width, box.y + box.height];
  const x = handle.includes("w") ? within(box.x + right, 0, east - SMALLEST) : box.x;
  const y = handle.includes("s") ? within(box.y + up, 0, north - SMALLEST) : box.y;
  const toEast = handle.includes("e") ? within(east + right, x + SMALLEST, page.width) : east;
  const toNorth = handle.includes("n") ? within(north + up, y + SMALLEST, page.height) : north;
  return tidy({ ...box, x, y, width: toEast - x, height: toNorth - y });
}

/** Down the page, and along a line. */
export function inReadingOrder(a: Box, b: Box): number {
  return a.page - b.page || lineOf(b) - lineOf(a) || a.x - b.x;
}

/** Boxes whose middles lie in the same eight points stand on one line. */
function lineOf(box: Box): number {
  return Math.round((box.y + box.height / 2) / 8);
}

/** Where something of this size stands beside an anchor without leaving the room. */
export function beside(
  anchor: Shown,
  size: PageSize,
  room: PageSize,
): { readonly left: number; readonly top: number } {
  const gap = 8;
  const right = anchor.left + anchor.width + gap;
  const before = anchor.left - gap - size.width;
  const fitsRight = right + size.width <= room.width - gap;
  const left = fitsRight ? right : before >= gap ? before : room.width - size.width - gap;
  const covers = !fitsRight && before < gap;
  const top = covers ? anchor.top + anchor.height + gap : anchor.top;
  return {
    left: Math.max(gap, left),
    top: within(top, gap, Math.max(gap, room.height - size.height - gap)),
  };
}

function within(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), Math.max(least, most));
}

/** A tenth of a point is finer than any printer's place on the paper. */
function tidy(box: Box): Box {
  const tenth = (value: number): number => Math.round(value * 10) / 10;
  const { page, x, y, width, height } = box;
  return { page, x: tenth(x), y: tenth(y), width: tenth(width), height: tenth(height) };
}
