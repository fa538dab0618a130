import fc from "fast-check";
import { expect, test } from "vitest";
import { yuan, type Fen } from "../../core/money.ts";
import { createAdjudicator } from "../../core/settlement/adjudicate.ts";
import type { Settlement } from "../../core/settlement/receipt.ts";
import { oracle, type OracleResult } from "../support/oracle.ts";
import { factsOf, packOf, policies, settingsOf, stays } from "../support/oracle-cases.ts";

const CASES = Number(process.env["ORACLE_CASES"] ?? 100_000);
const STAYS_OF_A_POLICY = 200;

const text = (amount: Fen | null): string => (amount === null ? "unknown" : yuan(amount));

/** A settlement as the oracle writes its own. */
function inItsWords(settlement: Settlement): OracleResult {
  const { split, layers, fund, hospital, person, payment } = settlement;
  const [pooled, ...others] = layers.map(({ state }) =>
    state.kind === "paid" ? yuan(state.amount) : state.kind === "undetermined" ? "unknown" : null,
  );
  const paid = payment?.kind === "split" ? payment : null;
  return {
    parts: [split.fullSelfPay, split.overLimit, split.preSelfPay, split.inScope].map(yuan),
    pooled: pooled ?? "unknown",
    layers: others,
    fund: text(fund),
    hospital: yuan(hospital),
    person: text(person),
    account: text(paid?.account ?? null),
    cash: text(paid?.cash ?? null),
  };
}

test(`${CASES} random stays under random policies: the same as a plain decimal computation, to the fen`, () => {
  const many = fc.array(stays, { minLength: STAYS_OF_A_POLICY, maxLength: STAYS_OF_A_POLICY });
  let compared = 0;
  fc.assert(
    fc.property(policies, many, (policy, cases) => {
      const adjudicate = createAdjudicator(packOf(policy), settingsOf(policy));
      for (const each of cases) {
        const { settlement } = adjudicate(factsOf(each));
        if (settlement === null) throw new Error("not payable");
        const own = inItsWords(settlement);
        const other = oracle(policy, each);
        compared += 1;
        if (JSON.stringify(own) !== JSON.stringify(other)) {
          expect({ stay: each, ...own }).toEqual({ stay: each, ...other });
        }
      }
    }),
    { numRuns: Math.ceil(CASES / STAYS_OF_A_POLICY) },
  );
  expect(compared).toBeGreaterThanOrEqual(CASES);
}, 120_000);
