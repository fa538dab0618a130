import { type Block, paragraph } from "./layout/block.ts";
import { type Pen, box, mm, newPen } from "./layout/marks.ts";
import { type TypeStyle, type Typesetter, glyphsOf, style, widthOf } from "./layout/type.ts";

/** What is printed over a page, whatever the page is: the stamp of a trial, the mark of a draft. */

/** A page in points; the stamp stays within its margin. */
export interface PageSize {
  readonly width: number;
  readonly height: number;
  readonly margin: number;
}

const TRIAL_INK = [0.525, 0.337, 0.027] as const;

/** 试算 as a rubber stamp in the upper right corner. */
export function stamp(setter: Typesetter, pen: Pen, page: PageSize): void {
  const [width, height] = [78, 40];
  const big = style("title", 19, { leading: 21, ink: TRIAL_INK, spacing: 4 });
  const small = style("title", 8, { leading: 10, ink: TRIAL_INK });
  const inner = newPen();
  box(inner, [-width / 2, -height / 2], [width, height], { weight: 1.8, ink: TRIAL_INK });
  box(inner, [-width / 2 + 3, -height / 2 + 3], [width - 6, height - 6], {
    weight: 0.6,
    ink: TRIAL_INK,
  });
  const centred = (text: string, type: TypeStyle, top: number): void => {
    const block: Block = paragraph(setter, text, { width, type, align: "center" });
    block.draw(inner, -width / 2, top);
  };
  centred("试算", big, -height / 2 + 4);
  centred("不作支付依据", small, height / 2 - 14);
  pen.marks.push({
    kind: "turned",
    x: page.width - page.margin - width / 2 - 1,
    y: mm(17),
    degrees: 8,
    marks: inner.marks,
  });
}

/** 试算 on the pages after the first. */
export function tag(setter: Typesetter, pen: Pen, page: PageSize, top: number): void {
  const type = style("title", 9, { leading: 13, ink: TRIAL_INK });
  const text = "试算，不作支付依据";
  const width = widthOf(glyphsOf(setter, text, type)) + 8;
  const left = page.width - page.margin - width;
  box(pen, [left, top - 1], [width, 15], { weight: 0.9, ink: TRIAL_INK });
  paragraph(setter, text, { width, type, align: "center" }).draw(pen, left, top);
}

/** 草稿 across the page, light enough to read through. */
export function watermark(setter: Typesetter, pen: Pen, page: PageSize): void {
  const size = Math.min(150, Math.min(page.width, page.height) / 3.5);
  const type = style("title", size, { leading: size, ink: 0.94, spacing: size / 5 });
  const width = widthOf(glyphsOf(setter, "草稿", type)) + 1;
  const inner = newPen();
  paragraph(setter, "草稿", { width, type }).draw(inner, -width / 2, -size / 2);
  pen.marks.push({
    kind: "turned",
    x: page.width / 2,
    y: page.height / 2,
    degrees: 38,
    marks: inner.marks,
  });
}
