import { findArea } from "../area.ts";
import type { CaseForm } from "../casefile/form.ts";
import type { Validity } from "../settlement/receipt.ts";

/** Fills the places and days into a sentence of a filing route: `在{place}再住院`. */
export function routeText(text: string, form: CaseForm, validity: Validity | null): string {
  const name = (code: string): string => findArea(code)?.name ?? "";
  return text
    .replaceAll("{place}", name(form.filing.place) || name(form.stay.place) || "就医地")
    .replaceAll("{home}", name(form.pool.area) || "参保地")
    .replaceAll("{until}", validity?.until ?? "期满");
}
