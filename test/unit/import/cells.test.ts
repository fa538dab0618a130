import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { chargeCategoryOf } from "../../../core/claim/charge-category.ts";
import {
  lostDigits,
  readDay,
  readGrade,
  readNumber,
  readShare,
  shareUnitOf,
} from "../../../core/import/cells.ts";

function amount(text: string): string {
  const read = readNumber(text, 2);
  return read.ok ? read.value.toFixed(2) : read.error;
}

describe("an amount of a hospital's list", () => {
  test.each([
    ["1,234.50", "1234.50"],
    ["１，２３４．５０", "1234.50"],
    ["￥12", "12.00"],
    ["¥ 1 234.5", "1234.50"],
    ["12.3元", "12.30"],
    [".5", "0.50"],
    ["+7", "7.00"],
    ["−3.20", "-3.20"],
    ["（12.00）", "-12.00"],
    ["0.30000000000000004", "0.30"],
    ["12.340000000001", "12.34"],
    ["29.999999999999996", "30.00"],
  ])("%s is read exactly as %s", (text, expected) => expect(amount(text)).toBe(expected));

  test.each([
    ["12.345", "too-fine"],
    ["12.34001", "too-fine"],
    ["1,23.45", "not-a-number"],
    ["12..3", "not-a-number"],
    ["=1+2", "not-a-number"],
    ["-", "not-a-number"],
    ["1e3", "not-a-number"],
    ["10²", "not-a-number"],
    ["999999999999", "too-large"],
  ])("%s is refused: %s", (text, expected) => expect(amount(text)).toBe(expected));

  it("that a computer has added up in binary is the fen that it means", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 9_999_999 }), { minLength: 1, maxLength: 30 }),
        (fen) => {
          const floats = fen.reduce((total, one) => total + one / 100, 0);
          const exact = fen.reduce((total, one) => total + one, 0);
          expect(amount(String(floats))).toBe((exact / 100).toFixed(2));
        },
      ),
    );
  });

  it("with a real third decimal is never rounded", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 999_999 }),
        fc.integer({ min: 1, max: 9 }),
        (yuan, thousandth) => {
          expect(amount(`${yuan}.12${thousandth}`)).toBe("too-fine");
        },
      ),
    );
  });
});

describe("classes, shares, days and kinds of charge", () => {
  test.each([
    ["甲类", "A"],
    ["乙", "B"],
    ["０２", "B"],
    ["丙级", "C"],
    ["自费", "C"],
    ["甲乙", null],
    ["未知", null],
  ])("class %s is %s", (text, expected) => expect(readGrade(text)).toBe(expected));

  it("shares are parts of one only where the whole column is at most one", () => {
    expect(shareUnitOf(["0.1", "0.2", "1", "0"])).toBe("part");
    expect(shareUnitOf(["10", "20", "0"])).toBe("percent");
    expect(shareUnitOf(["0.5", "10"])).toBe("percent");
    expect(shareUnitOf(["10%", "20%"])).toBe("percent");
    expect(shareUnitOf(["0", "0"])).toBe("percent");
  });

  test.each([
    ["0.1", "part", "10"],
    ["0.15000000000000002", "part", "15"],
    ["1", "part", "100"],
    ["10", "percent", "10"],
    ["8.5%", "part", "8.5"],
  ] as const)("a share %s in %s is %s percent", (text, unit, expected) => {
    expect(readShare(text, unit)).toEqual({ ok: true, value: expected });
  });

  it("a share above the whole or below nothing is refused", () => {
    expect(readShare("120%", "percent")).toEqual({ ok: false, error: "too-large" });
    expect(readShare("-5", "percent")).toEqual({ ok: false, error: "not-a-number" });
  });

  test.each([
    ["2026-10-12 08:30:00", "2026-10-12"],
    ["2026/10/2", "2026-10-02"],
    ["20261012", "2026-10-12"],
    ["10-12", "2026-10-12"],
    ["10月2日", "2026-10-02"],
  ])("day %s is %s", (text, expected) => {
    expect(readDay(text, "2026")).toEqual({ ok: true, value: expected });
  });

  test.each(["2026-02-30", "46307", "昨天"])("%s is no day", (text) => {
    expect(readDay(text, "2026").ok).toBe(false);
  });

  test.each([
    ["西药费", "09"],
    ["检验费", "04"],
    ["卫生材料费", "08"],
    ["9", "09"],
    ["一般诊疗费", "12"],
    ["中成药", "11"],
    ["奖金", null],
  ])("kind of charge %s is %s", (text, expected) => expect(chargeCategoryOf(text)).toBe(expected));

  it("a code that was turned into a number is noticed", () => {
    expect(lostDigits("1.2345678901234567E+19")).toBe(true);
    expect(lostDigits("310701022")).toBe(false);
    expect(lostDigits("XN01AXB")).toBe(false);
  });
});
