import type { ClaimFacts } from "./facts.ts";
import type { Policy } from "./policy.ts";
import type { Lack, Treatment } from "./receipt.ts";
import { settle } from "./settle.ts";

const NONE: readonly Lack[] = [];

/**
 * What settling the bill will lack once the values are set that keep its
 * treatment undetermined: rows, catalogue, limits, the year's balance. So the
 * clerk learns at once all that is missing and not a little more with every
 * answer. Its figures mean nothing, and none is given.
 */
export function lacksAhead(policy: Policy, facts: ClaimFacts, treatment: Treatment) {
  if (treatment.kind !== "undetermined" || treatment.situation === null) return NONE;
  const { outcome } = policy.ruling(treatment.situation);
  if (outcome.kind === "refused" || outcome.terms === null) return NONE;
  const { pooled, supplements } = settle(policy, facts, outcome.terms);
  const states = [pooled, ...supplements.map(({ state }) => state)];
  return states.flatMap((state) => (state.kind === "undetermined" ? state.lacks : NONE));
}
