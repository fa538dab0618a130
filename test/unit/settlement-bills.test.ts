import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { GRADES, splitLine, type ExpenseLine } from "../../core/claim/expenses.ts";
import { fen, rate, type Fen } from "../../core/money.ts";
import { NO_SETTINGS } from "../../core/policy/questions.ts";
import { adjudicate } from "../../core/settlement/adjudicate.ts";
import { stepWords } from "../../core/words/steps.ts";
import { facts, filing, KAIFENG, shipped } from "../support/facts.ts";

const kaifeng = shipped(KAIFENG, "resident");

describe("for any bill", () => {
  const lines: fc.Arbitrary<ExpenseLine> = fc
    .record({
      grade: fc.constantFrom(...GRADES),
      amount: fc.integer({ min: 0, max: 5_000_000 }),
      preSelfPayRate: fc.constantFrom(0, 500, 1000, 2000, 10_000).map(rate),
      limited: fc.double({ min: 0, max: 1, noNaN: true }),
    })
    .map(({ grade, amount, preSelfPayRate, limited }) => ({
      grade,
      amount: fen(amount),
      preSelfPayRate,
      overLimit: fen(grade === "C" ? 0 : Math.floor(amount * limited)),
    }));
  const bills = fc.array(lines, { minLength: 1, maxLength: 40 });
  const filings = fc.constantFrom(
    filing(),
    filing({ basis: "commitment" }),
    filing({ category: "referral" }),
  );

  test("each line splits without a fen lost", () => {
    fc.assert(
      fc.property(lines, (line) => {
        const { total, fullSelfPay, overLimit, preSelfPay, inScope: within } = splitLine(line);
        expect(fullSelfPay + overLimit + preSelfPay + within).toBe(total);
        expect(Math.min(fullSelfPay, overLimit, preSelfPay, within)).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  test("fund + hospital + person = total, nobody pays less than nothing", () => {
    fc.assert(
      fc.property(bills, filings, (bill, filed) => {
        const { settlement } = adjudicate(
          kaifeng,
          NO_SETTINGS,
          facts({ lines: bill, filing: filed }),
        );
        if (settlement === null || settlement.fund === null || settlement.person === null)
          throw new Error("undetermined");
        const { fund, hospital, person, split } = settlement;
        expect(fund + hospital + person).toBe(split.total);
        expect(settlement.fund).toBeGreaterThanOrEqual(0);
        expect(settlement.person).toBeGreaterThanOrEqual(0);
        expect(settlement.fund).toBeLessThanOrEqual(settlement.split.inScope);
      }),
    );
  });

  test("proof never gives less than referral, referral never less than commitment", () => {
    fc.assert(
      fc.property(bills, (bill) => {
        const fund = (filed: ReturnType<typeof filing>): Fen =>
          adjudicate(kaifeng, NO_SETTINGS, facts({ lines: bill, filing: filed })).settlement
            ?.fund ?? fen(-1);
        const proof = fund(filing());
        const referral = fund(filing({ category: "referral" }));
        const commitment = fund(filing({ basis: "commitment" }));
        expect(proof).toBeGreaterThanOrEqual(referral);
        expect(referral).toBeGreaterThanOrEqual(commitment);
      }),
    );
  });

  test("every step has words and a source", () => {
    fc.assert(
      fc.property(bills, filings, (bill, filed) => {
        const { settlement } = adjudicate(
          kaifeng,
          NO_SETTINGS,
          facts({ lines: bill, filing: filed }),
        );
        const steps = [
          ...(settlement?.scope ?? []),
          ...(settlement?.layers ?? []).flatMap((each) => each.steps),
        ];
        for (const step of steps) {
          expect(stepWords(step).label).not.toBe("");
          expect(step.sources.length).toBeGreaterThan(0);
        }
      }),
      { numRuns: 30 },
    );
  });
});
