import { withoutPrivateUse } from "../../private-use.ts";
import { type FaceName, type Faces, type TextFace, faceWith, glyphIn } from "../fonts.ts";
import type { Ink } from "./marks.ts";

/** How a text is set. */
export interface TypeStyle {
  readonly face: TextFace;
  readonly size: number;
  /** Distance from line to line. */
  readonly leading: number;
  readonly ink: Ink;
  /** Digits of one width, so that amounts stand under each other. */
  readonly tabular: boolean;
  /** Space between characters, for titles. */
  readonly spacing: number;
}

/** One character as it will stand in a line. */
export interface Glyph {
  readonly text: string;
  readonly face: FaceName;
  readonly width: number;
  /** Space before the drawn glyph inside its width. */
  readonly before: number;
  /** Code point of a character that no font has: it is drawn as a box to fill by hand. */
  readonly missing: string | null;
}

/** Sets type in the fonts of a form and remembers the characters that no font has. */
export interface Typesetter {
  readonly faces: Faces;
  /** `U+2A700`, in the order met, once each. */
  readonly missing: Set<string>;
}

export function newTypesetter(faces: Faces): Typesetter {
  return { faces, missing: new Set() };
}

export function style(
  face: TextFace,
  size: number,
  options: { leading?: number; ink?: Ink; tabular?: boolean; spacing?: number } = {},
): TypeStyle {
  const { leading = size * 1.5, ink = 0, tabular = false, spacing = 0 } = options;
  return { face, size, leading, ink, tabular, spacing };
}

/** The same style at another size, its leading in proportion. */
export function resized(from: TypeStyle, size: number): TypeStyle {
  return { ...from, size, leading: (from.leading * size) / from.size };
}

/** A box to fill by hand and the code point under it, in parts of the type size. */
export const HOLE = { width: 2.1, side: 1.2, label: 0.42, line: 2 } as const;

const VARIATION = /^[\u{FE00}-\u{FE0F}\u{E0100}-\u{E01EF}]$/u;
const INVISIBLE = /^[\p{Default_Ignorable_Code_Point}\p{Cc}]$/u;
const SPACE = /^\p{Zs}$/u;

/** A text as glyphs, character by code point: a name outside the BMP is as long as it looks. */
export function glyphsOf(setter: Typesetter, text: string, type: TypeStyle): Glyph[] {
  return characters(text).map((character) => glyphOf(setter, character, type));
}

export function widthOf(glyphs: readonly Glyph[]): number {
  return glyphs.reduce((total, glyph) => total + glyph.width, 0);
}

/** Code points, each with the variation selector that follows it; what has no shape falls away. */
function characters(text: string): string[] {
  const list: string[] = [];
  for (const char of withoutPrivateUse(text)) {
    const last = list.at(-1);
    if (VARIATION.test(char) && last !== undefined) list[list.length - 1] = last + char;
    else if (SPACE.test(char) && char !== "\u3000") list.push(" ");
    else if (char === "\t") list.push(" ");
    else if (!INVISIBLE.test(char)) list.push(char);
  }
  return list;
}

function glyphOf(setter: Typesetter, text: string, type: TypeStyle): Glyph {
  const codePoints = Array.from(text, (char) => char.codePointAt(0) ?? 0);
  const [codePoint = 0] = codePoints;
  // A variation selector asks for a shape that these fonts do not tell apart: the plain one could be wrong.
  const face = codePoints.length > 1 ? null : faceWith(setter.faces, type.face, codePoint);
  const glyph = face === null ? null : glyphIn(setter.faces, face, codePoint);
  if (face === null || glyph === null) {
    const missing = codePoints.map(codePointName).join(" ");
    setter.missing.add(missing);
    return { text, face: type.face, width: type.size * HOLE.width, before: 0, missing };
  }
  const natural = (glyph.advance * type.size) / 1000;
  const before =
    type.tabular && /^\d$/u.test(text)
      ? (figureWidth(setter, face) * type.size) / 2000 - natural / 2
      : 0;
  return { text, face, width: natural + before * 2 + type.spacing, before, missing: null };
}

/** `U+2A700` */
export function codePointName(codePoint: number): string {
  return `U+${codePoint.toString(16).toUpperCase().padStart(4, "0")}`;
}

/** Widest digit of a face; Noto Serif SC has no tabular figures of its own. */
function figureWidth(setter: Typesetter, face: FaceName): number {
  let widest = 0;
  for (let digit = 0x30; digit <= 0x39; digit++) {
    widest = Math.max(widest, glyphIn(setter.faces, face, digit)?.advance ?? 0);
  }
  return widest;
}
