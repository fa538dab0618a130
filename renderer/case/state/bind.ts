import type { CaseForm } from "../../../core/casefile/form.ts";
import type { Problem } from "../../../core/problem.ts";
import { type Edit, type Section, setField } from "./edit.ts";

/** What is wrong or missing at each field, first problem first. */
export type FieldProblems = ReadonlyMap<string, Problem>;

/**
 * The first problem of every field. A field in which the clerk is typing is
 * not called wrong yet: half a number is not an error.
 */
export function problemsByField(
  problems: readonly Problem[],
  typingAt: string | null,
): FieldProblems {
  const byField = new Map<string, Problem>();
  for (const problem of problems) {
    if (problem.field === undefined || byField.has(problem.field)) continue;
    // A notice is looked at before the hand-over; the field is not wrong.
    if (problem.code.startsWith("N-")) continue;
    if (problem.field === typingAt && problem.kind !== "missing") continue;
    byField.set(problem.field, problem);
  }
  return byField;
}

export interface Marks {
  readonly need?: string;
  readonly bad?: Problem;
}

/** The problems of one part of the form, `person` or `stay`. */
export function problemsOf(problems: FieldProblems, part: string): FieldProblems {
  return new Map([...problems].filter(([path]) => path === part || path.startsWith(`${part}.`)));
}

/** How a field is to be marked: missing in ochre, wrong in red. */
export function marksAt(problems: FieldProblems, path: string): Marks {
  const problem = problems.get(path);
  if (problem === undefined) return {};
  return problem.kind === "missing" ? { need: problem.what.replace(/。$/u, "") } : { bad: problem };
}

export interface Bound<V> extends Marks {
  readonly field: string;
  readonly value: V;
  readonly onChange: (value: V) => void;
}

/** Ties the cells of one section to the case: value, path, change, and what is wrong there. */
export function bind<S extends Section>(
  section: S,
  values: CaseForm[S],
  problems: FieldProblems,
  edit: (edit: Edit) => void,
) {
  return <K extends keyof CaseForm[S] & string>(key: K): Bound<CaseForm[S][K]> => ({
    field: `${section}.${key}`,
    value: values[key],
    onChange: (value) => edit(setField(section, key, value)),
    ...marksAt(problems, `${section}.${key}`),
  });
}

/** A field that cases of earlier versions do not have: nothing stands in it. */
export function optional<V extends string>(bound: Bound<V | "" | undefined>): Bound<V | ""> {
  return { ...bound, value: bound.value ?? "" };
}

/** Beside a bar of choices there is room for one word only. */
export function oneWord<V>(bound: Bound<V>, word: string): Bound<V> {
  return bound.need === undefined ? bound : { ...bound, need: word };
}
