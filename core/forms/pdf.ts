import { utf8ToBytes } from "@noble/hashes/utils.js";
import { zlibSync } from "fflate";
import {
  PDFArray,
  PDFContentStream,
  PDFDocument,
  type PDFFont,
  PDFName,
  PDFNumber,
  PDFOperator,
  PDFOperatorNames,
  type PDFPage,
  beginText,
  closePath,
  concatTransformationMatrix,
  endText,
  lineTo,
  moveTo,
  popGraphicsState,
  pushGraphicsState,
  setDashPattern,
  setFillingGrayscaleColor,
  setFillingRgbColor,
  setFontAndSize,
  setLineWidth,
  setStrokingGrayscaleColor,
  setStrokingRgbColor,
  setTextMatrix,
  stroke,
} from "pdf-lib";
import { type FileIdentity, describe, listGlyphs } from "./archival.ts";
import { newFontkit } from "./fontkit-shim.ts";
import { type FaceName, type FontSet, faceOf, facesOf } from "./fonts.ts";
import { type Ink, type Mark, PAGE, type StrokeMark, type TextMark } from "./layout/marks.ts";

export interface Embedding {
  /**
   * False embeds each font whole: files of many megabytes, made only to hold the
   * subset ones against.
   */
  readonly subset: boolean;
}

/** Writes pages of marks as a PDF/A file. */
export async function writePdf(
  pages: readonly (readonly Mark[])[],
  fonts: FontSet,
  identity: FileIdentity,
  embedding: Embedding,
): Promise<Uint8Array> {
  const file = await PDFDocument.create({ updateMetadata: false });
  compressQuickly(file);
  const fontkit = newFontkit();
  file.registerFontkit(fontkit);
  const used = await embedFonts(file, pages, fonts, embedding);
  for (const marks of pages) {
    const page = file.addPage([PAGE.width, PAGE.height]);
    for (const { resource, font } of used.values())
      page.node.setFontDictionary(PDFName.of(resource), font.ref);
    drawMarks(page, marks, used);
  }
  describe(file, identity);
  await file.flush();
  for (const { bytes, font } of used.values()) {
    const count = fontkit.glyphCount(bytes);
    if (count !== null) listGlyphs(font, count);
  }
  return file.save({
    useObjectStreams: false,
    objectsPerTick: Infinity,
    updateFieldAppearances: false,
  });
}

/**
 * Packs streams with little effort: outlines hardly shrink any further, and the
 * effort was a third of the time of a form. The packing is the same on every machine.
 */
function compressQuickly({ context }: PDFDocument): void {
  context.flateStream = (contents, dict = {}) => {
    const bytes = typeof contents === "string" ? utf8ToBytes(contents) : contents;
    const packed = zlibSync(bytes, { level: 3, mem: 2 });
    return context.stream(packed, { ...dict, Filter: "FlateDecode" });
  };
}

export interface UsedFont {
  readonly bytes: Uint8Array;
  readonly font: PDFFont;
  /** Name in the pages' resources. */
  readonly resource: string;
}

export type UsedFonts = ReadonlyMap<FaceName, UsedFont>;

/** Embeds those of the fonts that the pages use. */
export async function embedFonts(
  file: PDFDocument,
  pages: readonly (readonly Mark[])[],
  fonts: FontSet,
  { subset }: Embedding,
): Promise<UsedFonts> {
  const names = new Set(pages.flatMap((marks) => facesIn(marks)));
  const used = new Map<FaceName, UsedFont>();
  for (const [name, bytes] of facesOf(fonts)) {
    if (!names.has(name)) continue;
    const plain = faceOf(bytes).font.postscriptName ?? name;
    // A subset's tag is fixed, so that the same form is the same bytes.
    const customName = subset ? `${SUBSET_TAG}+${plain}` : plain;
    const font = await file.embedFont(bytes, { subset, customName });
    used.set(name, { bytes, font, resource: `F${used.size + 1}` });
  }
  return used;
}

