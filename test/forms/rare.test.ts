import path from "node:path";
import { describe, expect, it } from "vitest";
import { drawForm, layOutForm } from "../../core/forms/draw.ts";
import { type FontSet, facesOf, faceWith } from "../../core/forms/fonts.ts";
import { rareNumbersIn } from "../../core/forms/rare-fonts.ts";
import { drawerWith } from "../../electron/forms/drawer.ts";
import { inputOf, namedPerson } from "./cases.ts";
import { FONTS } from "./fonts.ts";
import { type Area, ink, pictures, texts, unlike } from "./paper.ts";

/** One character of each block: Ext A to H. */
const NAMES = [
  ["A", "㛃"],
  ["B", "\u{20AB4}"],
  ["C", "𪜀"],
  ["D", "𫝀"],
  ["E", "\u{2C0B5}"],
  ["F", "\u{2D9C0}"],
  ["G", "𰻝"],
  ["H", "\u{31350}"],
] as const;

function nameCell(name: string): Area {
  const [page] = layOutForm("filing", inputOf(namedPerson(name)), FONTS).pages;
  const found = page?.fields.find(({ field }) => field === "person.name");
  if (found === undefined) throw new Error("no name cell");
  return found;
}

async function firstPage(name: string, subset: boolean) {
  const { bytes } = await drawForm("filing", inputOf(namedPerson(name)), FONTS, { subset });
  const [page] = pictures(bytes);
  if (page === undefined) throw new Error("no page");
  return page;
}

describe("GB 18030-2022: the characters that a form can draw", () => {
  const faces = facesOf(FONTS);
  it.each([
    ["CJK Unified Ideographs", 0, 0x4e00, 0x9fff],
    ["Ext A", 0, 0x3400, 0x4dbf],
    ["Ext B", 0, 0x20000, 0x2a6df],
    ["Ext C", 0, 0x2a700, 0x2b739],
    ["Ext D", 0, 0x2b740, 0x2b81d],
    ["Ext E", 0, 0x2b820, 0x2cea1],
    ["Ext F", 0, 0x2ceb0, 0x2ebe0],
    // As far as free fonts go: 3 045 of 4 939, and 2 271 of 4 192.
    ["Ext G", 1894, 0x30000, 0x3134a],
    ["Ext H", 1921, 0x31350, 0x323af],
    ["compatibility ideographs", 0, 0xf900, 0xfa6d],
    ["compatibility supplement", 0, 0x2f800, 0x2fa1d],
  ])("%s: all but %i", (_block, lacking, first, last) => {
    let missing = 0;
    for (let code = first; code <= last; code++) {
      if (faceWith(faces, "body", code) === null) missing += 1;
    }
    expect(missing).toBe(lacking);
  });
});

describe("a name of rare characters", () => {
  it.each(NAMES)("Ext %s: %s stands in the name cell and in the text", async (_block, char) => {
    const { bytes, missingGlyphs } = await drawForm(
      "filing",
      inputOf(namedPerson(`王${char}`)),
      FONTS,
    );
    expect(missingGlyphs).toEqual([]);
    expect(texts(bytes)[0]).toContain(`王${char}`);
    const cell = nameCell(`王${char}`);
    const added =
      ink(await firstPage(`王${char}`, true), cell) - ink(await firstPage("王", true), cell);
    expect(added).toBeGreaterThan(50);
  });

  it("looks as if its fonts were whole", async () => {
    const name = NAMES.map(([, char]) => char).join("");
    const [subset, whole] = [await firstPage(name, true), await firstPage(name, false)];
    expect(ink(whole, nameCell(name))).toBeGreaterThan(500);
    expect(unlike(subset, whole, nameCell(name))).toBeLessThan(0.002);
  });

  it("in the private-use code of an old GBK system is the character it stands for", async () => {
    const { bytes, missingGlyphs } = await drawForm(
      "filing",
      inputOf(namedPerson("王\uE863")),
      FONTS,
    );
    expect(missingGlyphs).toEqual([]);
    expect(texts(bytes)[0]).toContain("王䶮");
  });
});

describe("the fonts of rare characters are loaded on demand", () => {
  const asked = async (name: string): Promise<number[]> => {
    const given: FontSet[] = [];
    const draw = drawerWith(
      async (_kind, _input, fonts) => {
        given.push(fonts);
        return { bytes: new Uint8Array(), pages: 0, missingGlyphs: [] };
      },
      path.resolve(import.meta.dirname, "../../resources"),
    );
    await draw("filing", inputOf(namedPerson(name)));
    return given.flatMap(({ rare }) => [...rare.keys()]);
  };

  it("none for a usual name, one for each 256 code points of a rare one", async () => {
    expect(await asked("陈明")).toEqual([]);
    expect(await asked("陈𪜀𪜁𰻝")).toEqual([0x2a7, 0x30e]);
  });

  it("none where no font exists: the form marks the character", async () => {
    expect(rareNumbersIn("\u{2EBF0}")).toEqual([0x2eb]);
    expect(await asked("陈\u{3FFFD}")).toEqual([]);
  });
});
