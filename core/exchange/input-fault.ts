/** What the outside sees of a refused input (HUN-83: code, what happened, what to do). */
export interface InputFault {
  readonly code: string;
  readonly message: string;
  readonly hint: string;
  /** Place in the file under its own names: `stay.hosp_lv`. */
  readonly field?: string;
  /** Clauses that need what is missing there. */
  readonly clauses?: readonly string[];
}

export function fault(
  code: string,
  message: string,
  hint: string,
  at: Pick<InputFault, "field" | "clauses"> = {},
): InputFault {
  return { code, message, hint, ...at };
}
