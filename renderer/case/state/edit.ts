import type { CaseForm, InvoiceForm, LineForm } from "../../../core/casefile/form.ts";
import { assertNever } from "../../../core/result.ts";

/** The parts of a case that are one flat record of fields. */
export type Section = "person" | "agent" | "opening" | "filing" | "stay";

/** One thing a clerk does to a case. Each is one pure step from form to form. */
export type Edit =
  | {
      readonly do: "fields";
      readonly apply: (form: CaseForm) => CaseForm;
      readonly at: string | null;
    }
  | { readonly do: "invoice"; readonly id: string; readonly values: Partial<InvoiceForm> }
  | { readonly do: "add-invoice"; readonly invoice: InvoiceForm }
  | { readonly do: "remove-invoice"; readonly id: string }
  | { readonly do: "line"; readonly id: string; readonly values: Partial<LineForm> }
  | { readonly do: "insert-line"; readonly at: number; readonly line: LineForm }
  | { readonly do: "remove-line"; readonly id: string };

/** Sets one field; going on typing in it is one undo step. */
export function setField<S extends Section, K extends keyof CaseForm[S] & string>(
  section: S,
  key: K,
  value: CaseForm[S][K],
): Edit {
  return {
    do: "fields",
    at: `${section}.${key}`,
    apply: (form) => ({ ...form, [section]: { ...form[section], [key]: value } }),
  };
}

/** Sets several fields of one section as one step. */
export function setFields<S extends Section>(section: S, values: Partial<CaseForm[S]>): Edit {
  return {
    do: "fields",
    at: null,
    apply: (form) => ({ ...form, [section]: { ...form[section], ...values } }),
  };
}

/** Sets why the clerk goes on in spite of a warning; an empty reason takes it back. */
export function setOverride(code: string, reason: string): Edit {
  return {
    do: "fields",
    at: `overrides.${code}`,
    apply: ({ overrides = {}, ...form }) => {
      const { [code]: _old, ...others } = overrides;
      const next = reason === "" ? others : { ...others, [code]: reason };
      return Object.keys(next).length === 0 ? form : { ...form, overrides: next };
    },
  };
}

/** Several edits as one step, so that one undo takes them all back. */
export function together(at: string | null, edits: readonly Edit[]): Edit {
  return { do: "fields", at, apply: (form) => edits.reduce(applyEdit, form) };
}

export function applyEdit(form: CaseForm, edit: Edit): CaseForm {
  switch (edit.do) {
    case "fields":
      return edit.apply(form);
    case "invoice":
      return {
        ...form,
        invoices: form.invoices.map((row) =>
          row.id === edit.id ? { ...row, ...edit.values } : row,
        ),
      };
    case "add-invoice":
      return { ...form, invoices: [...form.invoices, edit.invoice] };
    case "remove-invoice":
      return {
        ...form,
        invoices: form.invoices.filter((row) => row.id !== edit.id),
        lines: form.lines.map((row) => (row.invoice === edit.id ? { ...row, invoice: "" } : row)),
      };
    case "line":
      return {
        ...form,
        lines: form.lines.map((row) => (row.id === edit.id ? { ...row, ...edit.values } : row)),
      };
    case "insert-line":
      return { ...form, lines: form.lines.toSpliced(edit.at, 0, edit.line) };
    case "remove-line":
      return { ...form, lines: form.lines.filter((row) => row.id !== edit.id) };
    default:
      return assertNever(edit);
  }
}

/**
 * Where an edit happened. Typing on in the same place is one undo step; rows
 * coming and going are always steps of their own.
 */
export function placeOf(edit: Edit): string | null {
  switch (edit.do) {
    case "fields":
      return edit.at;
    case "invoice":
    case "line":
      return `${edit.id}.${Object.keys(edit.values).join(".")}`;
    case "add-invoice":
    case "remove-invoice":
    case "insert-line":
    case "remove-line":
      return null;
    default:
      return assertNever(edit);
  }
}
