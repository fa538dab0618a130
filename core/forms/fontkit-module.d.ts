/**
 * The part of fontkit 2 that the forms use. Declared here because its published
 * types bring all of Node's into the core, which knows no Node.
 */
declare module "fontkit" {
  export interface Glyph {
    readonly id: number;
    readonly codePoints: number[];
    readonly advanceWidth: number;
  }

  export interface Subset {
    /** Glyphs of the font in the order of the subset; `.notdef` is the first. */
    readonly glyphs: readonly number[];
    includeGlyph(glyph: number | Glyph): number;
    encode(): Uint8Array;
  }

  export interface Font {
    readonly postscriptName: string | null;
    readonly unitsPerEm: number;
    readonly ascent: number;
    readonly descent: number;
    readonly italicAngle: number;
    readonly capHeight: number;
    readonly xHeight: number;
    readonly bbox: {
      readonly minX: number;
      readonly minY: number;
      readonly maxX: number;
      readonly maxY: number;
      readonly width: number;
      readonly height: number;
    };
    readonly characterSet: number[];
    hasGlyphForCodePoint(codePoint: number): boolean;
    glyphForCodePoint(codePoint: number): Glyph;
    layout(text: string, features?: Record<string, boolean> | string[]): { glyphs: Glyph[] };
    getGlyph(id: number): Glyph & { readonly path: { toSVG(): string } };
    createSubset(): Subset;
  }

  export interface FontCollection {
    readonly fonts: Font[];
  }

  export function create(buffer: Uint8Array, postscriptName?: string): Font | FontCollection;
}
