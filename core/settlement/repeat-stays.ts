import type { CountedStays, Repeat } from "../policy/pack-settlement.ts";
import { assertNever } from "../result.ts";
import type { Opening, OtherStays } from "./facts.ts";

/** Which earlier stays a rule on repeat stays (多次住院) counts; null: it counts sums, not stays. */
export function countedBy(repeat: Repeat): CountedStays | null {
  switch (repeat.kind) {
    case "share-at-same-level":
      return "same-level";
    case "shares-by-stay":
    case "less-amount":
      return repeat.counts;
    case "once-a-year":
      return null;
    default:
      return assertNever(repeat);
  }
}

/** Where an opening holds what is counted otherwise than at the same level. */
export const OTHER_STAYS = {
  "any-level": "anyLevel",
  "same-hospital": "sameHospital",
  "same-quarter": "sameQuarter",
  "same-month": "sameMonth",
} as const satisfies Record<Exclude<CountedStays, "same-level">, keyof OtherStays>;

/**
 * How many earlier stays count. Null: the opening does not say, which is not
 * zero; only 本年首次就医 says that there was none of any kind.
 */
export function staysBefore(counts: CountedStays, opening: Opening): number | null {
  if (counts === "same-level") return opening.sameLevelStays;
  const known = opening.stays?.[OTHER_STAYS[counts]];
  return known ?? (opening.source === "first-stay" ? 0 : null);
}
