import type { QuestionId } from "../policy/questions.ts";
import type { Note } from "./notes.ts";
import type { Lack, Settlement, Source, Treatment, UnconfirmedParameter } from "./receipt.ts";

/** What a result rests on that nobody has settled yet. */
export interface RestsOn {
  /** Questions whose reading, and no answer, a figure carries. */
  readonly questions: ReadonlySet<QuestionId>;
  readonly unconfirmed: readonly UnconfirmedParameter[];
  /** Everything that left a part undetermined. */
  readonly lacks: readonly Lack[];
}

/**
 * Reads off the sources of every figure what it rests on. A source is part of
 * its figure by type, so nothing that was used can be missing here.
 */
export function restsOn(
  treatment: Treatment,
  settlement: Settlement | null,
  notes: readonly Note[],
): RestsOn {
  const questions = new Set<QuestionId>();
  const unconfirmed = new Map<string, UnconfirmedParameter>();
  const lacks: Lack[] = [];
  const note = (sources: readonly Source[]): void => {
    for (const source of sources) {
      if (source.kind === "reading") questions.add(source.question);
      if (source.kind === "parameter" && !source.confirmed) {
        const { path, document, confidence } = source;
        unconfirmed.set(path, { path, document, confidence });
      }
    }
  };
  for (const { sources } of notes) note(sources);
  note(treatment.period);
  note(treatment.asked);
  if (treatment.validity !== null) note(treatment.validity.sources);
  if (treatment.kind === "payable") note(treatment.terms.sources);
  if (treatment.kind === "undetermined") lacks.push(...treatment.lacks);
  if (settlement !== null) {
    for (const step of settlement.scope) note(step.sources);
    for (const layer of settlement.layers) {
      for (const step of layer.steps) note(step.sources);
      if (layer.state.kind === "undetermined") lacks.push(...layer.state.lacks);
    }
    if (settlement.payment?.kind === "split") note(settlement.payment.sources);
    if (settlement.payment?.kind === "undetermined") lacks.push(...settlement.payment.lacks);
  }
  for (const lack of lacks) if (lack.kind === "question") questions.add(lack.question);
  return { questions, unconfirmed: [...unconfirmed.values()], lacks };
}
