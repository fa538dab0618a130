import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import { ParseSpeeds, PDFDocument } from "pdf-lib";
import { hashOf } from "../../casefile/revision.ts";
import { assertNever } from "../../result.ts";
import { introduce } from "../archival.ts";
import type { DrawnForm } from "../draw.ts";
import { newFontkit } from "../fontkit-shim.ts";
import { type FontSet, facesOf } from "../fonts.ts";
import type { FormInput } from "../input.ts";
import { FORM_TITLE, type FormKind } from "../kinds.ts";
import { mm, newPen, type Pen } from "../layout/marks.ts";
import { newTypesetter, type Typesetter } from "../layout/type.ts";
import { stamp, tag, watermark } from "../overprint.ts";
import { type Embedding, embedFonts } from "../pdf.ts";
import { isTrial } from "../statement.ts";
import { flatten, type FilledPage } from "./flatten.ts";
import type { Box, Placement, TemplateMapping } from "./mapping.ts";
import { type PageView, pageView } from "./page-view.ts";
import type { TemplateContent } from "./read.ts";
import { type Place, setText, setTick } from "./set-text.ts";
import { type TemplateValue, templateValue } from "./values.ts";
import { textSetting, type Widget, widgetsOf } from "./widgets.ts";

/** An official template: its file as `readTemplate` gave it, and how it is filled. */
export interface Template {
  readonly file: TemplateContent;
  readonly mapping: TemplateMapping;
}

export interface FilledForm extends DrawnForm {
  /** Names of the values that had to be set smaller than can be read. */
  readonly tooLong: readonly string[];
}

/**
 * Fills an official template with a case: every value is drawn onto the page in
 * our fonts, and the fields of the file are taken away, so that every program
 * prints what was drawn. The same template, input and fonts give the same bytes.
 * Our fonts lie in the file; that the rest of it is PDF/A nobody can promise of a
 * file that others have made.
 * @param embedding `subset: false` embeds our fonts whole, to hold the usual files against
 */
export async function fillTemplate(
  kind: FormKind,
  template: Template,
  input: FormInput,
  fonts: FontSet,
  embedding: Embedding = { subset: true },
): Promise<FilledForm> {
  const file = await PDFDocument.load(template.file.bytes, {
    updateMetadata: false,
    parseSpeed: ParseSpeeds.Fastest,
  });
  file.registerFontkit(newFontkit());
  const sheet = newFilling(file, input, newTypesetter(facesOf(fonts)));
  for (const placement of template.mapping.placements) put(sheet, placement);
  const pages = overprinted(sheet, kind === "statement" && isTrial(input));
  const used = await embedFonts(
    file,
    pages.flatMap(({ under, over }) => [under, over]),
    fonts,
    embedding,
  );
  flatten(file, pages, sheet.filled, used);
  introduce(file, {
    title: `${FORM_TITLE[kind]} ${input.caseNumber}`,
    at: input.revision.at,
    id: identityOf(kind, template, input),
  });
  const bytes = await file.save({
    useObjectStreams: false,
    objectsPerTick: Infinity,
    updateFieldAppearances: false,
  });
  const missingGlyphs = [...sheet.setter.missing];
  return { bytes, pages: pages.length, missingGlyphs, tooLong: [...sheet.tooLong] };
}

function identityOf(kind: FormKind, { file, mapping }: Template, input: FormInput): string {
  const { caseNumber, revision, date, draft } = input;
  const made = bytesToHex(sha256(file.bytes));
  return hashOf([kind, caseNumber, revision.hash, date, draft, made, mapping]).slice(0, 32);
}

/** A template on its way to a form. */
interface Filling {
  readonly input: FormInput;
  readonly setter: Typesetter;
  readonly pages: readonly { readonly view: PageView; readonly pen: Pen }[];
  readonly widgets: readonly Widget[];
  /** Fields into which something was put, or would have been: their own look gives way. */
  readonly filled: Set<string>;
  readonly tooLong: Set<string>;
}

function newFilling(file: PDFDocument, input: FormInput, setter: Typesetter): Filling {
  const pages = file.getPages().map(({ node }) => {
    const view = pageView(node);
    if (view === null) throw new Error("a page without a size in a file that was read");
    return { view, pen: newPen() };
  });
  const widgets = widgetsOf(file).filter(({ hidden }) => !hidden);
  return { input, setter, pages, widgets, filled: new Set(), tooLong: new Set() };
}

function put(sheet: Filling, placement: Placement): void {
  const value = templateValue(placement.value);
  if (value === undefined)
    throw new Error(`no value ${placement.value} in a mapping that was checked`);
  switch (placement.kind) {
    case "field":
      for (const widget of ofField(sheet, placement.field)) {
        write(sheet, value, widget.box, widget.turns, textSetting(widget));
      }
      return;
    case "field-tick":
      for (const widget of ofField(sheet, placement.field)) {
        tickIf(sheet, value, placement.when, widget.box, widget.turns);
      }
      return;
    case "text": {
      const { box, size, align } = placement;
      write(sheet, value, box, 0, { size, align, multiline: false, cells: null });
      return;
    }
    case "tick":
      tickIf(sheet, value, placement.when, placement.box, 0);
      return;
    default:
      assertNever(placement);
  }
}

function ofField({ widgets, filled }: Filling, field: string): readonly Widget[] {
  filled.add(field);
  return widgets.filter(({ name }) => name === field);
}

function write(
  sheet: Filling,
  value: TemplateValue,
  box: Box,
  turns: number,
  setting: Parameters<typeof setText>[4],
): void {
  const page = sheet.pages[box.page - 1];
  const text = value.text(sheet.input);
  if (page === undefined || text === "") return;
  const place = placeOf(page.view, box, turns);
  if (!setText(sheet.setter, page.pen, text, place, setting)) sheet.tooLong.add(value.label);
}

function tickIf(sheet: Filling, value: TemplateValue, when: string, box: Box, turns: number): void {
  const page = sheet.pages[box.page - 1];
  if (page === undefined || value.chosen(sheet.input) !== when) return;
  setTick(page.pen, placeOf(page.view, box, turns));
}

function placeOf(view: PageView, { x, y, width, height }: Box, turns: number): Place {
  return { left: x, top: view.height - y - height, width, height, turns };
}

/** The pages with what stands over every paper: the mark of a draft, the stamp of a trial. */
function overprinted({ input, pages, setter }: Filling, trial: boolean): readonly FilledPage[] {
  return pages.map(({ view, pen }, index) => {
    const size = { width: view.width, height: view.height, margin: mm(10) };
    const under = newPen();
    if (input.draft) watermark(setter, under, size);
    if (trial && index === 0) stamp(setter, pen, size);
    if (trial && index > 0) tag(setter, pen, size, mm(8));
    return { view, under: under.marks, over: pen.marks };
  });
}
