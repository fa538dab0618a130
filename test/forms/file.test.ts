import { describe, expect, it } from "vitest";
import { FORM_TITLE, type FormKind } from "../../core/forms/kinds.ts";
import { drawForm } from "../../core/forms/draw.ts";
import { inCapitals } from "../../core/forms/capitals.ts";
import { fen } from "../../core/money.ts";
import { inputOf, kaifengCommitment, longCase, namedPerson } from "./cases.ts";
import { FONTS } from "./fonts.ts";
import { texts } from "./paper.ts";

const KINDS = Object.keys(FORM_TITLE).filter((kind): kind is FormKind => kind in FORM_TITLE);

describe("the file of a form", () => {
  it.each(KINDS)(
    "%s: the same input gives the same bytes, whatever was drawn between",
    async (kind) => {
      const first = await drawForm(kind, inputOf(kaifengCommitment()), FONTS);
      // ⼀ (a radical) shares its glyph with 一: it must not leave its code behind.
      await drawForm(kind, inputOf(namedPerson("⼀⼆")), FONTS);
      const again = await drawForm(kind, inputOf(kaifengCommitment()), FONTS);
      expect(Buffer.from(again.bytes).equals(Buffer.from(first.bytes))).toBe(true);
    },
  );

  it("another version is another file", async () => {
    const input = inputOf(kaifengCommitment());
    const later = { ...input, revision: { ...input.revision, at: "2026-11-21T01:00:00.000Z" } };
    const [a, b] = [await drawForm("filing", input, FONTS), await drawForm("filing", later, FONTS)];
    expect(Buffer.from(a.bytes).equals(Buffer.from(b.bytes))).toBe(false);
  });

  it.each(KINDS)("%s: one page stays within 100 KB", async (kind) => {
    const { bytes, pages } = await drawForm(kind, inputOf(kaifengCommitment()), FONTS);
    expect(bytes.length).toBeLessThan(100_000 + 20_000 * (pages - 1));
  });

  it("a draft says so on each page, an issued form on none", async () => {
    const form = longCase();
    const draft = await drawForm("statement", inputOf(form, { draft: true }), FONTS);
    const issued = await drawForm("statement", inputOf(form), FONTS);
    const marked = texts(draft.bytes);
    expect(marked.length).toBeGreaterThan(2);
    for (const page of marked) expect(page).toMatch(/^(?=.*草)(?=.*稿)/u);
    for (const page of texts(issued.bytes)) expect(page).not.toMatch(/稿/u);
  });
});

describe("an amount in capitals", () => {
  it.each([
    [0, "人民币零元整"],
    [5, "人民币伍分"],
    [50, "人民币伍角整"],
    [100_05, "人民币壹佰元零伍分"],
    [1_005_00, "人民币壹仟零伍元整"],
    [12_345_67, "人民币壹万贰仟叁佰肆拾伍元陆角柒分"],
    [100_000_00, "人民币壹拾万元整"],
    [10_203_040_50, "人民币壹仟零贰拾万叁仟零肆拾元伍角整"],
  ])("%i fen", (count, words) => {
    expect(inCapitals(fen(count))).toBe(words);
  });
});
