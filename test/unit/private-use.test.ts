import { describe, expect, it, test } from "vitest";
import { withoutPrivateUse } from "../../core/private-use.ts";

/** Characters of GBK's bytes FE50 to FEA0 as the platform's own tables of GB 18030-2022 know them. */
function asTheStandardSays(): string[] {
  const decoder = new TextDecoder("gb18030");
  return Array.from({ length: 0xa1 - 0x50 }, (_, index) => 0x50 + index)
    .filter((byte) => byte !== 0x7f)
    .map((byte) => decoder.decode(Uint8Array.of(0xfe, byte)));
}

describe("private-use characters of GBK become what they are", () => {
  test("all 80, in the order of the code page", () => {
    const standard = asTheStandardSays();
    expect(standard).toHaveLength(80);
    standard.forEach((char, index) => {
      const old = String.fromCharCode(0xe815 + index);
      // Six keep a private-use place beside their new one in the standard's own table.
      if (char !== old) expect(withoutPrivateUse(old)).toBe(char);
    });
  });

  test.each([
    ["\uE816", "\u{20087}"],
    ["\uE817", "\u{20089}"],
    ["\uE818", "\u{200CC}"],
    ["\uE831", "\u{215D7}"],
    ["\uE83B", "\u{2298F}"],
    ["\uE855", "\u{241FE}"],
    ["\uE863", "䶮"],
  ])("%s is %s", (old, char) => {
    expect(withoutPrivateUse(`王${old}明`)).toBe(`王${char}明`);
  });

  it("leaves everything else: other private use, rare names, Latin", () => {
    const text = "王\uE000\uE814\uE865𬱖㛃 A·b";
    expect(withoutPrivateUse(text)).toBe(text);
  });
});
