import type { CaseForm } from "../../../core/casefile/form.ts";
import { type Edit, applyEdit, placeOf } from "./edit.ts";

/** Undo keeps this many steps; older ones fall away. */
export const UNDO_STEPS = 200;

/** The form with what led to it and what an undo took back. */
export interface History {
  readonly form: CaseForm;
  readonly past: readonly CaseForm[];
  readonly future: readonly CaseForm[];
  /** Place of the last edit while the clerk stays in it; null begins a new step. */
  readonly typingAt: string | null;
}

export function openHistory(form: CaseForm): History {
  return { form, past: [], future: [], typingAt: null };
}

export function record(history: History, edit: Edit): History {
  const form = applyEdit(history.form, edit);
  if (form === history.form) return history;
  const place = placeOf(edit);
  const goesOn = place !== null && place === history.typingAt && history.past.length > 0;
  const past = goesOn ? history.past : [...history.past, history.form].slice(-UNDO_STEPS);
  return { form, past, future: [], typingAt: place };
}

/** The clerk left the field: what is typed next is a new step, in the same field too. */
export function endStep(history: History): History {
  return history.typingAt === null ? history : { ...history, typingAt: null };
}

export function undo(history: History): History {
  const form = history.past.at(-1);
  if (form === undefined) return history;
  return {
    form,
    past: history.past.slice(0, -1),
    future: [history.form, ...history.future],
    typingAt: null,
  };
}

export function redo(history: History): History {
  const [form, ...future] = history.future;
  if (form === undefined) return history;
  return { form, past: [...history.past, history.form], future, typingAt: null };
}
