import {
  PDFArray,
  PDFDocument,
  type PDFFont,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFOperator,
  PDFOperatorNames,
  type PDFPage,
  PDFString,
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
import { formFontkit } from "./fontkit-shim.ts";
import type { FaceName, FontSet } from "./fonts.ts";
import { type Ink, type Mark, PAGE, type StrokeMark, type TextMark } from "./layout/marks.ts";

/** What a file says of itself; all of it given, none of it from a clock. */
export interface FileIdentity {
  readonly title: string;
  /** `YYYY-MM-DDTHH:MM:SS.sssZ` */
  readonly at: string;
  /** 32 hex digits, the same for the same document. */
  readonly id: string;
}

export interface Embedding {
  /**
   * False embeds each font whole: files of many megabytes, made only to hold the
   * subset ones against.
   */
  readonly subset: boolean;
}

const PRODUCER = "offsite-claims-workstation";

/** Subset tags are fixed, so that the same form is the same bytes. */
const FONT_NAME: Readonly<Record<FaceName, string>> = {
  body: "OCWAAA+NotoSerifSC-Regular",
  bold: "OCWAAB+NotoSerifSC-Bold",
  title: "OCWAAC+NotoSansSC-Bold",
};
const RESOURCE: Readonly<Record<FaceName, string>> = { body: "F1", bold: "F2", title: "F3" };

/** Writes pages of marks as a PDF file. */
export async function writePdf(
  pages: readonly (readonly Mark[])[],
  fonts: FontSet,
  identity: FileIdentity,
  embedding: Embedding,
): Promise<Uint8Array> {
  const file = await PDFDocument.create({ updateMetadata: false });
  file.registerFontkit(formFontkit);
  const used = await embedFonts(file, pages, fonts, embedding);
  for (const marks of pages) {
    const page = file.addPage([PAGE.width, PAGE.height]);
    for (const [name, font] of used)
      page.node.setFontDictionary(PDFName.of(RESOURCE[name]), font.ref);
    drawMarks(page, marks, used);
  }
  describe(file, identity);
  return file.save({
    useObjectStreams: true,
    objectsPerTick: Infinity,
    updateFieldAppearances: false,
  });
}

type UsedFonts = ReadonlyMap<FaceName, PDFFont>;

async function embedFonts(
  file: PDFDocument,
  pages: readonly (readonly Mark[])[],
  fonts: FontSet,
  { subset }: Embedding,
): Promise<UsedFonts> {
  const names = new Set(pages.flatMap((marks) => facesIn(marks)));
  const used = new Map<FaceName, PDFFont>();
  for (const name of ["body", "bold", "title"] as const) {
    if (!names.has(name)) continue;
    used.set(name, await file.embedFont(fonts[name], { subset, customName: FONT_NAME[name] }));
  }
  return used;
}

function facesIn(marks: readonly Mark[]): FaceName[] {
  return marks.flatMap((mark) => {
    if (mark.kind === "text") return [mark.face];
    return mark.kind === "turned" ? facesIn(mark.marks) : [];
  });
}

function drawMarks(page: PDFPage, marks: readonly Mark[], fonts: UsedFonts): void {
  // From here on y runs downward from the top of the page, as in the layout.
  for (const mark of marks) page.pushOperators(...operatorsOf(mark, fonts, PAGE.height));
}

function operatorsOf(mark: Mark, fonts: UsedFonts, height: number): PDFOperator[] {
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
  const font = fonts.get(mark.face);
  if (font === undefined) throw new Error(`the ${mark.face} font is not embedded`);
  return [
    beginText(),
    fillWith(mark.ink),
    setFontAndSize(RESOURCE[mark.face], round(mark.size)),
    setTextMatrix(1, 0, 0, 1, round(mark.x), round(height - mark.y)),
    showSpaced(font, mark),
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

function describe(file: PDFDocument, identity: FileIdentity): void {
  const { context, catalog } = file;
  const date = PDFString.of(`D:${identity.at.replace(/\D/gu, "").slice(0, 14)}Z`);
  context.trailerInfo.Info = context.register(
    context.obj({
      Title: PDFHexString.fromText(identity.title),
      Creator: PDFString.of(PRODUCER),
      Producer: PDFString.of(PRODUCER),
      CreationDate: date,
      ModDate: date,
    }),
  );
  const id = PDFHexString.of(identity.id);
  context.trailerInfo.ID = context.obj([id, id]);
  catalog.set(PDFName.of("Lang"), PDFString.of("zh-CN"));
  // Printed at its own size: a form that is scaled to fit no longer meets its margins.
  catalog.set(
    PDFName.of("ViewerPreferences"),
    context.obj({ PrintScaling: "None", DisplayDocTitle: true }),
  );
}

function round(value: number, digits = 2): number {
  const factor = 10 ** digits;
  const rounded = Math.round(value * factor) / factor;
  return rounded === 0 ? 0 : rounded;
}
