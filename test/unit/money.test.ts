import { Decimal } from "decimal.js";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  displayYuan,
  fen,
  MAX_FEN,
  minus,
  parsePercent,
  parseRate,
  parseYuan,
  percentText,
  pointsOff,
  rate,
  rateText,
  share,
  yuan,
  ZERO,
} from "../../core/money.ts";

const amounts = fc.integer({ min: -MAX_FEN, max: MAX_FEN }).map(fen);
const rates = fc.integer({ min: 0, max: 10_000 }).map(rate);

describe("an amount is read exactly as it is written", () => {
  test.each([
    ["57274.55", 5_727_455],
    ["57,274.55", 5_727_455],
    ["１２３．４５", 12_345],
    ["0.1", 10],
    ["−3379.26", -337_926],
    ["0", 0],
    ["１，２３４．５０", 123_450],
    ["1.500", 150],
  ])("%s yuan is %i fen", (text, expected) => {
    expect(parseYuan(text)).toEqual({ ok: true, value: expected });
  });

  test.each([
    ["", "not-a-number"],
    ["abc", "not-a-number"],
    ["1.2.3", "not-a-number"],
    ["1e5", "not-a-number"],
    ["1,23", "not-a-number"],
    [",123.45", "not-a-number"],
    ["1234,567", "not-a-number"],
    ["1.500,000", "not-a-number"],
    ["10²", "not-a-number"],
    ["①②", "not-a-number"],
    ["1.00000000000000000001", "too-many-decimals"],
    [`1.${"0".repeat(100_000)}`, "not-a-number"],
    ["12.345", "too-many-decimals"],
    ["100000000.01", "too-large"],
  ])("%s is refused as %s", (text, error) => {
    expect(parseYuan(text)).toEqual({ ok: false, error });
  });

  test("what is written out is read back as the same amount", () => {
    fc.assert(
      fc.property(amounts, (amount) => {
        expect(parseYuan(yuan(amount))).toEqual({ ok: true, value: amount });
        expect(parseYuan(displayYuan(amount))).toEqual({ ok: true, value: amount });
      }),
    );
  });

  test("the screen groups thousands and shows a true minus", () => {
    expect(displayYuan(fen(-123_456_789))).toBe("−1,234,567.89");
    expect(displayYuan(fen(5))).toBe("0.05");
  });
});

describe("a share of an amount", () => {
  test("is rounded half up to the fen (E12: 4.52 at 5 % is 0.23)", () => {
    expect(share(fen(452), rate(500))).toBe(23);
  });

  test("agrees with decimal arithmetic for every amount and rate", () => {
    fc.assert(
      fc.property(amounts, rates, (amount, part) => {
        const exact = new Decimal(amount).times(part).dividedBy(10_000);
        const expected = exact.toDecimalPlaces(0, Decimal.ROUND_HALF_UP).toNumber();
        expect(share(amount, part)).toBe(expected === 0 ? 0 : expected);
      }),
    );
  });

  test("of a mirror record is the mirror of the share (E11)", () => {
    fc.assert(
      fc.property(amounts, rates, (amount, part) => {
        expect(share(minus(ZERO, amount), part)).toBe(minus(ZERO, share(amount, part)));
      }),
    );
  });
});

describe("rates", () => {
  test("points are subtracted, never multiplied (E25: 55 % less 10 points is 45 %)", () => {
    expect(pointsOff(rate(5500), rate(1000))).toBe(4500);
    expect(pointsOff(rate(500), rate(1000))).toBe(0);
  });

  test.each([
    ["0.85", 8500],
    ["1", 10_000],
    ["0.8525", 8525],
  ])("%s is read as a rate", (text, expected) => {
    expect(parseRate(text)).toEqual({ ok: true, value: expected });
    expect(rateText(rate(expected))).toBe(text);
  });

  test.each(["1.2", "-0.1", "0.85555", "0.8500000000000000001", "85%", ""])(
    "%s is no rate",
    (text) => {
      expect(parseRate(text).ok).toBe(false);
    },
  );

  test("percentages are read as clerks type them", () => {
    expect(parsePercent("10%")).toEqual({ ok: true, value: 1000 });
    expect(parsePercent("8.5")).toEqual({ ok: true, value: 850 });
    expect(parsePercent("10.0000000000000000001").ok).toBe(false);
    expect(parsePercent("1⁰").ok).toBe(false);
    expect(parsePercent("120")).toEqual({ ok: false, error: "too-large" });
    expect(percentText(rate(850))).toBe("8.5");
  });
});
