import type { CaseDesk } from "../case/state/useCase.ts";
import type { FormKind } from "../../electron/contract/contract.ts";

/** The forms that this case needs, in the order in which they are signed. */
export function formsNeeded(
  desk: Pick<CaseDesk, "form" | "loaded" | "assessment">,
): readonly FormKind[] {
  const { form, loaded, assessment } = desk;
  const { wanted, category, basis } = form.filing;
  const deemed = category === "emergency" && loaded.pack.filing.deemedForEmergency.value;
  const files = wanted === "new" && category !== "" && !deemed;
  const hasFigures = assessment.receipt?.settlement?.fund != null;
  const forms: FormKind[] = [];
  if (files) forms.push("filing");
  if (files && basis === "commitment") forms.push("commitment");
  if (hasFigures) forms.push("statement");
  return forms;
}
