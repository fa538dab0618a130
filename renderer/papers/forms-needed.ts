import { notDrawable } from "../../core/forms/drawable.ts";
import { FORM_KINDS, type FormKind } from "../../core/forms/kinds.ts";
import { formsNeeded as needed } from "../../core/forms/needed.ts";
import type { CaseDesk } from "../case/state/useCase.ts";

type Desk = Pick<CaseDesk, "form" | "loaded" | "assessment">;

/** The forms that this case needs, in the order in which a counter meets them. */
export function formsNeeded({ form, loaded, assessment }: Desk): readonly FormKind[] {
  return needed(form, loaded.pack, assessment);
}

/** What can be drawn of this case beside the forms that it needs. */
export function formsOnRequest(desk: Desk & Pick<CaseDesk, "settings">): readonly FormKind[] {
  const { form, loaded, assessment, settings } = desk;
  const set = new Set(formsNeeded(desk));
  const drawn = { form, pack: loaded.pack, settings, assessment };
  return FORM_KINDS.filter((kind) => !set.has(kind) && notDrawable(kind, drawn) === null);
}
