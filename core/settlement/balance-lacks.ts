import type { CountedStays } from "../policy/pack-settlement.ts";
import type { Opening } from "./facts.ts";
import type { PooledPlan } from "./plan.ts";
import type { Lack } from "./receipt.ts";
import { countedBy, staysBefore } from "./repeat-stays.ts";
import type { YearParts } from "./year-parts.ts";

/**
 * What the pooled fund counts by the year and a balance does not say. Not every
 * counter reads these sums and counts, and nothing said is not zero.
 */
export function balanceLacks(plan: PooledPlan, parts: YearParts): readonly Lack[] {
  return plan.repeat === null && plan.cap?.on !== "entering" ? NOTHING : lacksOf(plan, parts);
}

function lacksOf({ repeat, cap }: PooledPlan, parts: YearParts): readonly Lack[] {
  const counts = repeat === null ? null : countedBy(repeat);
  const entering = cap?.on === "entering";
  if (!entering && (counts === null || counts === "same-level")) return NOTHING;
  return unsaid(counts, entering, parts);
}

function unsaid(counts: CountedStays | null, entering: boolean, parts: YearParts): readonly Lack[] {
  const lacks: Lack[] = [];
  if (counts !== null && parts.some(({ opening }) => staysBefore(counts, opening) === null)) {
    lacks.push({ kind: "fact", fact: "repeat-stays" });
  }
  if (entering && parts.some(({ opening }) => enteredUnknown(opening))) {
    lacks.push({ kind: "fact", fact: "layer-opening" });
  }
  return lacks;
}

const NOTHING: readonly Lack[] = [];

/** 进入统筹的累计, under a cap on what enters the fund (E04). */
function enteredUnknown({ entered, source }: Opening): boolean {
  return entered === undefined && source !== "first-stay";
}
