import { useEffect, useRef, useState } from "react";
import type { PDFDocumentProxy } from "pdfjs-dist";
import { Message } from "../ui/Message.tsx";
import { PAPERS_WORDS as W } from "../words/papers.ts";
import { openPdf } from "./pdf.ts";

export interface PdfPagesProps {
  readonly bytes: Uint8Array;
  readonly title: string;
  readonly onPages: (count: number) => void;
}

/** The pages of a PDF on sheets of paper, as sharp as the screen is. */
export function PdfPages({ bytes, title, onPages }: PdfPagesProps) {
  const { document, broken } = usePdf(bytes);
  const count = document?.numPages;
  useEffect(() => {
    if (count !== undefined) onPages(count);
  }, [count, onPages]);
  if (broken) return <Message problem={W.unreadable} />;
  if (document === null) return null;
  return Array.from({ length: document.numPages }, (_, index) => (
    <PdfPage key={index} document={document} no={index + 1} title={title} />
  ));
}

export interface OpenPdf {
  /** Null while it is being opened. */
  readonly document: PDFDocumentProxy | null;
  readonly broken: boolean;
}

/** Opens a PDF for as long as it is shown. */
export function usePdf(bytes: Uint8Array): OpenPdf {
  const [document, setDocument] = useState<PDFDocumentProxy | null>(null);
  const [broken, setBroken] = useState(false);
  useEffect(() => {
    let gone = false;
    const task = openPdf(bytes);
    task.promise.then(
      (opened) => {
        if (gone) return;
        setBroken(false);
        setDocument(opened);
      },
      () => {
        if (!gone) setBroken(true);
      },
    );
    return () => {
      gone = true;
      setDocument(null);
      void task.destroy();
    };
  }, [bytes]);
  return { document, broken };
}

interface PdfPageProps {
  readonly document: PDFDocumentProxy;
  readonly no: number;
  readonly title: string;
}

/** One page, as large as its style makes it. */
export function PdfPage({ document, no, title }: PdfPageProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const sheet = canvas.current;
    if (sheet === null) return;
    let stop = (): void => undefined;
    const draw = (): void => {
      stop();
      stop = drawPage(document, no, sheet);
    };
    draw();
    const observer = new ResizeObserver(draw);
    observer.observe(sheet);
    return () => {
      observer.disconnect();
      stop();
    };
  }, [document, no]);
  return (
    <canvas
      ref={canvas}
      className="paper-sheet"
      role="img"
      aria-label={`${title} ${W.page(no, document.numPages)}`}
      data-page={no}
    />
  );
}

/** Draws a page at the resolution of the screen; the answer stops it. */
function drawPage(document: PDFDocumentProxy, no: number, canvas: HTMLCanvasElement): () => void {
  let stopped = false;
  let cancel = (): void => undefined;
  void document.getPage(no).then((page) => {
    if (stopped) return;
    const natural = page.getViewport({ scale: 1 });
    canvas.style.aspectRatio = `${natural.width} / ${natural.height}`;
    const width = canvas.clientWidth * window.devicePixelRatio;
    const viewport = page.getViewport({ scale: width / natural.width });
    if (canvas.dataset["drawn"] === String(Math.round(width))) return;
    const drawing = window.document.createElement("canvas");
    drawing.width = Math.round(viewport.width);
    drawing.height = Math.round(viewport.height);
    const task = page.render({ canvas: drawing, viewport });
    cancel = () => task.cancel();
    task.promise.then(
      () => {
        if (stopped) return;
        canvas.width = drawing.width;
        canvas.height = drawing.height;
        canvas.getContext("2d")?.drawImage(drawing, 0, 0);
        canvas.dataset["drawn"] = String(Math.round(width));
      },
      () => undefined,
    );
  });
  return () => {
    stopped = true;
    cancel();
  };
}
