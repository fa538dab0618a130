import { describe, expect, test } from "vitest";
import type { HospitalLevel } from "../../core/claim/stay.ts";
import { NO_POINTS, sum, ZERO, type Fen } from "../../core/money.ts";
import { shanghaiRetired } from "../fixtures/packs/examples/n01-shanghai.ts";
import { employeesScale } from "../fixtures/packs/examples/n02-employees.ts";
import {
  civilServants,
  civilServantsAsPublished,
} from "../fixtures/packs/examples/n07-nanchang.ts";
import { inScope, stay, y } from "../support/facts.ts";
import { amount, paidBy, said, settled } from "../support/worked-examples.ts";

/** Published figures that are wrong: the engine gives what the scale gives, and not what was printed. */

describe("N01 Shanghai: the page loses 100 yuan between fee and base", () => {
  const fund = (fee: Fen) =>
    settled(shanghaiRetired, {
      lines: [
        { grade: "A", amount: fee, preSelfPayRate: NO_POINTS, overLimit: ZERO },
        {
          grade: "C",
          amount: amount("N01", "inputs", "self_borne"),
          preSelfPayRate: NO_POINTS,
          overLimit: ZERO,
        },
      ],
    }).fund;
  const inFund = sum([amount("N01", "recomputed", "base"), y("700")]);

  test("of the fee as printed the fund pays 92 % of the true base", () => {
    expect(sum([inFund, amount("N01", "inputs", "self_borne")])).toBe(
      amount("N01", "inputs", "fee"),
    );
    expect(fund(inFund)).toBe(amount("N01", "recomputed", "fund_of_true_base"));
    expect(fund(inFund)).not.toBe(amount("N01", "stated", "fund"));
  });

  test("the printed payment belongs to a fee 100 higher", () => {
    expect(fund(sum([inFund, y("100")]))).toBe(amount("N01", "stated", "fund"));
  });
});

describe("N02: no bill of 10 000 gives the printed figures", () => {
  const fundOf = (level: HospitalLevel, bill: string) =>
    settled(employeesScale, { stay: stay({ level }), lines: inScope(bill) }).fund;
  const printed = said("N02", "stated", "results");
  const asWritten = said("N02", "recomputed", "results");
  const cases = [
    // (10 000 − 300) × 90 %; (10 000 − 400) × 85 %; (10 000 − 600) × 85 %
    { level: "level1", of10000: "8730.00", bill: "10000", at: 0 },
    { level: "level2", of10000: "8160.00", bill: "20000", at: 1 },
    { level: "level3", of10000: "7990.00", bill: "25000", at: 2 },
  ] as const;

  test.each(cases)("$level: 10 000 gives $of10000", ({ level, of10000, at }) => {
    if (!Array.isArray(printed)) throw new Error("N02 states no results");
    expect(fundOf(level, "10000")).toBe(y(of10000));
    expect(fundOf(level, "10000")).not.toBe(y(String(printed[at])));
  });

  // The sums as written add a whole band twice: they are those of bills of 20 000 and 25 000.
  test.each(cases)("$level: the sum as written is that of $bill", ({ level, bill, at }) => {
    if (!Array.isArray(asWritten)) throw new Error("N02 has no recomputed results");
    expect(fundOf(level, bill)).toBe(y(String(asWritten[at])));
  });
});

describe("N07 Nanchang: the page forgets the deductible that it gives itself", () => {
  const lines = inScope("200000");
  const rightly = settled(civilServants, { lines });
  const asPublished = settled(civilServantsAsPublished, { lines });

  test("with the deductible the fund pays 169 320", () => {
    expect(paidBy(rightly, "pooled")).toBe(amount("N07", "recomputed", "basic_with_800"));
    expect(paidBy(rightly, "pooled")).not.toBe(amount("N07", "stated", "basic"));
    // 200 000 − 800 − 169 320 = 29 880 at 96 %
    expect(paidBy(rightly, "civil-servant")).toBe(y("28684.80"));
    expect(rightly.person).toBe(y("1995.20"));
  });

  test("without it the page's own sums hold", () => {
    expect(paidBy(asPublished, "pooled")).toBe(amount("N07", "recomputed", "basic_no_deductible"));
    expect(paidBy(asPublished, "civil-servant")).toBe(amount("N07", "recomputed", "civil"));
    expect(asPublished.person).toBe(amount("N07", "stated", "person"));
  });
});
