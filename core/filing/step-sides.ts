import type { IsoDate } from "../calendar.ts";
import { apply } from "./lifecycle.ts";
import { type Lived, pass, type RecordedStep, take } from "./recorded.ts";
import type { AnyFiling, FilingLife } from "./states.ts";
import type { FilingTerms } from "./terms.ts";

/** A step in the life of a filing, with how the filing stood on that day and how it stands since. */
export interface StepSides {
  readonly step: RecordedStep;
  readonly before: FilingLife;
  /** After a change the filing that took its place (变更, HUN-16). */
  readonly after: FilingLife;
}

export function dayOfStep(step: RecordedStep): IsoDate {
  return step.do === "change" ? step.to.date : step.on;
}

/**
 * Replays what was recorded of a filing, step by step, as `live` does.
 * @param effective day of effect of the first filing
 * @returns the steps up to the first that cannot be
 */
export function sidesOf(
  filing: AnyFiling,
  effective: IsoDate,
  steps: readonly RecordedStep[],
  terms: FilingTerms,
): readonly StepSides[] {
  const applied = apply(filing, [], terms);
  if (!applied.ok) return [];
  const sides: StepSides[] = [];
  let lived: Lived = { changed: [], now: applied.value, suspended: null };
  for (const step of steps) {
    const before = pass(lived.now, effective, dayOfStep(step), terms);
    const next = take(lived, effective, step, terms);
    if (!before.ok || !next.ok) break;
    lived = next.value;
    sides.push({ step, before: before.value, after: lived.now });
  }
  return sides;
}
