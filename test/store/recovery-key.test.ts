import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  newRecoveryKey,
  parseRecoveryKey,
  printedRecoveryKey,
} from "../../electron/security/recovery-key.ts";

const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ".split("");

const keys = fc.constant(null).map(newRecoveryKey);
const position = fc.nat(25);
const separator = fc.constantFrom("", " ", "-", "—", "－", "  ", "\t", "·", "\u3000");

/** How somebody may type a character of the sheet. */
function typings(character: string): fc.Arbitrary<string> {
  const alike = { "0": ["O", "o"], "1": ["I", "i", "L", "l"] }[character] ?? [];
  const full = String.fromCodePoint((character.codePointAt(0) ?? 0) + 0xfee0);
  return fc.constantFrom(character, character.toLowerCase(), full, ...alike);
}

const typed = keys.chain((key) =>
  fc
    .tuple(...key.split("").map((character) => fc.tuple(typings(character), separator)))
    .map((parts) => ({ key, text: parts.flat().join("") })),
);

describe("a recovery key", () => {
  it("is printed in groups and read back", () => {
    fc.assert(
      fc.property(keys, (key) => {
        const printed = printedRecoveryKey(key);
        expect(printed).toMatch(/^([0-9A-HJKMNP-TV-Z]{5}-){5}[0-9A-HJKMNP-TV-Z]$/u);
        expect(parseRecoveryKey(printed)).toEqual({ ok: true, value: key });
      }),
    );
  });

  it("is read in any case and width, with any separators, with O for 0 and I or L for 1", () => {
    fc.assert(
      fc.property(typed, ({ key, text }) => {
        expect(parseRecoveryKey(text)).toEqual({ ok: true, value: key });
      }),
      { numRuns: 500 },
    );
  });

  it("is refused when one character is wrong, whichever it is", () => {
    fc.assert(
      fc.property(keys, position, fc.constantFrom(...ALPHABET), (key, at, wrong) => {
        fc.pre(key[at] !== wrong);
        const text = key.slice(0, at) + wrong + key.slice(at + 1);
        expect(parseRecoveryKey(text)).toEqual({ ok: false, error: "check" });
      }),
      { numRuns: 2000 },
    );
  });

  it("is refused when two characters have changed places, however far apart", () => {
    fc.assert(
      fc.property(keys, position, position, (key, one, other) => {
        fc.pre(key[one] !== key[other]);
        const characters = key.split("");
        characters[one] = key[other] ?? "";
        characters[other] = key[one] ?? "";
        expect(parseRecoveryKey(characters.join(""))).toEqual({ ok: false, error: "check" });
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    { what: "nothing", change: () => "", error: "length" },
    { what: "a character less", change: (key: string) => key.slice(1), error: "length" },
    { what: "a character more", change: (key: string) => `${key}0`, error: "length" },
    {
      what: "a U, which no key has",
      change: (key: string) => `U${key.slice(1)}`,
      error: "character",
    },
    {
      what: "a Chinese character",
      change: (key: string) => `${key.slice(1)}零`,
      error: "character",
    },
  ])("is refused with $what", ({ change, error }) => {
    expect(parseRecoveryKey(change(newRecoveryKey()))).toEqual({ ok: false, error });
  });

  it("is another one each time, of all characters", () => {
    const made = Array.from({ length: 200 }, newRecoveryKey);
    expect(new Set(made).size).toBe(200);
    expect(new Set(made.join("")).size).toBe(32);
  });
});
