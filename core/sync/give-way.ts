import { type CaseForm, emptyCase } from "../casefile/form.ts";
import type { IsoDate } from "../calendar.ts";
import { isLongTerm } from "../filing/category.ts";
import type { BroughtFiling } from "./same-filing.ts";

/** How a case gives way to another of the district that has brought the same filing (docs/sync.md). */

/** 本案改用对方备案: the filing of the other case, as one that was found in the system. */
export function usingTheirs(form: CaseForm, theirs: BroughtFiling): CaseForm {
  const { category, basis, date, place, effective, until } = theirs;
  const { sameDayOrder, referredOn, household } = form.filing;
  const proven = isLongTerm(category) && basis === "proof" && until !== "";
  return {
    ...form,
    filing: {
      ...emptyCase(form.pool).filing,
      wanted: "existing",
      category,
      basis,
      date,
      place,
      sameDayOrder,
      referredOn,
      ...(household === undefined ? {} : { household }),
      ...(effective === "" ? {} : { effective }),
      ...(proven ? { proofEnds: until } : {}),
    },
  };
}

/** 取消本案备案, as a step in its life (HUN-16, LN-1.1b). */
export function cancellingOwn(
  form: CaseForm,
  step: { readonly id: string; readonly on: IsoDate; readonly reason: string },
): CaseForm {
  const { filing } = form;
  const steps = [...(filing.steps ?? []), { ...step, do: "cancel" as const }];
  return { ...form, filing: { ...filing, steps } };
}
