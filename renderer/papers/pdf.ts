import {
  GlobalWorkerOptions,
  type PDFDocumentLoadingTask,
  getDocument,
} from "pdfjs-dist/legacy/build/pdf.mjs";
import workerUrl from "pdfjs-dist/legacy/build/pdf.worker.min.mjs?url";

// The worker is one of the program's own files; nothing is fetched from elsewhere.
GlobalWorkerOptions.workerSrc = workerUrl;

/** Opens a PDF. The forms carry their own fonts, so no font or character map is looked up. */
export function openPdf(bytes: Uint8Array): PDFDocumentLoadingTask {
  return getDocument({
    // The reader takes the bytes over; the caller keeps its own.
    data: bytes.slice(),
    useSystemFonts: false,
    useWorkerFetch: false,
    useWasm: false,
  });
}
