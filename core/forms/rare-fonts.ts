import { withoutPrivateUse } from "../private-use.ts";

/**
 * Fonts of rare characters (Ext B and later), one for each 256 code points, by
 * that number: the font 0x2a7 holds U+2A700 to U+2A7FF.
 */
export type RareFonts = ReadonlyMap<number, Uint8Array>;

/** Number of the font that would hold a character. */
export function rareNumber(codePoint: number): number {
  return codePoint >> 8;
}

/** Characters that the text fonts may lack: compatibility ideographs and everything beyond the basic plane. */
const RARE = /[\uF900-\uFAFF\u{20000}-\u{3FFFF}]/gu;

/** Numbers of the fonts that the characters in a form's data ask for, smallest first. */
export function rareNumbersIn(data: unknown): number[] {
  const characters = withoutPrivateUse(JSON.stringify(data)).match(RARE) ?? [];
  const numbers = new Set(characters.map((char) => rareNumber(char.codePointAt(0) ?? 0)));
  return [...numbers].sort((a, b) => a - b);
}
