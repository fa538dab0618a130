import { describe, expect, it } from "vitest";
import type { CaseForm } from "../../core/casefile/form.ts";
import { drawForm, layOutForm } from "../../core/forms/draw.ts";
import type { FormInput } from "../../core/forms/input.ts";
import type { FormKind } from "../../core/forms/kinds.ts";
import { hunanCommitment, inputOf, kaifengReferral, longCase, namedPerson } from "./cases.ts";
import { FONTS } from "./fonts.ts";
import { type Area, ink, pictures, unlike } from "./paper.ts";

/**
 * Subset CJK fonts can print as blank paper while their text still reads well.
 * So each form is held, pixel by pixel, against the same form with its fonts
 * embedded whole.
 */
const SAME = 0.002;

async function bothWays(kind: FormKind, input: FormInput) {
  const subset = await drawForm(kind, input, FONTS);
  const whole = await drawForm(kind, input, FONTS, { subset: false });
  return { subset: pictures(subset.bytes), whole: pictures(whole.bytes) };
}

function place(kind: FormKind, input: FormInput, field: string): Area {
  const found = layOutForm(kind, input, FONTS).pages[0]?.fields.find(
    (item) => item.field === field,
  );
  if (found === undefined) throw new Error(`${field} does not stand on the first page`);
  return found;
}

async function nameInk(form: CaseForm): Promise<number> {
  const input = inputOf(form);
  const [page] = pictures((await drawForm("filing", input, FONTS)).bytes);
  return page === undefined ? 0 : ink(page, place("filing", input, "person.name"));
}

describe("a printed form looks as if its fonts were whole", () => {
  const forms: [FormKind, string, CaseForm, boolean][] = [
    ["filing", "a short filing with rare names", namedPerson("欧阳𬱖㛃𠅤𫖯䶮"), false],
    ["commitment", "a commitment, as a draft", hunanCommitment(), true],
    ["statement", "a short trial statement", kaifengReferral(), false],
    ["statement", "a long statement of many pages", longCase(), false],
  ];
  it.each(forms)("%s: %s", async (kind, _what, form, draft) => {
    const input = inputOf(form, { draft });
    const { subset, whole } = await bothWays(kind, input);
    expect(subset).toHaveLength(whole.length);
    for (const [index, page] of subset.entries()) {
      const reference = whole[index];
      if (reference === undefined) throw new Error("a page is missing");
      expect(ink(reference)).toBeGreaterThan(10_000);
      expect(unlike(page, reference)).toBeLessThan(SAME);
      if (index > 0) continue;
      const name = place(kind, input, "person.name");
      expect(ink(reference, name)).toBeGreaterThan(150);
      expect(unlike(page, reference, name)).toBeLessThan(SAME);
    }
  });
});

describe("a rare name is drawn as itself", () => {
  it.each(["𬱖", "㛃", "𠅤", "𫖯", "䶮"])(
    "%s puts a character's ink into the name cell",
    async (char) => {
      const [plain, rare] = [
        await nameInk(namedPerson("王")),
        await nameInk(namedPerson(`王${char}`)),
      ];
      expect(rare - plain).toBeGreaterThan(50);
    },
  );

  it("no two of them give the same picture, as empty boxes would", async () => {
    const input = inputOf(namedPerson("𬱖"));
    const name = place("filing", input, "person.name");
    const drawn = await Promise.all(
      ["𬱖", "㛃", "𠅤"].map(async (char) =>
        pictures((await drawForm("filing", inputOf(namedPerson(char)), FONTS)).bytes),
      ),
    );
    const [first, second, third] = drawn.map((pages) => pages[0]);
    if (first === undefined || second === undefined || third === undefined)
      throw new Error("no page");
    expect(unlike(first, second, name)).toBeGreaterThan(0.3);
    expect(unlike(first, third, name)).toBeGreaterThan(0.3);
    expect(unlike(second, third, name)).toBeGreaterThan(0.3);
  });
});

describe("a page keeps its margins", () => {
  it.each<[FormKind, CaseForm]>([
    ["filing", longCase()],
    ["commitment", hunanCommitment()],
    ["statement", longCase()],
  ])("%s: nothing stands in the left and right 19 mm", async (kind, form) => {
    const pages = pictures((await drawForm(kind, inputOf(form), FONTS)).bytes);
    for (const page of pages) {
      const side = (19 * 72) / 25.4;
      expect(ink(page, { x: 0, y: 60, width: side, height: 760 })).toBe(0);
      expect(ink(page, { x: 595.28 - side, y: 70, width: side, height: 750 })).toBe(0);
    }
  });
});
