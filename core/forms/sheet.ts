import { dateText } from "./entries.ts";
import type { Faces } from "./fonts.ts";
import type { FormInput } from "./input.ts";
import { FORM_TITLE, type FormKind } from "./kinds.ts";
import { type Block, paragraph } from "./layout/block.ts";
import { Flow } from "./layout/flow.ts";
import { type CellKit, type RowShape, SMALL, VALUE, cellKit } from "./layout/grid.ts";
import { type FieldPlace, type Mark, PAGE, type Pen, mm, newPen } from "./layout/marks.ts";
import { type TypeStyle, type Typesetter, newTypesetter, style } from "./layout/type.ts";
import { stamp, tag, watermark } from "./overprint.ts";

/** A form laid out on its pages, before it becomes a file. */
export interface LaidOutForm {
  readonly pages: readonly LaidOutPage[];
  /** Characters that no font has, as `U+2A700`; each is a box to fill by hand. */
  readonly missingGlyphs: readonly string[];
}

export interface LaidOutPage {
  readonly marks: readonly Mark[];
  readonly fields: readonly FieldPlace[];
}

/** What a form definition works with: type, cells, and the pages it fills. */
export interface Sheet {
  readonly setter: Typesetter;
  /** Cells of the form. */
  readonly kit: CellKit;
  /** Cells of long lists, in smaller type. */
  readonly list: CellKit;
  readonly flow: Flow;
  readonly width: number;
  /** How many sections have been headed so far. */
  readonly sections: { count: number };
}

export const TEXT = style("body", 10.5, { leading: 17 });
export const NOTE = style("body", 9, { leading: 12.5 });
export const HEADING = style("title", 11, { leading: 16 });
export const ROW_HEIGHT = 22;

const TITLE = style("title", 18, { leading: 26, spacing: 2.5 });
const EDGE = style("body", 8.5, { ink: 0.25 });

export function newSheet(faces: Faces): Sheet {
  const setter = newTypesetter(faces);
  const flow = new Flow({
    left: PAGE.margin,
    top: PAGE.margin,
    laterTop: PAGE.margin + 4,
    bottom: PAGE.height - PAGE.margin,
  });
  return {
    setter,
    kit: cellKit(setter, VALUE),
    list: cellKit(setter, SMALL),
    flow,
    width: PAGE.measure,
    sections: { count: 0 },
  };
}

/** Columns of a ruled table: fixed widths, and `0` once for what is left of the measure. */
export function shape(columns: readonly number[], least: number = ROW_HEIGHT): RowShape {
  const fixed = columns.reduce((total, width) => total + width, 0);
  return { columns: columns.map((width) => (width === 0 ? PAGE.measure - fixed : width)), least };
}

/** Title of the form with its number and day under it. */
export function heading(sheet: Sheet, kind: FormKind, input: FormInput): void {
  titled(sheet, FORM_TITLE[kind], `受理号：${input.caseNumber}`, input.date);
}

/** A title, with what stands under it on the left and the day on the right. */
export function titled(sheet: Sheet, title: string, under: string, date: string): void {
  const { flow, setter, width } = sheet;
  const type = style("body", 10, { leading: 15 });
  const day = paragraph(setter, dateText(date), { width, type, align: "right" });
  const left = paragraph(setter, under, { width, type });
  flow.add(paragraph(setter, title, { width, type: TITLE, align: "center" }));
  flow.gap(6);
  flow.add({
    height: left.height + 3,
    draw(pen, x, y) {
      left.draw(pen, x, y);
      day.draw(pen, x, y);
    },
  });
}

const ORDINALS = "一二三四五六七八九十";

/** A numbered section heading that stays with what follows it. */
export function section(sheet: Sheet, title: string): void {
  const numbered = `${ORDINALS.charAt(sheet.sections.count)}、${title}`;
  sheet.sections.count += 1;
  sheet.flow.need(HEADING.leading + ROW_HEIGHT * 2 + 10);
  sheet.flow.gap(9);
  sheet.flow.add(paragraph(sheet.setter, numbered, { width: sheet.width, type: HEADING }));
  sheet.flow.gap(3);
}

export interface Finish {
  readonly kind: FormKind;
  readonly input: FormInput;
  /** A statement of a trial: stamped on every page. */
  readonly trial: boolean;
}

/** Adds to every page what only the whole form knows: page numbers, stamp, watermark. */
export function finish(sheet: Sheet, { kind, input, trial }: Finish): LaidOutForm {
  const { caseNumber, revision, office, draft } = input;
  const version = `版本${revision.count}（${revision.hash.slice(0, 8)}）`;
  const origin = `${originOf(office)}　受理号${caseNumber}　${version}`;
  return framed(sheet, { title: FORM_TITLE[kind], origin, trial, draft });
}

/** Name of the office with its window. */
export function originOf({ name, window }: FormInput["office"]): string {
  return [name, window].filter((part) => part !== "").join("");
}

interface Frame {
  readonly title: string;
  /** Where the paper comes from, at the foot of each page. */
  readonly origin: string;
  readonly trial: boolean;
  readonly draft: boolean;
}

export function framed(sheet: Sheet, frame: Frame): LaidOutForm {
  const count = sheet.flow.pages.length;
  const pages = sheet.flow.pages.map((pen, index): LaidOutPage => {
    const under = newPen();
    if (frame.draft) watermark(sheet.setter, under, PAGE);
    const over = newPen();
    header(sheet, over, frame, index === 0);
    footer(sheet, over, frame.origin, `第${index + 1}页，共${count}页`);
    return { marks: [...under.marks, ...pen.marks, ...over.marks], fields: pen.fields };
  });
  return { pages, missingGlyphs: [...sheet.setter.missing] };
}

function header(sheet: Sheet, pen: Pen, { title, trial }: Frame, first: boolean): void {
  const top = mm(11.5);
  line(sheet, "参考样式", EDGE, "left").draw(pen, PAGE.margin, top);
  if (!first) line(sheet, `${title}（续）`, EDGE, "center").draw(pen, PAGE.margin, top);
  if (trial && first) stamp(sheet.setter, pen, PAGE);
  if (trial && !first) tag(sheet.setter, pen, PAGE, top);
}

function footer(sheet: Sheet, pen: Pen, origin: string, pageNumber: string): void {
  const top = PAGE.height - mm(15);
  line(sheet, origin, EDGE, "left").draw(pen, PAGE.margin, top);
  line(sheet, pageNumber, EDGE, "right").draw(pen, PAGE.margin, top);
}

function line(
  sheet: Sheet,
  text: string,
  type: TypeStyle,
  align: "left" | "center" | "right",
): Block {
  return paragraph(sheet.setter, text, { width: PAGE.measure, type, align });
}
