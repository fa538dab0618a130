import { PDFArray, type PDFDict, PDFName, PDFNumber, type PDFObject } from "pdf-lib";

/**
 * A page as it is looked at: turned upright by its `Rotate`, cut to its
 * `CropBox`. Points from the lower left corner, as a mapping counts.
 */
export interface PageView {
  readonly width: number;
  readonly height: number;
  /** Quarter turns clockwise that the page is shown with: 0 to 3. */
  readonly turns: number;
  /** Visible part in the page's own coordinates. */
  readonly left: number;
  readonly bottom: number;
}

/** Four numbers of a rectangle, the smaller ones first. */
export type Rectangle = readonly [left: number, bottom: number, right: number, top: number];

const A4: Rectangle = [0, 0, 595.28, 841.89];

/** How a page is looked at; null where its sizes make no sense. */
export function pageView(page: PDFDict): PageView | null {
  const media = rectangleOf(page.lookup(PDFName.of("MediaBox"))) ?? A4;
  const crop = rectangleOf(page.lookup(PDFName.of("CropBox"))) ?? media;
  const [left, bottom] = [Math.max(media[0], crop[0]), Math.max(media[1], crop[1])];
  const wide = Math.min(media[2], crop[2]) - left;
  const high = Math.min(media[3], crop[3]) - bottom;
  if (!(wide >= 10 && high >= 10 && wide <= 10_000 && high <= 10_000)) return null;
  const turns = quarterTurns(page.lookup(PDFName.of("Rotate")));
  const [width, height] = turns % 2 === 0 ? [wide, high] : [high, wide];
  return { width, height, turns, left, bottom };
}

/** Matrix that takes what is drawn as looked at into the page's own coordinates. */
export function intoPage({
  width,
  height,
  turns,
  left,
  bottom,
}: PageView): readonly [number, number, number, number, number, number] {
  switch (turns) {
    case 1:
      return [0, 1, -1, 0, left + height, bottom];
    case 2:
      return [-1, 0, 0, -1, left + width, bottom + height];
    case 3:
      return [0, -1, 1, 0, left, bottom + width];
    default:
      return [1, 0, 0, 1, left, bottom];
  }
}

/** A rectangle of the page's own coordinates, as it is looked at. */
export function asLookedAt(view: PageView, [x0, y0, x1, y1]: Rectangle): Rectangle {
  const [a, b, c, d] = [x0 - view.left, y0 - view.bottom, x1 - view.left, y1 - view.bottom];
  switch (view.turns) {
    case 1:
      return [b, view.height - c, d, view.height - a];
    case 2:
      return [view.width - c, view.height - d, view.width - a, view.height - b];
    case 3:
      return [view.width - d, a, view.width - b, c];
    default:
      return [a, b, c, d];
  }
}

export function rectangleOf(object: PDFObject | undefined): Rectangle | null {
  if (!(object instanceof PDFArray) || object.size() < 4) return null;
  const [a, b, c, d] = [0, 1, 2, 3].map((index) => numberOf(object.lookup(index)));
  if (a === undefined || b === undefined || c === undefined || d === undefined) return null;
  if (a === null || b === null || c === null || d === null) return null;
  return [Math.min(a, c), Math.min(b, d), Math.max(a, c), Math.max(b, d)];
}

export function numberOf(object: PDFObject | undefined): number | null {
  if (!(object instanceof PDFNumber)) return null;
  const value = object.asNumber();
  return Number.isFinite(value) ? value : null;
}

/** Quarter turns of a `Rotate` or a widget's `R`, counted as the entry does. */
export function quarterTurns(object: PDFObject | undefined): number {
  const turns = Math.round((numberOf(object) ?? 0) / 90);
  return ((turns % 4) + 4) % 4;
}
