import type { ExpenseLine } from "../../../core/claim/expenses.ts";
import { fen, rate } from "../../../core/money.ts";
import { NO_SETTINGS } from "../../../core/policy/questions.ts";
import { createPolicy, type Policy } from "../../../core/settlement/policy.ts";
import { decide } from "../../../core/settlement/decide.ts";
import type { ClaimFacts } from "../../../core/settlement/facts.ts";
import type { Terms } from "../../../core/settlement/terms.ts";
import { facts, filing, FIRST_STAY, KAIFENG, shipped } from "../../support/facts.ts";

/**
 * The reference stay: a Kaifeng resident referred to a hospital of level three
 * in another province, a bill of three lines (甲, 乙 at 10 %, 丙), the row of the
 * same level with two bands and 10 points off, a yearly cap, serious-illness
 * insurance by the year. About 20 000 yuan in scope; no two stays are alike.
 */
export interface Reference {
  readonly policy: Policy;
  readonly terms: Terms;
  readonly stays: readonly ClaimFacts[];
}

export const kaifeng = shipped(KAIFENG, "resident");

/** A generator with a seed, so that every run measures the same stays. */
export function random(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 4_294_967_296) * below);
  };
}

function bill(below: (limit: number) => number): readonly ExpenseLine[] {
  const none = { preSelfPayRate: rate(0), overLimit: fen(0) };
  return [
    { grade: "A", amount: fen(1_500_000 + below(100_000)), ...none },
    {
      grade: "B",
      amount: fen(450_000 + below(100_000)),
      preSelfPayRate: rate(1000),
      overLimit: fen(0),
    },
    { grade: "C", amount: fen(100_000 + below(100_000)), ...none },
  ];
}

export function referenceStays(count: number): readonly ClaimFacts[] {
  const below = random(20_261_008);
  return Array.from({ length: count }, () =>
    facts({
      filing: filing({ category: "referral" }),
      lines: bill(below),
      opening: {
        ...FIRST_STAY,
        source: "core-system",
        pooledPaid: fen(below(3_000_000)),
        inScopeBorne: fen(below(2_000_000)),
      },
    }),
  );
}

export function reference(count: number): Reference {
  const stays = referenceStays(count);
  const policy = createPolicy(kaifeng, NO_SETTINGS);
  const [first] = stays;
  if (first === undefined) throw new Error("no stays");
  const treatment = decide(policy, first);
  if (treatment.kind !== "payable") throw new Error("the reference stay is payable");
  return { policy, terms: treatment.terms, stays };
}
