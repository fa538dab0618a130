import type { Source, Treatment } from "../../../core/settlement/receipt.ts";
import { clauseLabel, treatmentGrounds } from "../../../core/words/sentence.ts";

/** What a treatment rests on, once each, in the order in which the rules were followed. */
export function treatmentSources(treatment: Treatment): readonly Source[] {
  return treatment.kind === "payable"
    ? distinct(treatmentGrounds(treatment))
    : distinct(
        treatment.applied.flatMap((rule) =>
          rule.clauses.map((clause): Source => ({ kind: "clause", clause })),
        ),
      );
}

/** Sources without repetition. */
export function distinct(sources: readonly Source[]): readonly Source[] {
  return firstOfEach(sources, (source) => JSON.stringify(source));
}

/** Sources as few chips: an article once, however many of its sentences rule; what is open as counts. */
export interface ChipList {
  readonly shown: readonly Source[];
  readonly readings: number;
  readonly unconfirmed: number;
}

export function chipsOf(sources: readonly Source[]): ChipList {
  const all = distinct(sources);
  const open = all.filter((source) => source.kind === "parameter" && !source.confirmed);
  const shown = all.filter(({ kind }) => kind === "clause" || kind === "law" || kind === "answer");
  return {
    shown: firstOfEach(shown, (source) =>
      source.kind === "clause" ? clauseLabel(source.clause, true) : JSON.stringify(source),
    ),
    readings: all.filter((source) => source.kind === "reading").length,
    unconfirmed: open.length,
  };
}

function firstOfEach<T>(items: readonly T[], keyOf: (item: T) => string): readonly T[] {
  const seen = new Set<string>();
  return items.filter((item) => {
    const key = keyOf(item);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
