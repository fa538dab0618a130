import { hashOf } from "../casefile/revision.ts";

/**
 * Draws a sample for the second look (抽查复审, HEN-3.1): of every hundred cases so
 * many, rounded up. A case's lot is a hash of seed and case, so anybody who has
 * the seed draws the same cases, in whatever order they stand.
 * @returns ids of the cases drawn, in the order of their lots
 */
export function sampleOf(
  caseIds: readonly string[],
  seed: string,
  percent: number,
): readonly string[] {
  const lots = [...new Set(caseIds)].map((caseId) => ({ caseId, lot: hashOf([seed, caseId]) }));
  const size = Math.ceil((lots.length * percent) / 100);
  return lots
    .toSorted((a, b) => (a.lot < b.lot ? -1 : 1))
    .slice(0, size)
    .map(({ caseId }) => caseId);
}
