import type { Source, Treatment } from "../../../core/settlement/receipt.ts";

/** Clauses a treatment rests on, once each, in the order in which the rules were followed. */
export function treatmentSources(treatment: Treatment): readonly Source[] {
  const sources: readonly Source[] =
    treatment.kind === "payable"
      ? treatment.sources
      : treatment.applied.flatMap((rule) =>
          rule.clauses.map((clause): Source => ({ kind: "clause", clause })),
        );
  return distinct(sources);
}

/** Sources without repetition. */
export function distinct(sources: readonly Source[]): readonly Source[] {
  const seen = new Set<string>();
  return sources.filter((source) => {
    const key = JSON.stringify(source);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
