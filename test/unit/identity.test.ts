import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkDigit, groupedId, maskedId, parseIdNumber } from "../../core/identity.ts";

const GOOD = `41022419680412042${checkDigit("41022419680412042")}`;

describe("an identity number", () => {
  test("gives birth date and sex", () => {
    expect(parseIdNumber(GOOD)).toEqual({
      ok: true,
      value: { number: GOOD, birth: "1968-04-12", sex: "female" },
    });
  });

  test("is read with spaces and a small x", () => {
    const withX = "43010219900101001X";
    const first17 = withX.slice(0, 17);
    const number = first17 + checkDigit(first17);
    expect(parseIdNumber(groupedId(number).toLowerCase()).ok).toBe(true);
  });

  test.each([
    ["4102241968041204", "length"],
    ["41022419680412A42X", "characters"],
    ["990224196804120426", "region"],
    ["410224196802300426", "birth"],
  ])("%s is refused for its %s", (text, kind) => {
    const read = parseIdNumber(text);
    expect(read.ok ? "read" : read.error.kind).toBe(kind);
  });

  test("a wrong check digit is named with the right one", () => {
    const wrong = GOOD.slice(0, 17) + (GOOD.endsWith("9") ? "8" : "9");
    expect(parseIdNumber(wrong)).toEqual({
      ok: false,
      error: { kind: "check-digit", expected: GOOD.charAt(17) },
    });
  });

  test("any single wrong digit is caught", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 16 }), fc.integer({ min: 1, max: 9 }), (at, by) => {
        const digit = (Number(GOOD.charAt(at)) + by) % 10;
        const wrong = GOOD.slice(0, at) + String(digit) + GOOD.slice(at + 1);
        expect(parseIdNumber(wrong).ok).toBe(false);
      }),
    );
  });

  test("is shown in groups, also while it is unfinished", () => {
    expect(groupedId(GOOD)).toBe(`410224 19680412 ${GOOD.slice(14)}`);
    expect(groupedId("41022419680412")).toBe("410224 19680412");
    expect(groupedId("4102")).toBe("4102");
  });

  test("is masked in lists", () => {
    expect(maskedId(GOOD)).toBe(`410224********${GOOD.slice(14)}`);
  });
});
