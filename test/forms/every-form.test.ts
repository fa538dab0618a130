import { describe, expect, it } from "vitest";
import { type CaseForm, emptyCase } from "../../core/casefile/form.ts";
import { drawForm, layOutForm } from "../../core/forms/draw.ts";
import { FORM_KINDS, FORM_SHORT, FORM_TITLE } from "../../core/forms/kinds.ts";
import { IssuedForm } from "../../core/casefile/revision.ts";
import { hunanCommitment, inputOf, longCase } from "./cases.ts";
import { FONTS } from "./fonts.ts";
import { collisions } from "./overlaps.ts";
import { ink, pictures, texts, unlike } from "./paper.ts";

function rareName(): CaseForm {
  const form = hunanCommitment();
  return {
    ...form,
    person: { ...form.person, name: "欧阳𬱖㛃𠅤𫖯䶮", payeeName: "欧阳𬱖㛃𠅤𫖯䶮" },
    agent: { ...form.agent, name: "𬱖㛃" },
  };
}

const CASES: readonly (readonly [string, CaseForm])[] = [
  ["an empty case", emptyCase({ area: "430100", insurance: "employee" })],
  ["everything long", longCase()],
  ["rare names", rareName()],
];

const EVERY = FORM_KINDS.flatMap((kind) =>
  CASES.map(([what, form]) => [kind, what, form] as const),
);

describe("every form", () => {
  it.each(EVERY)("%s of %s: no text lies over another, a rule or a margin", (kind, _what, form) => {
    expect(collisions(layOutForm(kind, inputOf(form), FONTS))).toEqual([]);
  });

  it.each(EVERY)(
    "%s of %s: carries its title, its number, and whose it is",
    async (kind, _what, form) => {
      const { bytes, missingGlyphs, pages } = await drawForm(kind, inputOf(form), FONTS);
      const read = texts(bytes);
      expect(missingGlyphs).toEqual([]);
      expect(read).toHaveLength(pages);
      expect(read[0]).toContain(FORM_TITLE[kind]);
      for (const [index, page] of read.entries()) {
        expect(page).toContain("410212-A3-20261120-017");
        expect(page).toContain(`第${index + 1}页，共${pages}页`);
        expect(page).not.toMatch(/undefined|null|NaN|\[object/u);
      }
      if (kind !== "filing-notice") expect(read.join("")).toContain(form.person.name);
    },
  );

  it.each(FORM_KINDS)("%s of a usual case takes at most two pages", async (kind) => {
    const { pages } = await drawForm(kind, inputOf(hunanCommitment()), FONTS);
    expect(pages).toBeLessThanOrEqual(kind === "statement" || kind === "commitment" ? 2 : 1);
  });

  it.each(FORM_KINDS)("%s looks as if its fonts were whole", async (kind) => {
    const input = inputOf(rareName());
    const subset = pictures((await drawForm(kind, input, FONTS)).bytes);
    const whole = pictures((await drawForm(kind, input, FONTS, { subset: false })).bytes);
    expect(subset).toHaveLength(whole.length);
    for (const [index, page] of subset.entries()) {
      const reference = whole[index];
      if (reference === undefined) throw new Error("a page is missing");
      expect(ink(reference)).toBeGreaterThan(index === 0 ? 10_000 : 1_000);
      expect(unlike(page, reference)).toBeLessThan(0.002);
    }
  });

  it("has a title, a short name and a place in the record of what was issued", () => {
    expect(new Set(Object.values(FORM_TITLE)).size).toBe(FORM_KINDS.length);
    expect(new Set(Object.values(FORM_SHORT)).size).toBe(FORM_KINDS.length);
    for (const form of FORM_KINDS) {
      const issued = { form, sha256: "0".repeat(64), pages: 1, trial: false };
      expect(IssuedForm.parse(issued)).toEqual(issued);
    }
  });
});

describe("the measure of what lies over what", () => {
  const laidOut = layOutForm("acceptance", inputOf(hunanCommitment()), FONTS);

  it.each([
    ["a text moved over another", 0, 15, "over"],
    ["a text moved to the side, across a rule", 60, 0, "across a rule"],
    ["a text moved out of the page", 560, 0, "outside"],
  ])("sees %s", (_what, right, down, said) => {
    const moved = laidOut.pages.map((page) => {
      const at = page.marks.findIndex(
        (mark) => mark.kind === "text" && mark.text.startsWith("身份证明"),
      );
      const marks = page.marks.map((mark, index) =>
        index === at && mark.kind === "text"
          ? { ...mark, x: mark.x + right, y: mark.y + down }
          : mark,
      );
      return { ...page, marks };
    });
    expect(collisions({ ...laidOut, pages: moved }).join()).toContain(said);
  });
});
