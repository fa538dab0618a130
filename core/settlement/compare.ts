import type { IsoDate } from "../calendar.ts";
import type { CaseForm } from "../casefile/form.ts";
import { readCase } from "../casefile/read.ts";
import { type FilingBasis, type FilingCategory, isLongTerm } from "../filing/category.ts";
import { type Fen, fen, type Rate } from "../money.ts";
import type { LoadedPack } from "../policy/load.ts";
import type { FilingRoute } from "../policy/pack.ts";
import type { PoolSettings } from "../policy/questions.ts";
import { adjudicatorOf } from "./adjudicator-of.ts";
import type { Receipt } from "./receipt.ts";

/** One way to file for this stay, with everything it gives. */
export interface ComparedRoute {
  readonly category: FilingCategory;
  readonly basis: FilingBasis;
  readonly route: FilingRoute;
  readonly receipt: Receipt;
  /** Points taken off this stay; null when not payable or undetermined. */
  readonly points: Rate | null;
  /** Rates of the scale after points, in band order. */
  readonly rates: readonly Rate[];
  readonly fund: Fen | null;
  readonly person: Fen | null;
  /** What the person pays more than by the cheapest route; null while unknown. */
  readonly more: Fen | null;
  readonly chosen: boolean;
}

export interface Comparison {
  readonly routes: readonly ComparedRoute[];
}

/**
 * The same stay filed by each route its document allows (KF-2.5): the decision
 * that costs a citizen most, shown before the clerk chooses. The three
 * long-term categories give the same and stand as one: the one chosen, else
 * long-term residence. Emergency stands only where the stay is marked so.
 * Null while the form lacks what the core needs.
 */
export function compareRoutes(
  form: CaseForm,
  loaded: LoadedPack,
  settings: PoolSettings,
  today: IsoDate,
): Comparison | null {
  const candidates = loaded.pack.filing.routes.filter((route) => standsIn(route, form));
  const judge = adjudicatorOf(loaded, settings);
  const routes: ComparedRoute[] = [];
  for (const route of candidates) {
    const { facts } = readCase(filedBy(form, route, today), today);
    if (facts === null) return null;
    routes.push(compared(route, judge(facts), form));
  }
  const known = routes.map((route) => route.person).filter((person) => person !== null);
  const least = known.length === 0 ? null : Math.min(...known);
  return {
    routes: routes.map((route) => ({
      ...route,
      more: route.person === null || least === null ? null : fen(route.person - least),
    })),
  };
}

export function standsIn(route: FilingRoute, form: CaseForm): boolean {
  const { category } = form.filing;
  if (isLongTerm(route.category)) {
    const shown = category !== "" && isLongTerm(category) ? category : "long-term-resident";
    return route.category === shown;
  }
  return route.category !== "emergency" || form.stay.emergency === "yes";
}

/** The form with its filing made by another route, for the place of care unless another is named. */
export function filedBy(form: CaseForm, route: FilingRoute, today: IsoDate): CaseForm {
  const { filing, stay } = form;
  return {
    ...form,
    filing: {
      ...filing,
      wanted: filing.wanted === "existing" ? "existing" : "new",
      category: route.category,
      basis: route.basis,
      date: filing.date === "" ? today : filing.date,
      place: filing.place === "" ? stay.place : filing.place,
      completed: route.basis === "commitment" ? filing.completed : "",
    },
  };
}

function compared(route: FilingRoute, receipt: Receipt, form: CaseForm): ComparedRoute {
  const { treatment, settlement } = receipt;
  return {
    category: route.category,
    basis: route.basis,
    route,
    receipt,
    points: treatment.kind === "payable" ? treatment.terms.points : null,
    rates: settlement?.row?.rates ?? [],
    fund: settlement?.fund ?? null,
    person: settlement?.person ?? null,
    more: null,
    chosen: form.filing.category === route.category && form.filing.basis === route.basis,
  };
}
