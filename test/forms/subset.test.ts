import { create } from "fontkit";
import { expect, test } from "vitest";
import { faceOf } from "../../core/forms/fonts.ts";
import { subsetOf, subsetSource } from "../../core/forms/subset.ts";
import { FONTS } from "./fonts.ts";

/** Han, digits, a space, letters with and without marks. */
const TEXT = "国㛃 0é½Ǻ①ｶﾞが";

/** The file of a subset, read again as any reader of fonts would. */
function reread(bytes: Uint8Array) {
  const font = create(bytes);
  if ("fonts" in font) throw new Error("a collection");
  return font;
}

const RARE = [...FONTS.rare.values()].slice(0, 2);
const FILES: readonly (readonly [string, Uint8Array])[] = [
  ["body", FONTS.body],
  ["title", FONTS.title],
  ...RARE.map((bytes, no) => [`rare ${no}`, bytes] as const),
];

test.each(FILES)(
  "a subset of the %s font draws every glyph as the whole font does",
  (name, bytes) => {
    const face = faceOf(bytes);
    const { font, source } = face;
    const subset = subsetOf(source);
    const wanted = name.startsWith("rare")
      ? font.characterSet.slice(0, 20)
      : Array.from(TEXT, (char) => char.codePointAt(0) ?? 0);
    const ids = wanted.flatMap((codePoint) => face.glyph(codePoint)?.id ?? []);
    expect(ids.length).toBeGreaterThan(5);
    const places = ids.map((id) => subset.includeGlyph(id));
    const small = reread(subset.encode());
    for (const [at, id] of ids.entries()) {
      const [copy, whole] = [small.getGlyph(places[at] ?? 0), font.getGlyph(id)];
      expect(copy.path.toSVG()).toBe(whole.path.toSVG());
      expect(copy.advanceWidth).toBe(whole.advanceWidth);
    }
  },
);

test("a subset holds .notdef and what was asked for, once each", () => {
  const face = faceOf(FONTS.body);
  const subset = subsetOf(face.source);
  const id = face.glyph(0x56fd)?.id ?? 0;
  expect([subset.includeGlyph(id), subset.includeGlyph(id)]).toEqual([1, 1]);
  const small = subset.encode();
  expect(subset.glyphs).toEqual([0, id]);
  expect(small.length).toBeLessThan(3000);
});

test("the sum over a subset's file is the one that readers of fonts check", () => {
  const face = faceOf(FONTS.title);
  const subset = subsetOf(face.source);
  for (const char of "台账") subset.includeGlyph(face.glyph(char.codePointAt(0) ?? 0)?.id ?? 0);
  const file = subset.encode();
  const view = new DataView(file.buffer);
  let sum = 0;
  for (let at = 0; at < file.length; at += 4) sum = (sum + view.getUint32(at)) >>> 0;
  expect(file.length % 4).toBe(0);
  expect(sum).toBe(0xb1b0afba);
});

test("a glyph that is put together from others is refused: a subset would draw it without its parts", () => {
  const bytes = FONTS.title.slice();
  const { tables, view, longOffsets } = subsetSource(bytes);
  const id = faceOf(bytes).glyph(0x56fd)?.id ?? 0;
  const [loca, glyf] = [tables.get("loca")?.offset ?? 0, tables.get("glyf")?.offset ?? 0];
  expect(longOffsets).toBe(true);
  bytes[glyf + view.getUint32(loca + id * 4)] = 0xff;
  const subset = subsetOf(subsetSource(bytes));
  subset.includeGlyph(id);
  expect(() => subset.encode()).toThrow("put together");
});
