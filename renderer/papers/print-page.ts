import { openPdf } from "./pdf.ts";

/** The page that a hidden window prints; the desktop process names the paper. */

declare global {
  interface Window {
    /** Shows every page of a paper; resolves when all of them are drawn. */
    showPaper: (address: string, title: string) => Promise<number>;
  }
}

const DOTS_PER_INCH = 300;
const POINTS_PER_INCH = 72;

window.showPaper = async (address, title) => {
  // The name of the page is that of the job in the queue of the print system.
  window.document.title = title;
  const answer = await fetch(address);
  const pdf = await openPdf(new Uint8Array(await answer.arrayBuffer())).promise;
  for (let no = 1; no <= pdf.numPages; no += 1) {
    const page = await pdf.getPage(no);
    const viewport = page.getViewport({ scale: DOTS_PER_INCH / POINTS_PER_INCH });
    const canvas = window.document.createElement("canvas");
    canvas.width = Math.round(viewport.width);
    canvas.height = Math.round(viewport.height);
    // A hidden window has no frames to wait for, so the page is drawn as for print.
    await page.render({ canvas, viewport, intent: "print" }).promise;
    window.document.body.append(canvas);
  }
  return pdf.numPages;
};
