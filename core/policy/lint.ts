import { lintBounds } from "./lint-bounds.ts";
import { lintIds } from "./lint-ids.ts";
import { lintQuestions } from "./lint-questions.ts";
import { lintRules } from "./lint-rules.ts";
import { lintSources } from "./lint-sources.ts";
import { lintValues } from "./lint-values.ts";
import type { Pack } from "./pack.ts";

export interface PackFault {
  /** Path of the value inside the pack. */
  readonly at: string;
  readonly what: string;
}

/**
 * What a schema cannot see: a situation that no rule decides, a rule that can
 * never apply, points larger than a rate, a cap below a deductible, bands that
 * do not rise, a question without its reading, a source that is not listed, has
 * expired or says something else than it claims.
 */
export function lintPack(pack: Pack): readonly PackFault[] {
  return [
    ...lintIds(pack),
    ...lintRules(pack),
    ...lintQuestions(pack),
    ...lintValues(pack),
    ...lintSources(pack),
    ...lintBounds(pack),
  ];
}
