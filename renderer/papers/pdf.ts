import {
  GlobalWorkerOptions,
  type PDFDocumentLoadingTask,
  getDocument,
} from "pdfjs-dist/legacy/build/pdf.mjs";
import workerUrl from "pdfjs-dist/legacy/build/pdf.worker.min.mjs?url";

// The worker is one of the program's own files; nothing is fetched from elsewhere.
GlobalWorkerOptions.workerSrc = workerUrl;

/** Where the decoders of scans lie; they are fetched when a file asks for one. */
const DECODERS = new URL("decoders/", window.location.href).href;

/** Where the character maps of GB fonts lie, for files of others that do not carry their fonts. */
const CHARACTER_MAPS = new URL("character-maps/", window.location.href).href;

/** Opens a PDF. Our forms carry their fonts; a file of others may name one of this machine. */
export function openPdf(bytes: Uint8Array): PDFDocumentLoadingTask {
  return getDocument({
    // The reader takes the bytes over; the caller keeps its own.
    data: bytes.slice(),
    useSystemFonts: true,
    useWorkerFetch: false,
    useWasm: false,
    wasmUrl: DECODERS,
    cMapUrl: CHARACTER_MAPS,
  });
}
