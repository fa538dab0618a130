// Every program that reads this file must see the module's own small types, not the published ones.
// oxlint-disable-next-line typescript/triple-slash-reference
/// <reference path="./fontkit-module.d.ts" />
import { type Font, create } from "fontkit";

/** The fonts of the forms, as bytes of TrueType files; the caller loads them. */
export interface FontSet {
  /** Noto Serif SC Regular: everything that is filled in or read. */
  readonly body: Uint8Array;
  /** Noto Serif SC Bold: what must stand out. */
  readonly bold: Uint8Array;
  /** Noto Sans SC Bold: titles, stamps. */
  readonly title: Uint8Array;
}

export type FaceName = keyof FontSet;

export interface FaceGlyph {
  readonly id: number;
  /** Advance in thousandths of the type size. */
  readonly advance: number;
}

/** One parsed font. */
export interface Face {
  readonly font: Font;
  /** The glyph of a character, or nothing where the font has none. */
  glyph(codePoint: number): FaceGlyph | null;
}

export type Faces = Readonly<Record<FaceName, Face>>;

/** Where to look for a character that a face lacks, nearest in look first. */
const FALLBACK: Readonly<Record<FaceName, readonly FaceName[]>> = {
  body: ["body", "bold", "title"],
  bold: ["bold", "body", "title"],
  title: ["title", "bold", "body"],
};

const parsed = new WeakMap<Uint8Array, Face>();

/** Parses each font once for as long as the caller holds its bytes. */
export function facesOf(fonts: FontSet): Faces {
  return {
    body: faceOf(fonts.body),
    bold: faceOf(fonts.bold),
    title: faceOf(fonts.title),
  };
}

/** The parsed font of these bytes. */
export function faceOf(bytes: Uint8Array): Face {
  const known = parsed.get(bytes);
  if (known !== undefined) return known;
  const face = parse(bytes);
  parsed.set(bytes, face);
  return face;
}

/** The face that draws a character where `wanted` is asked for; null where no font has it. */
export function faceWith(faces: Faces, wanted: FaceName, codePoint: number): FaceName | null {
  return FALLBACK[wanted].find((name) => faces[name].glyph(codePoint) !== null) ?? null;
}

function parse(bytes: Uint8Array): Face {
  const font = create(bytes);
  if ("fonts" in font) throw new Error("a form font must be one face, not a collection");
  const scale = 1000 / font.unitsPerEm;
  const glyphs = new Map<number, FaceGlyph | null>();
  const look = (codePoint: number): FaceGlyph | null => {
    if (!font.hasGlyphForCodePoint(codePoint)) return null;
    const glyph = font.glyphForCodePoint(codePoint);
    return glyph.id === 0 ? null : { id: glyph.id, advance: glyph.advanceWidth * scale };
  };
  return {
    font,
    glyph(codePoint) {
      const known = glyphs.get(codePoint);
      if (known !== undefined) return known;
      const found = look(codePoint);
      glyphs.set(codePoint, found);
      return found;
    },
  };
}
