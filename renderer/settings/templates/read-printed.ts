import type { PDFDocumentProxy } from "pdfjs-dist";
import { Util } from "pdfjs-dist/legacy/build/pdf.mjs";
import { useEffect, useState } from "react";
import type { TemplateField } from "../../../electron/contract/templates.ts";
import { type Printed, wordsOf } from "./printed.ts";

/** Labels stand on the first pages; a long file is not read to its end. */
const MOST_PAGES = 20;
/** How far letters hang below their line, as a share of their height. */
const BELOW = 0.2;

/** The words printed on a document's pages; none while they are being read. */
export function usePrinted(
  document: PDFDocumentProxy | null,
  fields: readonly TemplateField[],
): readonly Printed[] {
  const [printed, setPrinted] = useState<readonly Printed[]>([]);
  useEffect(() => {
    if (document === null) return;
    let gone = false;
    const boxes = fields.flatMap((field) => field.boxes);
    void readPieces(document).then(
      (pieces) => {
        if (!gone) setPrinted(wordsOf(pieces, boxes));
      },
      // A page whose text cannot be read has no words to go by.
      () => undefined,
    );
    return () => {
      gone = true;
    };
  }, [document, fields]);
  return printed;
}

async function readPieces(document: PDFDocumentProxy): Promise<readonly Printed[]> {
  const count = Math.min(document.numPages, MOST_PAGES);
  const pages = Array.from({ length: count }, (_, index) => readPage(document, index + 1));
  return (await Promise.all(pages)).flat();
}

async function readPage(document: PDFDocumentProxy, no: number): Promise<readonly Printed[]> {
  const page = await document.getPage(no);
  const viewport = page.getViewport({ scale: 1 });
  const { items } = await page.getTextContent();
  return items.flatMap((item): readonly Printed[] => {
    if (!("str" in item) || item.str.trim() === "") return [];
    const [, , , , x, y] = numbers(Util.transform(viewport.transform, item.transform));
    const bottom = viewport.height - y - item.height * BELOW;
    const box = { page: no, x, y: bottom, width: item.width, height: item.height };
    return [{ text: item.str, box }];
  });
}

type Matrix = readonly [number, number, number, number, number, number];

function numbers(matrix: readonly unknown[]): Matrix {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = matrix.map(Number);
  return [a, b, c, d, e, f];
}
