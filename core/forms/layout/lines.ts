import { HOLE, type Glyph, type TypeStyle, type Typesetter, glyphsOf, widthOf } from "./type.ts";

/** One line of text, broken and measured. */
export interface Line {
  readonly glyphs: readonly Glyph[];
  readonly width: number;
  readonly height: number;
  /** Whether the paragraph goes on after this line, so that it may be filled out to the measure. */
  readonly runsOn: boolean;
}

/** No line may begin with one of these (避头). */
const NOT_FIRST = new Set("、，。；：！？）》〉」』】〕］｝…—～·％%‰℃”’)]},.;:!?");
/** No line may end with one of these (避尾). */
const NOT_LAST = new Set("（《〈「『【〔［｛“‘([{￥¥§◇◆");
/** Numbers and Latin words stay whole; a thin set, so that 2026年 can still break after 2026. */
const WORD = /^[A-Za-z0-9.,:/+\-−_@#&×]$/u;

/** Breaks a text into lines no wider than the measure, by the rules of Chinese typesetting. */
export function breakLines(
  setter: Typesetter,
  text: string,
  type: TypeStyle,
  measure: number,
): Line[] {
  return text
    .split(/\r\n|[\n\r\u2028\u2029]/u)
    .flatMap((part) => breakParagraph(glyphsOf(setter, part, type), type, measure));
}

function breakParagraph(glyphs: readonly Glyph[], type: TypeStyle, measure: number): Line[] {
  const lines: Line[] = [];
  let rest = glyphs;
  while (rest.length > 0) {
    const fits = countThatFits(rest, measure);
    const end = fits === rest.length ? fits : lastBreak(rest, fits);
    lines.push(lineOf(trimEnd(rest.slice(0, end)), type, end < rest.length));
    rest = trimStart(rest.slice(end));
  }
  return lines.length > 0 ? lines : [lineOf([], type, false)];
}

function countThatFits(glyphs: readonly Glyph[], measure: number): number {
  let width = 0;
  for (const [index, glyph] of glyphs.entries()) {
    width += glyph.width;
    // A hundredth of a point: sums of widths are not exact.
    if (width > measure + 0.01) return Math.max(1, index);
  }
  return glyphs.length;
}

/** The last place at or before `limit` where a line may end; `limit` itself when there is none. */
function lastBreak(glyphs: readonly Glyph[], limit: number): number {
  for (let end = limit; end > 0; end--) {
    const last = glyphs[end - 1]?.text;
    const next = glyphs[end]?.text;
    if (last !== undefined && next !== undefined && mayBreak(last, next)) return end;
  }
  return limit;
}

function mayBreak(last: string, next: string): boolean {
  if (next === " ") return true;
  if (NOT_FIRST.has(next) || NOT_LAST.has(last)) return false;
  return !(WORD.test(last) && WORD.test(next));
}

function lineOf(glyphs: readonly Glyph[], type: TypeStyle, runsOn: boolean): Line {
  const tall = glyphs.some((glyph) => glyph.missing !== null);
  const height = tall ? Math.max(type.leading, type.size * HOLE.line) : type.leading;
  return { glyphs, width: widthOf(glyphs), height, runsOn };
}

function trimEnd(glyphs: readonly Glyph[]): readonly Glyph[] {
  let end = glyphs.length;
  while (end > 0 && glyphs[end - 1]?.text === " ") end--;
  return glyphs.slice(0, end);
}

function trimStart(glyphs: readonly Glyph[]): readonly Glyph[] {
  let start = 0;
  while (glyphs[start]?.text === " ") start++;
  return glyphs.slice(start);
}
