import { LONGEST_SIDE, PAGE_BYTES } from "../../core/attachments/limits.ts";

/** Turning upright and shrinking. A hostile picture is decoded here, in the window's sandbox, and nowhere else. */

/** Quarter turns to the right. */
export type Turn = 0 | 1 | 2 | 3;

export function turnedBy(turn: Turn, by: 1 | -1): Turn {
  const turns = [0, 1, 2, 3] as const;
  return turns[(turn + by + 4) % 4] ?? 0;
}

/** Decodes a picture as the camera was held (EXIF); rejects what is none. */
export function decodePicture(bytes: Uint8Array, type: string): Promise<ImageBitmap> {
  const blob = new Blob([new Uint8Array(bytes)], { type });
  return createImageBitmap(blob, { imageOrientation: "from-image" });
}

/** Draws a picture, turned, as large as it is kept, on white. */
export function drawPicture(
  picture: ImageBitmap,
  turn: Turn,
  canvas: HTMLCanvasElement,
  longest: number = LONGEST_SIDE,
): void {
  const scale = Math.min(1, longest / Math.max(picture.width, picture.height));
  const width = Math.max(1, Math.round(picture.width * scale));
  const height = Math.max(1, Math.round(picture.height * scale));
  const lies = turn % 2 === 1;
  canvas.width = lies ? height : width;
  canvas.height = lies ? width : height;
  const context = canvas.getContext("2d");
  if (context === null) throw new Error("no canvas to draw on");
  context.fillStyle = "#fff";
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.imageSmoothingQuality = "high";
  context.translate(canvas.width / 2, canvas.height / 2);
  context.rotate((turn * Math.PI) / 2);
  context.drawImage(picture, -width / 2, -height / 2, width, height);
}

/** A page is kept at the first of these that is small enough. */
const QUALITIES = [0.82, 0.7, 0.55] as const;

/** What was drawn as JPEG: without EXIF, place or time. */
export async function encodePage(canvas: HTMLCanvasElement): Promise<Uint8Array> {
  let page = new Uint8Array();
  for (const quality of QUALITIES) {
    page = await jpegOf(canvas, quality);
    if (page.length <= PAGE_BYTES) break;
  }
  return page;
}

function jpegOf(canvas: HTMLCanvasElement, quality: number): Promise<Uint8Array<ArrayBuffer>> {
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => {
        if (blob === null) reject(new Error("the page could not be packed"));
        else blob.arrayBuffer().then((bytes) => resolve(new Uint8Array(bytes)), reject);
      },
      "image/jpeg",
      quality,
    );
  });
}
