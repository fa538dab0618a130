import type { CaseForm } from "../casefile/form.ts";
import type { FormInput } from "./input.ts";

type Filing = CaseForm["filing"];

/** The filing as its steps have left it: of a changed one what took its place, and what is completed. */
export function filingNow(filing: Filing): Filing {
  let now = filing;
  for (const { do: name, on, to } of filing.steps ?? []) {
    if (name === "complete") now = { ...now, completed: on };
    if (name !== "change" || to === undefined) continue;
    const { effective: _effect, proofEnds: _proof, repeat: _repeat, ...others } = now;
    now = { ...others, ...to, date: on, completed: "", proofNumber: "", reason: "" };
  }
  return now;
}

/** What a paper of the filing is drawn from; a treatment told of was that of the filing before. */
export function withFilingNow(input: FormInput): FormInput {
  const { form } = input;
  const changed = (form.filing.steps ?? []).some((step) => step.do === "change");
  const now = { ...input, form: { ...form, filing: filingNow(form.filing) } };
  return changed ? { ...now, receipt: null } : now;
}
