import type { ExpenseLine } from "../../../core/claim/expenses.ts";
import type { Opening } from "../../../core/settlement/facts.ts";

/** The amounts of the reference stay, in fen. */
export interface Amounts {
  readonly total: number;
  readonly inScope: number;
  readonly deductible: number;
  readonly pooled: number;
  readonly seriousIllness: number;
  readonly fund: number;
  readonly person: number;
}

/**
 * The same computation by hand on whole numbers, its parameters written into
 * it: no pack, no steps, no sources. What a settlement costs that nobody can check.
 */
export function bare(lines: readonly ExpenseLine[], opening: Opening): Amounts {
  let total = 0;
  let inScope = 0;
  for (const { amount, grade, overLimit, preSelfPayRate } of lines) {
    total += amount;
    if (grade === "C") continue;
    const within = amount - overLimit;
    inScope += grade === "B" ? within - half(within * preSelfPayRate) : within;
  }
  const deductible = Math.min(90_000, inScope);
  const low = Math.min(inScope, 400_000) - deductible;
  const high = Math.max(0, inScope - 400_000);
  const due = half(Math.max(0, low) * 4300) + half(high * 6200);
  const pooled = Math.min(due, Math.max(0, 15_000_000 - opening.pooledPaid));
  const seriousIllness = serious(opening.inScopeBorne, inScope - pooled, opening);
  const fund = pooled + seriousIllness;
  return { total, inScope, deductible, pooled, seriousIllness, fund, person: total - fund };
}

function serious(before: number, borne: number, { seriousIllnessPaid }: Opening): number {
  const from = Math.max(before, 1_100_000);
  const to = Math.max(before + borne, 1_100_000);
  const low = Math.max(0, Math.min(to, 10_000_000) - from);
  const high = Math.max(0, to - Math.max(from, 10_000_000));
  const due = half(low * 6000) + half(high * 7000);
  return Math.min(due, Math.max(0, 40_000_000 - seriousIllnessPaid));
}

/** Ten-thousandths to whole, half up. */
function half(scaled: number): number {
  return Math.floor((scaled + 5000) / 10_000);
}
