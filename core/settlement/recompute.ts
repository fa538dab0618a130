import { type Fen, plus, ZERO } from "../money.ts";
import type { ClaimFacts } from "./facts.ts";
import type { Receipt } from "./receipt.ts";
import { type AmountDifference, type Difference, whatIf } from "./what-if.ts";

export interface RecomputedCase {
  readonly id: string;
  readonly facts: ClaimFacts;
}

/** What a new policy does to one case, seen from the person's side. */
export const VERDICTS = [
  "gains",
  "loses",
  "unchanged",
  "became-undetermined",
  "became-determined",
  "became-refused",
  "became-payable",
] as const;
export type Verdict = (typeof VERDICTS)[number];

/** Sums over the cases whose amounts are known and leave out the same on both sides. */
export interface Totals {
  readonly cases: number;
  readonly fund: AmountSum;
  readonly person: AmountSum;
}

export interface AmountSum extends AmountDifference {
  readonly before: Fen;
  readonly after: Fen;
  readonly more: Fen;
}

export interface Recomputed {
  readonly cases: number;
  readonly counts: Readonly<Record<Verdict, number>>;
  readonly totals: Totals;
  /** Every case for which anything differs, money or not, in the order given. */
  readonly changed: readonly {
    readonly id: string;
    readonly verdict: Verdict;
    readonly difference: Difference;
  }[];
}

/**
 * Computes many cases on both sides of a change of policy and says who gains and
 * who loses. Saved cases are left as they are (a new policy changes no old case).
 * @param before gives a case its result of today, such as `createAdjudicator(old, settings)`
 * @param after gives it the result under the new pack or settings
 */
export function recompute<C extends RecomputedCase>(
  cases: Iterable<C>,
  before: (one: C) => Receipt,
  after: (one: C) => Receipt,
): Recomputed {
  const counts = noCounts();
  const changed: Recomputed["changed"][number][] = [];
  let count = 0;
  let totals: Totals = { cases: 0, fund: NOTHING, person: NOTHING };
  for (const one of cases) {
    const difference = whatIf(before(one), after(one));
    const verdict = verdictOf(difference);
    counts[verdict] += 1;
    count += 1;
    totals = added(totals, difference);
    if (!difference.same) changed.push({ id: one.id, verdict, difference });
  }
  return { cases: count, counts, totals, changed };
}

const NOTHING: AmountSum = { before: ZERO, after: ZERO, more: ZERO };

function noCounts(): Record<Verdict, number> {
  return {
    gains: 0,
    loses: 0,
    unchanged: 0,
    "became-undetermined": 0,
    "became-determined": 0,
    "became-refused": 0,
    "became-payable": 0,
  };
}

/**
 * Amounts are held against each other only where both sides leave out the same:
 * a layer that has become undetermined is no loss, and no gain.
 */
function verdictOf(difference: Difference): Verdict {
  const { standing, person, leavesOut } = difference;
  if (standing.before !== standing.after) {
    if (standing.after === "undetermined") return "became-undetermined";
    if (standing.after === "refused") return "became-refused";
    if (standing.before === "refused") return "became-payable";
    if (standing.before === "undetermined") return "became-determined";
  }
  if (!comparable(difference)) {
    return leavesOut.after.some((layer) => !leavesOut.before.includes(layer))
      ? "became-undetermined"
      : "became-determined";
  }
  if (person.more === null || person.more === 0) return "unchanged";
  return person.more < 0 ? "gains" : "loses";
}

function comparable({ leavesOut: { before, after } }: Difference): boolean {
  return before.length === after.length && before.every((layer) => after.includes(layer));
}

function added(totals: Totals, difference: Difference): Totals {
  const { fund, person } = difference;
  if (!comparable(difference)) return totals;
  const funds = summed(totals.fund, fund);
  const persons = summed(totals.person, person);
  if (funds === null || persons === null) return totals;
  return { cases: totals.cases + 1, fund: funds, person: persons };
}

function summed(total: AmountSum, { before, after, more }: AmountDifference): AmountSum | null {
  if (before === null || after === null || more === null) return null;
  return {
    before: plus(total.before, before),
    after: plus(total.after, after),
    more: plus(total.more, more),
  };
}
