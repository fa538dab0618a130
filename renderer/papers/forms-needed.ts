import { formsOfFiling } from "../../core/settlement/obligations-forms.ts";
import type { FormKind } from "../../electron/contract/contract.ts";
import type { CaseDesk } from "../case/state/useCase.ts";

/**
 * The forms that this case needs, in the order in which they are signed: those
 * that its filing obliges, where it is made here, and the statement of a result.
 */
export function formsNeeded(
  desk: Pick<CaseDesk, "form" | "loaded" | "assessment">,
): readonly FormKind[] {
  const { form, loaded, assessment } = desk;
  const { wanted, category, basis } = form.filing;
  const filed =
    wanted === "new" && category !== ""
      ? formsOfFiling(loaded.pack, category, basis === "" ? null : basis)
      : [];
  const hasFigures = assessment.receipt?.settlement?.fund != null;
  return [...filed.map((due) => due.form), ...(hasFigures ? (["statement"] as const) : [])];
}
