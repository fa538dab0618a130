import { PDFDocument, type PDFFont, type PDFPage, rgb, StandardFonts } from "pdf-lib";

const POINTS_PER_MM = 72 / 25.4;
const A4 = { width: 210, height: 297 };
/** Where the two lines lie that are measured, in millimetres from the left and from the top edge. */
const MEASURED_AT = 20;
const INK = rgb(0, 0, 0);

/**
 * The sheet for measuring a printer (位置校正页): two lines exactly 20 mm from the
 * edges, with rulers. What a ruler finds from the edge of the paper to the
 * lines, less 20 mm, is how far the printer is off.
 */
export async function calibrationSheet(): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const font = await document.embedFont(StandardFonts.Helvetica);
  const page = document.addPage([mm(A4.width), mm(A4.height)]);
  line(page, [MEASURED_AT, 5], [MEASURED_AT, A4.height - 5], 0.6);
  line(page, [5, MEASURED_AT], [A4.width - 5, MEASURED_AT], 0.6);
  ruler(page, font, (at, length) => [
    [at, 120],
    [at, 120 + length],
  ]);
  ruler(page, font, (at, length) => [
    [100, at],
    [100 + length, at],
  ]);
  return document.save();
}

type Point = readonly [x: number, y: number];

/** Marks every millimetre from 10 to 30, counted from the edge of the sheet. */
function ruler(
  page: PDFPage,
  font: PDFFont,
  mark: (at: number, length: number) => readonly [Point, Point],
): void {
  for (let at = 10; at <= 30; at += 1) {
    const [from, to] = mark(at, at % 10 === 0 ? 8 : at % 5 === 0 ? 6 : 3);
    line(page, from, to, 0.3);
    // The long line itself stands for 20.
    if (at % 5 !== 0 || at === MEASURED_AT) continue;
    const [x, y] = to;
    const sideways = from[1] === to[1];
    page.drawText(String(at), {
      x: mm(sideways ? x + 1 : x - 1.5),
      y: mm(A4.height - (sideways ? y + 1 : y + 4)),
      size: 8,
      font,
      color: INK,
    });
  }
}

function line(page: PDFPage, from: Point, to: Point, thickness: number): void {
  page.drawLine({
    start: { x: mm(from[0]), y: mm(A4.height - from[1]) },
    end: { x: mm(to[0]), y: mm(A4.height - to[1]) },
    thickness,
    color: INK,
  });
}

function mm(length: number): number {
  return length * POINTS_PER_MM;
}
