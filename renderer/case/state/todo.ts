import type { Assessment } from "../../../core/assess.ts";
import type { LoadedPack } from "../../../core/policy/load.ts";
import type { Problem } from "../../../core/problem.ts";
import type { PoolSettings } from "../../../core/policy/questions.ts";
import { blocks, type Overrides } from "../../../core/review/blocking.ts";
import { lackKey } from "../../../core/settlement/adjudicate.ts";
import type { Lack } from "../../../core/settlement/receipt.ts";
import { type ParameterLack, parameterNames } from "../../../core/words/parameters.ts";
import { lackWords } from "../../../core/words/sentence.ts";
import { TODO_WORDS } from "../../words/case.ts";
import { type SectionNo, orderOfField, sectionOfField } from "./section-no.ts";

/** One entry of 缺什么: what, where, and until when it must be there. */
export interface Todo {
  readonly key: string;
  readonly weight: "block" | "prov" | "undet";
  readonly what: string;
  readonly section: SectionNo;
  readonly until: "submit" | "final";
  /** Field that F8 jumps to; null: the section itself. */
  readonly field: string | null;
}

/** 缺什么, in order: what must be there before hand-over, then what keeps the result from being final. */
export function todosOf(
  assessment: Assessment,
  loaded: LoadedPack,
  settings: PoolSettings,
  overrides: Overrides = {},
): readonly Todo[] {
  // A notice, and a warning that was answered, miss nothing: they stand with the checks of section 8.
  const fromFields = assessment.problems
    .filter((problem) => !isAnswered(problem, overrides))
    .map(ofProblem);
  const asked = new Set(fromFields.map((todo) => todo.field));
  const receipt = assessment.receipt;
  const lacking = receipt?.lacks ?? [];
  const unset = lacking.filter((lack) => lack.kind === "parameter");
  const lacks = lacking
    .filter((lack) => lack.kind !== "parameter")
    .map((lack) => ofLack(lack, loaded, settings))
    .filter((todo) => todo.field === null || !asked.has(todo.field));
  const parameters = receipt?.unconfirmed.length ?? 0;
  const all = [
    ...fromFields,
    ...(parameters > 0 ? [ofParameters(parameters)] : []),
    ...(unset.length > 0 ? [ofUnset(unset)] : []),
    ...lacks,
  ];
  const rank = (todo: Todo): number => (todo.until === "submit" ? 0 : 1);
  return all.toSorted(
    (a, b) =>
      rank(a) - rank(b) || a.section - b.section || orderOfField(a.field) - orderOfField(b.field),
  );
}

function isAnswered(problem: Problem, overrides: Overrides): boolean {
  if (problem.code.startsWith("N-")) return true;
  return blocks(problem, {}) && !blocks(problem, overrides);
}

function ofProblem(problem: Problem, index: number): Todo {
  const field = problem.field ?? null;
  return {
    key: `${problem.code} ${field ?? index}`,
    weight: weightOf(problem),
    what: problem.what.replace(/。$/u, ""),
    section: sectionOfField(field),
    until: problem.needed ?? (blocks(problem, {}) ? "submit" : "final"),
    field,
  };
}

function weightOf(problem: Problem): Todo["weight"] {
  if (problem.code.startsWith("E-")) return "block";
  return problem.code.startsWith("U-") || problem.field === "person.aid" ? "undet" : "prov";
}

function ofLack(lack: Lack, loaded: LoadedPack, settings: PoolSettings): Todo {
  const { what, field } = lackWords(lack, loaded.pack, settings);
  return {
    key: lackKey(lack),
    weight: "undet",
    what: what.replace(/。$/u, ""),
    section: field === null ? 6 : sectionOfField(field),
    until: "final",
    field,
  };
}

/** All that the pool has yet to set stands as one: a supervisor goes through them together. */
function ofUnset(unset: readonly ParameterLack[]): Todo {
  return {
    key: "unset",
    weight: "undet",
    what: TODO_WORDS.unset(parameterNames(unset)),
    section: 6,
    until: "final",
    field: null,
  };
}

function ofParameters(count: number): Todo {
  return {
    key: "parameters",
    weight: "prov",
    what: TODO_WORDS.parameters(count),
    section: 6,
    until: "final",
    field: null,
  };
}
