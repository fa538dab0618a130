import type { Assessment } from "../assess.ts";
import type { CaseForm } from "../casefile/form.ts";
import type { Pack } from "../policy/pack.ts";
import type { Obligation } from "../settlement/obligations-kinds.ts";
import { formsOfFiling } from "../settlement/obligations-forms.ts";
import { actsDue, type FilingAct, revocationDue } from "./filing-acts.ts";
import { FORM_KINDS, type FormKind } from "./kinds.ts";

/**
 * The forms that a case needs, in the order in which a counter meets them: what
 * its obligations name, the receipt for what was taken, and how it came out.
 * Which others can be drawn on request, `notDrawable` says.
 */
export function formsNeeded(
  form: CaseForm,
  pack: Pack,
  { receipt, life }: Pick<Assessment, "receipt" | "life">,
): readonly FormKind[] {
  const acts = actsDue(form, pack, life);
  const revoked = revocationDue(form, life);
  // What was signed when the filing was made is not signed again with what is done to it later.
  const made = life?.filing.date ?? "";
  const later = acts.some(({ on }) => on > made) || revoked !== null;
  const filedHere = form.filing.wanted === "new" && !later;
  const obliged = new Set<FormKind>(
    life?.alone === true
      ? life.obligations.flatMap((each) => formsOf(each, filedHere))
      : receipt === null || receipt.treatment.kind === "refused"
        ? filingForms(form, pack, filedHere)
        : receipt.obligations.flatMap((each) => formsOf(each, filedHere)),
  );
  for (const kind of acts.flatMap((act) => formsOfAct(act, pack))) obliged.add(kind);
  if (revoked !== null) obliged.add("filing-revocation");
  if (obliged.has("claim")) obliged.add("acceptance");
  if (receipt?.treatment.kind === "refused") obliged.add("refusal");
  if (receipt?.settlement?.fund != null) obliged.add("statement");
  return FORM_KINDS.filter((kind) => obliged.has(kind));
}

/** What the choice of the filing alone tells, before the case can be decided. */
function filingForms({ filing }: CaseForm, pack: Pack, filedHere: boolean): readonly FormKind[] {
  const { category, basis } = filing;
  if (!filedHere || category === "") return [];
  return formsOfFiling(pack, category, basis === "" ? null : basis).map((due) => due.form);
}

/** A change, a cancellation or a completion; what is changed to may rest on a commitment (HUN-11). */
function formsOfAct({ step }: FilingAct, pack: Pack): readonly FormKind[] {
  if (step.do !== "change") return ["filing-change"];
  const { category, basis } = step.to;
  const forms = formsOfFiling(pack, category, basis).map((due) => due.form);
  return ["filing-change", ...forms.filter((form) => form !== "filing")];
}

/** The forms of a filing are signed where it is made; one found in the system has had its own. */
function formsOf(obligation: Obligation, filedHere: boolean): readonly FormKind[] {
  const { kind } = obligation;
  if (kind === "notice") return obligation.tells === "filing" && filedHere ? ["filing-notice"] : [];
  if (kind !== "form" || obligation.onlyWith !== null) return [];
  return obligation.act === "filing" && !filedHere ? [] : [obligation.form];
}
