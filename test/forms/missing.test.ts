import { describe, expect, it } from "vitest";
import { drawForm, layOutForm } from "../../core/forms/draw.ts";
import { inputOf, namedPerson } from "./cases.ts";
import { FONTS } from "./fonts.ts";
import { ink, pictures, texts } from "./paper.ts";

const drawn = (name: string) => drawForm("filing", inputOf(namedPerson(name)), FONTS);

async function nameCellInk(name: string): Promise<number> {
  const input = inputOf(namedPerson(name));
  const cell = layOutForm("filing", input, FONTS).pages[0]?.fields.find(
    ({ field }) => field === "person.name",
  );
  const [page] = pictures((await drawForm("filing", input, FONTS)).bytes);
  if (cell === undefined || page === undefined) throw new Error("no name cell");
  return ink(page, cell);
}

/** U+2EBF0 and U+2EBF1 (Ext I) are younger than any free font. */
describe("a character that no font has", () => {
  it("is reported by its code point, once, in the order met", async () => {
    const { missingGlyphs } = await drawn("王\u{2EBF1}\u{2EBF0}\u{2EBF1}");
    expect(missingGlyphs).toEqual(["U+2EBF1", "U+2EBF0"]);
  });

  it("is a box to fill by hand with its code point under it", async () => {
    const { bytes } = await drawn("王\u{2EBF0}");
    expect(texts(bytes)[0]).toContain("U+2EBF0");
    // The dashed box and its label: more ink than the bare name, less than a black square.
    const added = (await nameCellInk("王\u{2EBF0}")) - (await nameCellInk("王"));
    expect(added).toBeGreaterThan(60);
    expect(added).toBeLessThan(400);
  });

  it("takes one place however it is encoded: the rest of the name follows it", async () => {
    const { bytes } = await drawn("\u{2EBF1}明㛃");
    expect(texts(bytes)[0]).toContain("明㛃");
  });

  it("is named also when it comes from a private-use area of an old code page", async () => {
    expect((await drawn("王\uE000")).missingGlyphs).toEqual(["U+E000"]);
  });

  it("is named with its variation selector: the plain shape could be the wrong one", async () => {
    expect((await drawn("葛\u{E0100}")).missingGlyphs).toEqual(["U+845B U+E0100"]);
  });
});

describe("characters that the fonts have", () => {
  it("are never reported, in the plane of rare names as in any other", async () => {
    expect((await drawn("欧阳𬱖㛃·阿卜杜䶮")).missingGlyphs).toEqual([]);
  });

  it("leave out what has no shape, such as a zero-width space from a web page", async () => {
    const { bytes, missingGlyphs } = await drawn("陈\u200B㛃\uFEFF");
    expect(missingGlyphs).toEqual([]);
    expect(texts(bytes)[0]).toContain("陈㛃");
  });
});
