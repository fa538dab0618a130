import { describe, expect, it } from "vitest";
import { drawForm } from "../../core/forms/draw.ts";
import { FORM_KINDS } from "../../core/forms/kinds.ts";
import { hunanCommitment, inputOf, kaifengReferral, longCase, namedPerson } from "./cases.ts";
import { FONTS } from "./fonts.ts";
import { verdicts } from "./preflight.ts";

const CASES = {
  commitment: inputOf(hunanCommitment()),
  long: inputOf(longCase()),
  rare: inputOf(namedPerson("㛃𠅤𪜀𫝀𫠠𬺰𰻝\u{2EBF0}")),
  draft: inputOf(kaifengReferral(), { draft: true }),
};

describe("an archive can keep the file: PDF/A-1b by PDFBox's validator", () => {
  it("every form of every case", { timeout: 300_000 }, async () => {
    const files = new Map<string, Uint8Array>();
    for (const [name, input] of Object.entries(CASES)) {
      for (const kind of FORM_KINDS)
        files.set(`${name}-${kind}`, (await drawForm(kind, input, FONTS)).bytes);
    }
    const valid = Object.fromEntries([...files.keys()].map((name) => [name, "valid"]));
    expect(verdicts(files)).toEqual(valid);
  });

  it("the validator refuses what is not one: a file without its description", () => {
    const text = "%PDF-1.4\ntrailer << >>\n%%EOF\n";
    const files = new Map([["bare", new TextEncoder().encode(text)]]);
    expect(verdicts(files)).toEqual({ bare: expect.stringContaining("<error") });
  });
});
