import { LONGEST_SIDE, pdfBytes } from "../../core/attachments/limits.ts";
import { pdfOfPages } from "../../core/attachments/pdf-of-pages.ts";
import type { CheckedFile } from "../../electron/contract/attachments.ts";
import { openPdf } from "../papers/pdf.ts";
import { decodePicture, drawPicture, encodePage, type Turn } from "./picture.ts";

/** A file that is being looked at before it is kept. */
export type Incoming =
  | { readonly kind: "picture"; readonly file: CheckedFile; readonly picture: ImageBitmap }
  | { readonly kind: "pdf"; readonly file: CheckedFile };

/** Opens a checked file; null when the window cannot draw it. */
export async function openIncoming(file: CheckedFile): Promise<Incoming | null> {
  if (file.kind === "pdf") return { kind: "pdf", file };
  try {
    const picture = await decodePicture(file.bytes, `image/${file.kind}`);
    return { kind: "picture", file, picture };
  } catch {
    return null;
  }
}

/** The bytes that are kept; `told` hears which page of a large PDF is being packed. */
export async function prepared(
  incoming: Incoming,
  turn: Turn,
  told: (page: number) => void,
): Promise<Uint8Array> {
  if (incoming.kind === "pdf") {
    const { bytes, pages } = incoming.file;
    return bytes.length <= pdfBytes(pages) ? bytes : repacked(bytes, told);
  }
  const canvas = document.createElement("canvas");
  drawPicture(incoming.picture, turn, canvas);
  return encodePage(canvas);
}

/** A PDF of large pictures as one of pages that are as large as they need to be. */
async function repacked(bytes: Uint8Array, told: (page: number) => void): Promise<Uint8Array> {
  const task = openPdf(bytes);
  try {
    const file = await task.promise;
    const pages: Uint8Array[] = [];
    for (let no = 1; no <= file.numPages; no += 1) {
      told(no);
      const page = await file.getPage(no);
      const natural = page.getViewport({ scale: 1 });
      const scale = LONGEST_SIDE / Math.max(natural.width, natural.height);
      const viewport = page.getViewport({ scale });
      const canvas = document.createElement("canvas");
      canvas.width = Math.min(LONGEST_SIDE, Math.round(viewport.width));
      canvas.height = Math.min(LONGEST_SIDE, Math.round(viewport.height));
      await page.render({ canvas, viewport, background: "#fff" }).promise;
      pages.push(await encodePage(canvas));
    }
    return await pdfOfPages(pages);
  } finally {
    void task.destroy();
  }
}
