import {
  PDFArray,
  PDFDict,
  PDFName,
  PDFNumber,
  type PDFOperator,
  type PDFRef,
  type PDFStream,
  concatTransformationMatrix,
  drawObject,
  popGraphicsState,
  pushGraphicsState,
  rectangle,
  setLineWidth,
  setStrokingCmykColor,
  setStrokingGrayscaleColor,
  setStrokingRgbColor,
  stroke,
} from "pdf-lib";
import { numberOf, type Rectangle, rectangleOf } from "./page-view.ts";

/** How the file itself shows a field, drawn onto the page in the page's own coordinates. */

/** Draws an appearance of the file into the rectangle of its field (ISO 32000-1, 12.5.5). */
export function lookOperators(
  name: string,
  look: PDFStream,
  target: Rectangle,
): readonly PDFOperator[] {
  const box = rectangleOf(look.dict.lookup(PDFName.of("BBox")));
  if (box === null) return [];
  const [left, bottom, right, top] = moved(box, matrixOf(look.dict));
  if (!(right - left > 0 && top - bottom > 0)) return [];
  const [across, up] = [
    (target[2] - target[0]) / (right - left),
    (target[3] - target[1]) / (top - bottom),
  ];
  return [
    pushGraphicsState(),
    concatTransformationMatrix(
      across,
      0,
      0,
      up,
      target[0] - left * across,
      target[1] - bottom * up,
    ),
    drawObject(name),
    popGraphicsState(),
  ];
}

/** The frame that a field asks for; its shading is for the screen and is left out. */
export function frameOperators(
  field: PDFDict,
  [left, bottom, right, top]: Rectangle,
): readonly PDFOperator[] {
  const looks = field.lookup(PDFName.of("MK"));
  const colour = looks instanceof PDFDict ? looks.lookup(PDFName.of("BC")) : undefined;
  const parts = colour instanceof PDFArray ? numbersOf(colour) : [];
  const [a = 0, b = 0, c = 0, d = 0] = parts;
  const border = field.lookup(PDFName.of("BS"));
  const width = border instanceof PDFDict ? (numberOf(border.lookup(PDFName.of("W"))) ?? 1) : 1;
  if (parts.length === 0 || !(width > 0 && width < 20)) return [];
  return [
    pushGraphicsState(),
    parts.length === 1
      ? setStrokingGrayscaleColor(a)
      : parts.length === 3
        ? setStrokingRgbColor(a, b, c)
        : setStrokingCmykColor(a, b, c, d),
    setLineWidth(width),
    rectangle(left + width / 2, bottom + width / 2, right - left - width, top - bottom - width),
    stroke(),
    popGraphicsState(),
  ];
}

/** An appearance that can be drawn by name; some programs leave out what says so. */
export function asXObject(look: PDFStream, ref: PDFRef): PDFRef {
  look.dict.set(PDFName.of("Type"), PDFName.of("XObject"));
  look.dict.set(PDFName.of("Subtype"), PDFName.of("Form"));
  return ref;
}

function matrixOf(dict: PDFDict): readonly number[] {
  const matrix = dict.lookup(PDFName.of("Matrix"));
  const numbers = matrix instanceof PDFArray ? numbersOf(matrix) : [];
  return numbers.length === 6 ? numbers : [1, 0, 0, 1, 0, 0];
}

function moved([left, bottom, right, top]: Rectangle, matrix: readonly number[]): Rectangle {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = matrix;
  const corners = [
    [left, bottom],
    [right, bottom],
    [left, top],
    [right, top],
  ].map(([x = 0, y = 0]) => [a * x + c * y + e, b * x + d * y + f] as const);
  const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

function numbersOf(array: PDFArray): number[] {
  return Array.from({ length: Math.min(array.size(), 6) }, (_, at) => array.lookup(at)).flatMap(
    (one) => (one instanceof PDFNumber ? [one.asNumber()] : []),
  );
}
