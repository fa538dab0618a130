import { PDFDocument } from "pdf-lib";
import { DOTS_PER_INCH } from "./limits.ts";

const POINTS_PER_INCH = 72;

/** JPEG pages as one PDF, each at the size that its dots make. */
export async function pdfOfPages(pages: readonly Uint8Array[]): Promise<Uint8Array> {
  const file = await PDFDocument.create({ updateMetadata: false });
  for (const bytes of pages) {
    const picture = await file.embedJpg(bytes);
    const { width, height } = picture.scale(POINTS_PER_INCH / DOTS_PER_INCH);
    file.addPage([width, height]).drawImage(picture, { x: 0, y: 0, width, height });
  }
  return file.save({ useObjectStreams: false });
}
