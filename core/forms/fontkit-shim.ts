import type { Font, Glyph, Subset } from "fontkit";
import { type Face, faceOf } from "./fonts.ts";
import { subsetOf } from "./subset.ts";

/** What pdf-lib calls while it embeds one font into one file. */
export interface EmbeddedFont extends Omit<
  Font,
  "layout" | "createSubset" | "hasGlyphForCodePoint" | "getGlyph"
> {
  layout(text: string): { glyphs: Glyph[] };
  createSubset(): Subset;
}

/** The engine of one file. */
export interface FormFontkit {
  create(bytes: Uint8Array): EmbeddedFont;
  /** How many glyphs the subset of a font holds once it is embedded; null for a font embedded whole. */
  glyphCount(bytes: Uint8Array): number | null;
}

/**
 * The engine that pdf-lib registers: fontkit 2 behind the shape pdf-lib asks for.
 * Characters map to glyphs one by one, as the layout measured them. Shaping is
 * left out: it is the slow part of fontkit, and it sets an identity number that
 * ends in X in full-width digits. (pdf-lib's own fork of fontkit is never used:
 * it blanks CJK glyphs when it subsets.)
 */
export function newFontkit(): FormFontkit {
  const subsets = new Map<Uint8Array, Subset>();
  return {
    create(bytes) {
      const font = embedded(faceOf(bytes));
      const createSubset = (): Subset => {
        const subset = font.createSubset();
        subsets.set(bytes, subset);
        return subset;
      };
      return { ...font, createSubset };
    },
    glyphCount: (bytes) => subsets.get(bytes)?.glyphs.length ?? null,
  };
}

/**
 * A font for one file. Its glyphs are made anew, because fontkit keeps with a
 * glyph the first character that ever asked for it: 一 (U+4E00) and the radical
 * ⼀ (U+2F00) share one glyph, so one case's text could leak into the next file.
 */
function embedded(face: Face): EmbeddedFont {
  const { font } = face;
  const glyphs = new Map<number, Glyph>();
  const glyphOf = (codePoint: number): Glyph => {
    const found = face.glyph(codePoint);
    if (found === null) throw new Error(`no glyph for U+${codePoint.toString(16)}`);
    const known = glyphs.get(found.id);
    if (known !== undefined) return known;
    const glyph = {
      id: found.id,
      codePoints: [codePoint],
      advanceWidth: (found.advance * font.unitsPerEm) / 1000,
    };
    glyphs.set(found.id, glyph);
    return glyph;
  };
  return {
    postscriptName: font.postscriptName,
    unitsPerEm: font.unitsPerEm,
    ascent: font.ascent,
    descent: font.descent,
    italicAngle: font.italicAngle,
    capHeight: font.capHeight,
    xHeight: font.xHeight,
    bbox: font.bbox,
    characterSet: font.characterSet,
    glyphForCodePoint: (codePoint) => font.glyphForCodePoint(codePoint),
    layout: (text) => ({ glyphs: Array.from(text, (char) => glyphOf(char.codePointAt(0) ?? 0)) }),
    createSubset: () => subsetOf(face.source),
  };
}
