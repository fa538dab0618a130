import { yearOf } from "../calendar.ts";
import type { Split } from "../claim/expenses.ts";
import { fail, ok, type NonEmpty, type Result } from "../result.ts";
import type { ClaimFacts, Opening } from "./facts.ts";
import type { Policy } from "./policy.ts";
import type { Lack, Source } from "./receipt.ts";
import type { Step } from "./steps.ts";
import { crossesYears, rulingDay, splitByDays } from "./years.ts";

/** A bill, or the part of it that one benefit year bears. */
export interface YearPart {
  readonly split: Split;
  readonly opening: Opening;
  /** Days in hospital of this part; null: all of the stay's. */
  readonly days: number | null;
  /** Shown before the part's own steps where the bill was split. */
  readonly step: Step | null;
  readonly sources: readonly Source[];
}

export type YearParts = readonly [YearPart] | readonly [YearPart, YearPart];

/**
 * Which benefit year bears deductible and cap of the stay (Q7): the year of the
 * discharge settlement or of admission with one bill (HUN-51), or both by days
 * where the pool splits. Each year needs its own balance.
 */
export function yearsOf(
  policy: Policy,
  facts: ClaimFacts,
  split: Split,
): Result<YearParts, NonEmpty<Lack>> {
  if (!crossesYears(facts.stay)) return oneYear(split, facts.opening, "opening", NONE);
  return yearsAcross(policy, facts, split);
}

function yearsAcross(
  policy: Policy,
  facts: ClaimFacts,
  split: Split,
): Result<YearParts, NonEmpty<Lack>> {
  const { opening } = facts;
  const picked = policy.ask.pick("Q7");
  const sources = [picked.source] as const;
  switch (picked.reading) {
    case "discharge-year":
      return oneYear(split, opening, "opening", sources);
    case "admission-year":
      return oneYear(split, facts.earlierOpening, "earlier-opening", sources);
    case "day-split":
      return byDays(facts, split, sources);
    case null:
    default:
      return fail([{ kind: "question", question: "Q7" }]);
  }
}

const NONE: readonly Source[] = [];

type Balance = "opening" | "earlier-opening";

/** The whole bill in one year, whose balance must be known. */
function oneYear(
  split: Split,
  opening: Opening | null,
  lacking: Balance,
  sources: readonly Source[],
): Result<YearParts, NonEmpty<Lack>> {
  if (opening === null) return withoutBalance(lacking);
  return ok([{ split, opening, days: null, step: null, sources }]);
}

function withoutBalance(fact: Balance): Result<YearParts, NonEmpty<Lack>> {
  return fail([{ kind: "fact", fact }]);
}

function byDays(
  facts: ClaimFacts,
  split: Split,
  sources: NonEmpty<Source>,
): Result<YearParts, NonEmpty<Lack>> {
  const { opening, earlierOpening, stay } = facts;
  if (opening === null) return withoutBalance("opening");
  if (earlierOpening === null) return withoutBalance("earlier-opening");
  const year = yearOf(stay.admission);
  // Two balances are known; a bill of three years is nobody's rule.
  if (yearOf(rulingDay(stay)) - year > 1) return fail([{ kind: "question", question: "Q7" }]);
  const { first, second, firstDays, days } = splitByDays(split, stay);
  const part = (of: Split, from: Opening, ofYear: number, ofDays: number): YearPart => ({
    split: of,
    opening: from,
    days: ofDays,
    step: {
      detail: { kind: "year-part", year: ofYear, days: ofDays, of: days },
      amount: of.inScope,
      sources,
    },
    sources,
  });
  return ok([
    part(first, earlierOpening, year, firstDays),
    part(second, opening, year + 1, days - firstDays),
  ]);
}
