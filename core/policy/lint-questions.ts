import type { PackFault } from "./lint.ts";
import type { Pack, Question } from "./pack.ts";
import type { QuestionId } from "./questions.ts";

/** Every question that a computation may ask is worded, and its proposed reading is one of its readings. */
export function lintQuestions(pack: Pack): PackFault[] {
  const known = new Map(pack.questions.map((question) => [question.id, question]));
  const missing = [...new Set(asked(pack))].filter((id) => !known.has(id));
  return [
    ...missing.map((id) => ({ at: "questions", what: `规则要问 ${id}，这里没有写` })),
    ...(known.size < pack.questions.length
      ? [{ at: "questions", what: "同一个问题写了两次" }]
      : []),
    ...pack.questions.flatMap(lintProposed),
    ...lintOnlyUnder(pack, known),
  ];
}

function asked(pack: Pack): readonly QuestionId[] {
  return [
    ...pack.treatment.rules.flatMap(({ then }) => (then.do === "ask" ? [then.question] : [])),
    "Q2",
    "Q7",
    "Q8",
    "Q16",
    ...(pack.settlement.outpatientRow === null ? (["Q9"] as const) : []),
    ...pack.settlement.supplements.flatMap((layer): QuestionId[] => [
      ...(layer.points === "Q15" ? (["Q15"] as const) : []),
      ...(layer.onlyUnder === undefined ? [] : [layer.onlyUnder.question]),
    ]),
  ];
}

function lintProposed({ id, proposed, readings }: Question): PackFault[] {
  if (proposed === null || readings.some((reading) => reading.id === proposed)) return [];
  return [{ at: `questions.${id}`, what: `拟用的读法 ${proposed} 不在读法之中` }];
}

/** A layer that holds under one reading only names a reading that there is. */
function lintOnlyUnder(pack: Pack, known: ReadonlyMap<QuestionId, Question>): PackFault[] {
  return pack.settlement.supplements.flatMap(({ id, onlyUnder }) => {
    const question = onlyUnder === undefined ? undefined : known.get(onlyUnder.question);
    if (onlyUnder === undefined || question === undefined) return [];
    if (question.readings.some((reading) => reading.id === onlyUnder.reading)) return [];
    const what = `${onlyUnder.question} 没有 ${onlyUnder.reading} 这种读法`;
    return [{ at: `settlement.supplements.${id}.onlyUnder`, what }];
  });
}
