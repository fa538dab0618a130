import type { FilingBasis, FilingCategory } from "../filing/category.ts";
import { checklistOf } from "../filing/checklist-of.ts";
import type { Alternative, Checklist, Demand } from "../filing/materials.ts";
import type { Pack } from "../policy/pack.ts";
import type { Situation } from "../policy/situation.ts";
import type { ClaimFacts } from "./facts.ts";
import { obliged } from "./obligations-clauses.ts";
import type { FilingForm, FormDue } from "./obligations-kinds.ts";

export interface FilingFormDue extends FormDue {
  readonly form: FilingForm;
}

/** Printed materials of a filing by their id in the packs, with the annex that prescribes the form. */
const PRINTED: Readonly<Record<string, readonly [FilingForm, string]>> = {
  "filing-form": ["filing", "HUN-A1"],
  "commitment-form": ["commitment", "HUN-A2"],
};

const CHECKLISTS = new WeakMap<Pack, Map<FilingCategory, Checklist>>();

/**
 * One checklist of the category, by whatever route (LN-1.1d); empty where the pack
 * has none. Kept with the pack: it is looked at for every case.
 */
export function checklistFor(pack: Pack, category: FilingCategory): Checklist {
  const known = CHECKLISTS.get(pack) ?? new Map<FilingCategory, Checklist>();
  CHECKLISTS.set(pack, known);
  const kept = known.get(category);
  if (kept !== undefined) return kept;
  const checklist = checklistOf(pack.filing.routes.filter((route) => route.category === category));
  known.set(category, checklist);
  return checklist;
}

/**
 * The forms that are signed when a filing is made (HUN-9.1 to HUN-9.6, HUN-11): those of
 * its checklist that the window prints, the written commitment where it rests on one.
 * @param basis null while it is not chosen
 */
export function formsOfFiling(
  pack: Pack,
  category: FilingCategory,
  basis: FilingBasis | null,
): readonly FilingFormDue[] {
  return checklistFor(pack, category).flatMap((demand) =>
    chosen(demand, basis).flatMap(({ pieces }) =>
      pieces.flatMap((piece) => {
        const form = piece.printed ? PRINTED[piece.id] : undefined;
        return form === undefined ? [] : formDue(pack, form, demand);
      }),
    ),
  );
}

/** The way in which the demand is met: the only one, or the one on which the filing rests. */
function chosen({ anyOf }: Demand, basis: FilingBasis | null): readonly Alternative[] {
  const by = basis === "commitment" ? "commitment" : "proof";
  return anyOf.length === 1 ? anyOf : anyOf.filter((one) => one.by === by);
}

function formDue(
  pack: Pack,
  [form, annex]: readonly [FilingForm, string],
  demand: Demand,
): readonly FilingFormDue[] {
  return obliged(pack, [...groundsOf(demand), annex], (clauses) => ({
    kind: "form",
    form,
    act: "filing",
    onlyWith: null,
    clauses,
  }));
}

/** The clauses among the grounds of a demand. */
export function groundsOf({ grounds }: Demand): readonly string[] {
  return grounds.flatMap((ground) => (ground.kind === "clause" ? [ground.clause] : []));
}

/**
 * Forms of the stay itself: of an injury without third party (HUN-56; KF-2.3
 * prescribes none), and of bills from outside during an inpatient stay (HUN-57).
 * Filled in at the hospital where it settles, else brought with the claim.
 */
export function hospitalForms(
  pack: Pack,
  { stay, outside = [] }: Pick<ClaimFacts, "stay" | "outside">,
  route: Situation["route"],
): readonly FormDue[] {
  const act = route === "manual" ? "claim" : "hospital";
  const due = (form: FormDue["form"], onlyWith: FormDue["onlyWith"], clauses: readonly string[]) =>
    obliged(pack, clauses, (own): FormDue => ({ kind: "form", form, act, onlyWith, clauses: own }));
  return [
    ...(stay.injury === "no-third-party" ? due("no-third-party", null, ["HUN-56", "HUN-A3"]) : []),
    ...(stay.care === "inpatient"
      ? due("outside-bill", outside.length > 0 ? null : "outside-bill", ["HUN-57", "HUN-A4"])
      : []),
  ];
}
