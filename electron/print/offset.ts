import { PDFDocument } from "pdf-lib";
import type { PrintOffset } from "../contract/printing.ts";

const POINTS_PER_MM = 72 / 25.4;

/**
 * A paper moved on its sheet for a printer that draws off its place. Only the
 * frame of each page moves: nothing on it is drawn again, and without an offset
 * the bytes are the very same.
 */
export async function movedBy(
  bytes: Uint8Array,
  { right, down }: PrintOffset,
): Promise<Uint8Array> {
  if (right === 0 && down === 0) return bytes;
  const document = await PDFDocument.load(bytes, { updateMetadata: false });
  for (const page of document.getPages()) {
    const { x, y, width, height } = page.getMediaBox();
    page.setMediaBox(x - right * POINTS_PER_MM, y + down * POINTS_PER_MM, width, height);
  }
  return document.save();
}
