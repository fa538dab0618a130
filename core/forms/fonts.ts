// Every program that reads this file must see the module's own small types, not the published ones.
// oxlint-disable-next-line typescript/triple-slash-reference
/// <reference path="./fontkit-module.d.ts" />
import { type Font, create } from "fontkit";
import { type RareFonts, rareNumber } from "./rare-fonts.ts";
import { type SubsetSource, subsetSource } from "./subset.ts";

/** The fonts of the forms, as bytes of TrueType files; the caller loads them. */
export interface FontSet {
  /** Noto Serif SC Regular: everything that is filled in or read. */
  readonly body: Uint8Array;
  /** Noto Serif SC Bold: what must stand out. */
  readonly bold: Uint8Array;
  /** Noto Sans SC Bold: titles, stamps. */
  readonly title: Uint8Array;
  /** Those of the fonts of rare characters that this form may need. */
  readonly rare: RareFonts;
}

/** A face that a text can be set in. */
export type TextFace = "body" | "bold" | "title";

/** Any face that a glyph can come from. */
export type FaceName = TextFace | `rare-${string}`;

export interface FaceGlyph {
  readonly id: number;
  /** Advance in thousandths of the type size. */
  readonly advance: number;
}

/** One parsed font. */
export interface Face {
  readonly font: Font;
  readonly source: SubsetSource;
  /** The glyph of a character, or nothing where the font has none. */
  glyph(codePoint: number): FaceGlyph | null;
}

/** The fonts of one form by name, in an order that is always the same. */
export type Faces = ReadonlyMap<FaceName, Uint8Array>;

/** Where to look for a character, nearest in look first: the rare ones are drawn in a serif face too. */
const FALLBACK: Readonly<Record<TextFace, readonly (TextFace | "rare")[]>> = {
  body: ["body", "bold", "rare", "title"],
  bold: ["bold", "body", "rare", "title"],
  title: ["title", "bold", "body", "rare"],
};

const parsed = new WeakMap<Uint8Array, Face>();

export function facesOf({ body, bold, title, rare }: FontSet): Faces {
  const numbers = [...rare.keys()].sort((a, b) => a - b);
  return new Map<FaceName, Uint8Array>([
    ["body", body],
    ["bold", bold],
    ["title", title],
    ...numbers.flatMap((number): [FaceName, Uint8Array][] => {
      const bytes = rare.get(number);
      return bytes === undefined ? [] : [[rareFace(number), bytes]];
    }),
  ]);
}

/** The parsed font of these bytes; each is parsed once for as long as the caller holds its bytes. */
export function faceOf(bytes: Uint8Array): Face {
  const known = parsed.get(bytes);
  if (known !== undefined) return known;
  const face = parse(bytes);
  parsed.set(bytes, face);
  return face;
}

/** The face that draws a character where `wanted` is asked for; null where no font has it. */
export function faceWith(faces: Faces, wanted: TextFace, codePoint: number): FaceName | null {
  for (const choice of FALLBACK[wanted]) {
    const name = choice === "rare" ? rareFace(rareNumber(codePoint)) : choice;
    if (glyphIn(faces, name, codePoint) !== null) return name;
  }
  return null;
}

/** The glyph of a character in one face. */
export function glyphIn(faces: Faces, name: FaceName, codePoint: number): FaceGlyph | null {
  const bytes = faces.get(name);
  return bytes === undefined ? null : faceOf(bytes).glyph(codePoint);
}

function rareFace(number: number): FaceName {
  return `rare-${number.toString(16)}`;
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
    source: subsetSource(bytes),
    glyph(codePoint) {
      const known = glyphs.get(codePoint);
      if (known !== undefined) return known;
      const found = look(codePoint);
      glyphs.set(codePoint, found);
      return found;
    },
  };
}
