import { PDFDocument, PDFName, PDFNumber, PDFRef, PDFStream, PDFDict } from "pdf-lib";
import { fail, ok, type Result } from "../result.ts";
import { limitUnpacking } from "./pdf-limits.ts";
import { type Hazard, removeHazards } from "./pdf-hazards.ts";
import { pagesOf } from "./pdf-pages.ts";

/** Why a PDF is not taken. */
export type PdfFault =
  | "not-a-pdf"
  | "broken"
  | "encrypted"
  | "no-pages"
  | "too-many-pages"
  /** A picture of so many dots that whoever opens it runs out of memory. */
  | "huge-picture";

export interface CleanedPdf {
  /** Written anew: nothing of the given file that its pages do not need. */
  readonly bytes: Uint8Array;
  readonly pages: number;
  /** What was in it and is no longer; empty when there was nothing. */
  readonly removed: readonly Hazard[];
}

export interface PdfLimits {
  readonly pages: number;
}

const LIMITS: PdfLimits = { pages: 50 };
const MOST_OBJECTS = 100_000;
const MOST_DOTS = 100_000_000;

/**
 * Reads a PDF of unknown origin and writes it anew without scripts, actions,
 * attached files, XFA and media; fields of a form (AcroForm) stay, their actions go.
 * A hostile file can keep the parser busy for minutes: where such files come in, call it
 * where it can be stopped.
 */
export async function cleanPdf(
  bytes: Uint8Array,
  limits: PdfLimits = LIMITS,
): Promise<Result<CleanedPdf, PdfFault>> {
  if (!startsLikePdf(bytes)) return fail("not-a-pdf");
  limitUnpacking();
  try {
    const file = await PDFDocument.load(bytes, {
      updateMetadata: false,
      throwOnInvalidObject: true,
      preserveXFA: true,
    });
    return await cleaned(file, limits);
  } catch {
    // The parser knows no other way to say that a file is wrong than to throw.
    return fail(mentions(bytes, "/Encrypt") ? "encrypted" : "broken");
  }
}

async function cleaned(
  file: PDFDocument,
  limits: PdfLimits,
): Promise<Result<CleanedPdf, PdfFault>> {
  const { context, catalog } = file;
  if (!(catalog instanceof PDFDict)) return fail("broken");
  const objects = context.enumerateIndirectObjects();
  // An object that is nothing but a reference hides what it is from one look at it.
  if (objects.length > MOST_OBJECTS || objects.some(([, object]) => object instanceof PDFRef)) {
    return fail("broken");
  }
  const pages = pagesOf(catalog, limits.pages);
  if (pages === null) return fail("broken");
  if (pages === 0) return fail("no-pages");
  if (pages > limits.pages) return fail("too-many-pages");
  const { removed, reached } = removeHazards(catalog);
  if (reached.some(isHugePicture)) return fail("huge-picture");
  forgetOthers(file, new Set(reached));
  const written = await file.save({
    useObjectStreams: false,
    addDefaultPage: false,
    updateFieldAppearances: false,
  });
  return ok({ bytes: written, pages, removed });
}

/** An older state of the file, still in it, or a thing that nothing names goes too. */
function forgetOthers({ context }: PDFDocument, reached: ReadonlySet<unknown>): void {
  delete context.trailerInfo.Info;
  const { Root } = context.trailerInfo;
  for (const [ref, object] of context.enumerateIndirectObjects()) {
    if (ref !== Root && !reached.has(object)) context.delete(ref);
  }
}

function isHugePicture(object: unknown): boolean {
  if (!(object instanceof PDFStream)) return false;
  const { dict } = object;
  const [width, height] = ["Width", "Height"].map((name) => dict.lookup(PDFName.of(name)));
  if (!(width instanceof PDFNumber) || !(height instanceof PDFNumber)) return false;
  return width.asNumber() * height.asNumber() > MOST_DOTS;
}

const MAGIC = "%PDF-";

export function startsLikePdf(bytes: Uint8Array): boolean {
  return mentions(bytes.subarray(0, MAGIC.length), MAGIC);
}

function mentions(bytes: Uint8Array, word: string): boolean {
  const codes = Array.from(word, (char) => char.charCodeAt(0));
  const [first = 0] = codes;
  for (let at = bytes.indexOf(first); at !== -1; at = bytes.indexOf(first, at + 1)) {
    if (codes.every((code, index) => bytes[at + index] === code)) return true;
  }
  return false;
}
