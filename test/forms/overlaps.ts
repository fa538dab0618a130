import { type Faces, facesOf, glyphIn } from "../../core/forms/fonts.ts";
import { PAGE, type Mark, type StrokeMark, type TextMark } from "../../core/forms/layout/marks.ts";
import type { LaidOutForm } from "../../core/forms/sheet.ts";
import { FONTS } from "./fonts.ts";

interface Box {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Rounding of a break at the measure, and of a glyph's own side bearing. */
const SLACK = 0.6;

/**
 * What stands where it must not: text over text, text across a rule of its
 * table, text beyond the margins. Turned stamps and watermarks are meant to lie
 * over the page and are left out.
 */
export function collisions({ pages }: LaidOutForm): string[] {
  const faces = facesOf(FONTS);
  return pages.flatMap(({ marks }, index) => {
    const boxes = marks.flatMap((mark) => (mark.kind === "text" ? [boxOf(mark, faces)] : []));
    const rules = marks.filter(isRule);
    return [...overText(boxes), ...overRules(boxes, rules), ...outside(boxes)].map(
      (what) => `page ${index + 1}: ${what}`,
    );
  });
}

function boxOf(mark: TextMark, faces: Faces): Box {
  const { text, face, size, x, y, gaps } = mark;
  const width = Array.from(text).reduce((total, char, at) => {
    const advance = glyphIn(faces, face, char.codePointAt(0) ?? 0)?.advance ?? 1000;
    return total + (advance * size) / 1000 + (gaps?.[at] ?? 0);
  }, 0);
  return { text, left: x, right: x + width, top: y - size * 0.72, bottom: y + size * 0.06 };
}

/** Straight lines of a table; the modules of a code are thicker. */
function isRule(mark: Mark): mark is StrokeMark {
  return mark.kind === "stroke" && !mark.closed && mark.weight < 1 && mark.points.length === 2;
}

function overText(boxes: readonly Box[]): string[] {
  return boxes.flatMap((one, at) =>
    boxes.slice(at + 1).flatMap((other) => {
      const across = Math.min(one.right, other.right) - Math.max(one.left, other.left);
      const down = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
      return across > SLACK && down > SLACK ? [`“${one.text}” over “${other.text}”`] : [];
    }),
  );
}

function overRules(boxes: readonly Box[], rules: readonly StrokeMark[]): string[] {
  return boxes.flatMap((text) =>
    rules.some((rule) => crosses(text, rule)) ? [`“${text.text}” across a rule`] : [],
  );
}

function crosses(text: Box, { points: [from = [0, 0], to = [0, 0]] }: StrokeMark): boolean {
  const [left, right] = [Math.min(from[0], to[0]), Math.max(from[0], to[0])];
  const [top, bottom] = [Math.min(from[1], to[1]), Math.max(from[1], to[1])];
  const across = text.left + SLACK < right && text.right - SLACK > left;
  const down = text.top + SLACK < bottom && text.bottom - SLACK > top;
  return across && down;
}

function outside(boxes: readonly Box[]): string[] {
  return boxes
    .filter(
      ({ left, right, top, bottom }) =>
        left < PAGE.margin - SLACK ||
        right > PAGE.width - PAGE.margin + SLACK ||
        top < 0 ||
        bottom > PAGE.height,
    )
    .map(({ text }) => `“${text}” outside the margins`);
}
