import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  beside,
  between,
  boxAt,
  HANDLES,
  inReadingOrder,
  moved,
  resized,
  shownAt,
} from "../../../renderer/settings/templates/geometry.ts";

const A4 = { width: 595.3, height: 841.9 };
const NAME = { page: 1, x: 150, y: 685, width: 80, height: 20 };

describe("a box of the page on the screen", () => {
  test("counts from the upper edge there, and from the lower edge in the file", () => {
    expect(shownAt(NAME, { width: 600, height: 800 }, 2)).toEqual({
      left: 300,
      top: 190,
      width: 160,
      height: 40,
    });
    const onScreen = { left: 300, top: 190, width: 160, height: 40 };
    expect(boxAt(onScreen, 1, { width: 600, height: 800 }, 2)).toEqual(NAME);
  });

  const tenth = (from: number, to: number) =>
    fc.integer({ min: from * 10, max: to * 10 }).map((value) => value / 10);
  const anyBox = fc.record({
    page: fc.integer({ min: 1, max: 5 }),
    x: tenth(0, 300),
    y: tenth(0, 400),
    width: tenth(4, 290),
    height: tenth(4, 440),
  });
  const scale = fc.double({ min: 0.5, max: 4, noNaN: true });

  test("is the same again, whatever the zoom", () => {
    fc.assert(
      fc.property(anyBox, scale, (box, zoom) => {
        const back = boxAt(shownAt(box, A4, zoom), box.page, A4, zoom);
        expect(back.page).toBe(box.page);
        for (const side of ["x", "y", "width", "height"] as const) {
          expect(back[side]).toBeCloseTo(box[side], 1);
        }
      }),
    );
  });

  test("stays on its page and can still be hit, however it is dragged", () => {
    const shift = fc.integer({ min: -2000, max: 2000 });
    fc.assert(
      fc.property(anyBox, shift, shift, fc.constantFrom(...HANDLES), (box, right, up, handle) => {
        for (const dragged of [moved(box, right, up, A4), resized(box, handle, right, up, A4)]) {
          expect(dragged.x).toBeGreaterThanOrEqual(0);
          expect(dragged.y).toBeGreaterThanOrEqual(0);
          expect(dragged.x + dragged.width).toBeLessThanOrEqual(A4.width + 0.1);
          expect(dragged.y + dragged.height).toBeLessThanOrEqual(A4.height + 0.1);
          expect(Math.min(dragged.width, dragged.height)).toBeGreaterThanOrEqual(3.9);
        }
      }),
    );
  });

  test("keeps its size when it is moved", () => {
    expect(moved(NAME, -5, 10, A4)).toEqual({ ...NAME, x: 145, y: 695 });
    expect(moved(NAME, 9999, 0, A4)).toMatchObject({ width: 80, height: 20 });
  });

  test("a handle moves its own edges alone", () => {
    expect(resized(NAME, "se", 10, -5, A4)).toEqual({ ...NAME, y: 680, width: 90, height: 25 });
    expect(resized(NAME, "nw", 10, -5, A4)).toEqual({ ...NAME, x: 160, width: 70, height: 15 });
    expect(resized(NAME, "e", 10, -5, A4)).toEqual({ ...NAME, width: 90 });
    expect(resized(NAME, "n", 10, 5, A4)).toEqual({ ...NAME, height: 25 });
  });
});

test("a rectangle is drawn from any of its corners", () => {
  const drawn = { left: 10, top: 20, width: 30, height: 5 };
  expect(between({ x: 10, y: 20 }, { x: 40, y: 25 })).toEqual(drawn);
  expect(between({ x: 40, y: 25 }, { x: 10, y: 20 })).toEqual(drawn);
  expect(between({ x: 10, y: 25 }, { x: 40, y: 20 })).toEqual(drawn);
});

test("boxes are read by page, down it, and along a line that is not quite straight", () => {
  const right = { ...NAME, x: 300, y: 686 };
  const below = { ...NAME, x: 10, y: 600 };
  const next = { ...NAME, page: 2, y: 800 };
  expect([next, below, right, NAME].toSorted(inReadingOrder)).toEqual([NAME, right, below, next]);
});

describe("the values are offered beside the place", () => {
  const room = { width: 1000, height: 700 };
  const size = { width: 288, height: 360 };
  const anchor = { left: 200, top: 100, width: 150, height: 20 };

  test("at its right, or at its left where there is no room", () => {
    expect(beside(anchor, size, room)).toEqual({ left: 358, top: 100 });
    expect(beside({ ...anchor, left: 700 }, size, room)).toEqual({ left: 404, top: 100 });
  });

  test("never below the window, and under a place as wide as the page", () => {
    expect(beside({ ...anchor, top: 650 }, size, room).top).toBe(332);
    expect(beside({ ...anchor, left: 20, width: 960 }, size, room)).toEqual({
      left: 704,
      top: 128,
    });
  });
});
