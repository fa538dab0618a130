import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ExpenseLine } from "../../core/claim/expenses.ts";
import { fen, minus, NO_POINTS, rate, sum, ZERO } from "../../core/money.ts";
import { NO_SETTINGS } from "../../core/policy/questions.ts";
import { adjudicate } from "../../core/settlement/adjudicate.ts";
import type { Settlement } from "../../core/settlement/receipt.ts";
import { treatmentSentence } from "../../core/words/sentence.ts";
import { stepWords } from "../../core/words/steps.ts";
import { facts, inScope, y } from "../support/facts.ts";
import { buildPack, known, only } from "../support/pack-builder.ts";
import { paidBy, settled, stepAmounts } from "../support/worked-examples.ts";

/** 先行负担 of 医疗费总额: a share of the whole bill is borne first, out of what is in scope (KF-2.1, GD-1). */

const city = (share: string, of?: "in-scope" | "total") =>
  buildPack({
    id: "city",
    rows: { level3: { deductible: "1000", bands: "0.80" } },
    rules: only({
      op: "self-pay-first",
      share: known(share),
      ...(of === undefined ? {} : { of }),
    }),
  });
const selfPaid = (amount: string): ExpenseLine => ({
  grade: "C",
  amount: y(amount),
  preSelfPayRate: NO_POINTS,
  overLimit: ZERO,
});
const bill = (within: string, own: string) => ({ lines: [...inScope(within), selfPaid(own)] });
const note = (settlement: Settlement): string | undefined => {
  const steps = settlement.layers.flatMap((layer) => layer.steps);
  const step = steps.find(({ detail }) => detail.kind === "self-pay-first");
  return step === undefined ? undefined : stepWords(step).note;
};

describe("10 % of the whole bill", () => {
  test.each([
    // 10 % of 20 000; (20 000 − 2 000 − 1 000) × 80 %
    ["20000", "0", "2000", "1000", "13600"],
    // 10 % of 50 000; (20 000 − 5 000 − 1 000) × 80 %
    ["20000", "30000", "5000", "1000", "11200"],
    // 10 % of 20 000, of which 2 500 are in scope: 500 are left and lie below the deductible
    ["2500", "17500", "2000", "500", "0"],
    // 10 % of 30 000 is 3 000, and only 2 500 are in scope: nothing enters
    ["2500", "27500", "2500", "0", "0"],
  ])(
    "%s in scope beside %s: %s first, then %s, the fund pays %s",
    (within, own, first, deductible, paid) => {
      const settlement = settled(city("0.10", "total"), bill(within, own));
      expect(stepAmounts(settlement, "self-pay-first")).toEqual([y(first)]);
      expect(stepAmounts(settlement, "deductible")).toEqual([y(deductible)]);
      expect(paidBy(settlement, "pooled")).toBe(y(paid));
    },
  );

  test("of the in-scope amount where the pack says nothing, as before", () => {
    for (const pack of [city("0.10"), city("0.10", "in-scope")]) {
      const settlement = settled(pack, bill("20000", "30000"));
      expect(stepAmounts(settlement, "self-pay-first")).toEqual([y("2000")]);
      expect(paidBy(settlement, "pooled")).toBe(y("13600"));
    }
  });

  test("it is rounded to the fen half up", () => {
    // 5 % of 1 004.52 + 0.18 = 50.235
    const settlement = settled(city("0.05", "total"), bill("1004.52", "0.18"));
    expect(stepAmounts(settlement, "self-pay-first")).toEqual([y("50.24")]);
  });
});

describe("in the clerk's words", () => {
  test.each([
    ["of what is in scope", "in-scope", "20000", "20,000.00 × 10%"],
    ["of the whole bill", "total", "20000", "总额 50,000.00 × 10%"],
    ["held down by what is in scope", "total", "2500", "总额 32,500.00 × 10%，以政策范围内为限"],
  ] as const)("%s", (_name, of, within, expected) => {
    expect(note(settled(city("0.10", of), bill(within, "30000")))).toBe(expected);
  });

  test("the whole of what is in scope, and no more, is not called held down", () => {
    const settlement = settled(city("0.10", "total"), bill("3000", "27000"));
    expect(note(settlement)).toBe("总额 30,000.00 × 10%");
  });

  test.each([
    ["in-scope", "先由个人负担10%"],
    ["total", "先由个人负担总额的10%"],
  ] as const)("the treatment says of which amount: %s", (of, expected) => {
    const { treatment } = adjudicate(city("0.10", of), NO_SETTINGS, facts());
    expect(treatmentSentence(treatment)).toContain(expected);
  });

  test("the step cites the parameter, and the receipt rests on it", () => {
    const settlement = settled(city("0.10", "total"), {});
    const steps = settlement.layers.flatMap((layer) => layer.steps);
    const step = steps.find(({ detail }) => detail.kind === "self-pay-first");
    expect(step?.detail).toMatchObject({ share: rate(1000), of: "total", limited: false });
    expect(step?.sources).toMatchObject([{ path: "treatment.rules.only.self-pay-first.share" }]);
  });
});

test("the parts add up to the fen, and what is borne first is never more than what is in scope", () => {
  const cents = fc.integer({ min: 0, max: 5_000_000 }).map(fen);
  const shares = fc.constantFrom("0.05", "0.10", "0.40", "1");
  fc.assert(
    fc.property(cents, cents, shares, (within, own, share) => {
      const lines = [
        ...inScope("0").map((line) => ({ ...line, amount: within })),
        { ...selfPaid("0"), amount: own },
      ];
      const settlement = settled(city(share, "total"), { lines });
      const [first = ZERO] = stepAmounts(settlement, "self-pay-first");
      const [deductible = ZERO] = stepAmounts(settlement, "deductible");
      const fund = settlement.fund ?? fen(-1);
      expect(first).toBe(
        Math.min(within, Math.round(((within + own) * Number(share) * 100) / 100)),
      );
      expect(minus(within, sum([first, deductible]))).toBeGreaterThanOrEqual(0);
      expect(sum([fund, settlement.person ?? fen(-1)])).toBe(settlement.split.total);
      expect(sum(stepAmounts(settlement, "band"))).toBe(fund);
    }),
  );
});