const SUBSET_TAG = "OCWAAA";

function facesIn(marks: readonly Mark[]): FaceName[] {
  return marks.flatMap((mark) => {
    if (mark.kind === "text") return [mark.face];
    return mark.kind === "turned" ? facesIn(mark.marks) : [];
  });
}

function drawMarks(page: PDFPage, marks: readonly Mark[], fonts: UsedFonts): void {
  const { context } = page.doc;
  // From here on y runs downward from the top of the page, as in the layout.
  const operators = marks.flatMap((mark) => operatorsOf(mark, fonts, PAGE.height));
  const content = PDFContentStream.of(context.obj({}), operators, false).getUnencodedContents();
  page.node.set(PDFName.of("Contents"), context.register(context.flateStream(content)));
}

/**
 * What draws a mark on a page of this height.
 * @param fonts those of the page's resources
 */
export function operatorsOf(mark: Mark, fonts: UsedFonts, height: number): PDFOperator[] {
  if (mark.kind === "text") return textOperators(mark, fonts, height);
  if (mark.kind === "stroke") return strokeOperators(mark, height);
  const turn = (mark.degrees * Math.PI) / 180;
  const [cos, sin] = [round(Math.cos(turn), 5), round(Math.sin(turn), 5)];
  return [
    pushGraphicsState(),
    concatTransformationMatrix(cos, sin, -sin, cos, round(mark.x), round(height - mark.y)),
    ...mark.marks.flatMap((inner) => operatorsOf(inner, fonts, 0)),
    popGraphicsState(),
  ];
}

function textOperators(mark: TextMark, fonts: UsedFonts, height: number): PDFOperator[] {
  const used = fonts.get(mark.face);
  if (used === undefined) throw new Error(`the ${mark.face} font is not embedded`);
  return [
    beginText(),
    fillWith(mark.ink),
    setFontAndSize(used.resource, round(mark.size)),
    setTextMatrix(1, 0, 0, 1, round(mark.x), round(height - mark.y)),
    showSpaced(used.font, mark),
    endText(),
  ];
}

/** Shows a text, moving on by the extra space after each character. */
function showSpaced(font: PDFFont, mark: TextMark): PDFOperator {
  const parts = PDFArray.withContext(font.doc.context);
  const chars = Array.from(mark.text);
  let pending = "";
  for (const [index, char] of chars.entries()) {
    pending += char;
    const gap = round(((mark.gaps?.[index] ?? 0) * 1000) / mark.size, 1);
    if (gap === 0 || index === chars.length - 1) continue;
    parts.push(font.encodeText(pending));
    parts.push(PDFNumber.of(-gap));
    pending = "";
  }
  if (pending !== "") parts.push(font.encodeText(pending));
  return PDFOperator.of(PDFOperatorNames.ShowTextAdjusted, [parts]);
}

function strokeOperators(mark: StrokeMark, height: number): PDFOperator[] {
  return [
    strokeWith(mark.ink),
    setLineWidth(mark.weight),
    setDashPattern([...mark.dash], 0),
    ...mark.points.map(([x, y], index) =>
      index === 0 ? moveTo(round(x), round(height - y)) : lineTo(round(x), round(height - y)),
    ),
    ...(mark.closed ? [closePath()] : []),
    stroke(),
  ];
}

function fillWith(ink: Ink): PDFOperator {
  return typeof ink === "number" ? setFillingGrayscaleColor(ink) : setFillingRgbColor(...ink);
}

function strokeWith(ink: Ink): PDFOperator {
  return typeof ink === "number" ? setStrokingGrayscaleColor(ink) : setStrokingRgbColor(...ink);
}

function round(value: number, digits = 2): number {
  const factor = 10 ** digits;
  const rounded = Math.round(value * factor) / factor;
  return rounded === 0 ? 0 : rounded;
}
