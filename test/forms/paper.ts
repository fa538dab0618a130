import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A page as pdftoppm prints it: one byte a pixel, 255 is white. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
}

/** A part of a page in points from the top left, as the layout counts. */
export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export const DPI = 150;

/** Prints each page of a PDF in grey; `-cropbox` leaves away what lies outside the visible part. */
export function pictures(pdf: Uint8Array, ...options: readonly "-cropbox"[]): Picture[] {
  return inFolder((folder) => {
    const file = join(folder, "form.pdf");
    writeFileSync(file, pdf);
    const how = ["-gray", "-r", String(DPI), ...options];
    execFileSync("pdftoppm", [...how, file, join(folder, "page")]);
    return readdirSync(folder)
      .filter((name) => name.endsWith(".pgm"))
      .sort()
      .map((name) => readPgm(readFileSync(join(folder, name))));
  });
}

/** The text of each page as pdftotext reads it, without white space; `-raw`: in the order in which it was drawn. */
export function texts(pdf: Uint8Array, ...options: readonly "-raw"[]): string[] {
  return inFolder((folder) => {
    const file = join(folder, "form.pdf");
    writeFileSync(file, pdf);
    const how = ["-enc", "UTF-8", ...options];
    const out = execFileSync("pdftotext", [...how, file, "-"], { encoding: "utf8" });
    return out
      .split("\f")
      .slice(0, -1)
      .map((page) => page.replace(/\s/gu, ""));
  });
}

/** Amount of ink: black pixels, grey ones in part. */
export function ink(picture: Picture, area: Area = whole(picture)): number {
  return cut(picture, area).reduce((total, value) => total + (255 - value) / 255, 0);
}

/** How much of the ink of either picture is not in the other: 0 for the same, up to 2. */
export function unlike(a: Picture, b: Picture, area: Area = whole(a)): number {
  const [first, second] = [cut(a, area), cut(b, area)];
  const off = first.reduce(
    (total, value, at) => total + Math.abs(value - (second[at] ?? 0)) / 255,
    0,
  );
  return off / Math.max(1, ink(a, area), ink(b, area));
}

function whole({ width, height }: Picture): Area {
  return { x: 0, y: 0, width: (width * 72) / DPI, height: (height * 72) / DPI };
}

function cut(picture: Picture, area: Area): Uint8Array {
  const scale = DPI / 72;
  const left = Math.max(0, Math.floor(area.x * scale));
  const right = Math.min(picture.width, Math.ceil((area.x + area.width) * scale));
  const top = Math.max(0, Math.floor(area.y * scale));
  const bottom = Math.min(picture.height, Math.ceil((area.y + area.height) * scale));
  const part = new Uint8Array(Math.max(0, right - left) * Math.max(0, bottom - top));
  for (let y = top; y < bottom; y++) {
    const row = picture.pixels.subarray(y * picture.width + left, y * picture.width + right);
    part.set(row, (y - top) * (right - left));
  }
  return part;
}

/** Binary greymap (P5), 8 bits, without comments, as pdftoppm writes it. */
function readPgm(bytes: Uint8Array): Picture {
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, 64));
  const match = /^P5\s+(\d+)\s+(\d+)\s+255\s/u.exec(head);
  if (match === null) throw new Error("not a greymap");
  const [width, height] = [Number(match[1]), Number(match[2])];
  const pixels = bytes.subarray(match[0].length);
  if (pixels.length !== width * height) throw new Error("a greymap of another size than it says");
  return { width, height, pixels };
}

export function inFolder<T>(work: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), "forms-"));
  try {
    return work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
