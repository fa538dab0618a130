import { findArea } from "../area.ts";
import { type IsoDate, parseDate } from "../calendar.ts";
import type { CaseForm } from "../casefile/form.ts";
import type { FilingBasis, FilingCategory } from "../filing/category.ts";
import type { Filing } from "../filing/filing.ts";
import type { LoadedPack } from "../policy/load.ts";
import type { FilingRoute } from "../policy/pack.ts";
import type { PoolSettings } from "../policy/questions.ts";
import { standsIn } from "./compare.ts";
import { lifeOf, type ReadLife } from "./filing-life.ts";

/** One way to file, with what the filing itself gives and asks, whatever it is used for. */
export interface FiledRoute {
  readonly category: FilingCategory;
  readonly basis: FilingBasis;
  readonly route: FilingRoute;
  readonly life: Omit<ReadLife, "alone">;
  readonly chosen: boolean;
}

/**
 * The routes of the pool side by side without money (KF-2.5, LN-1.1c): how long each
 * holds, what it locks, what is owed by when. For a citizen who only files, and before a
 * stay and its bills are there.
 */
export function compareFilings(
  form: CaseForm,
  loaded: LoadedPack,
  settings: PoolSettings,
  today: IsoDate,
): readonly FiledRoute[] {
  const routes = loaded.pack.filing.routes.filter((route) => standsIn(route, form));
  return routes.flatMap((route) => {
    const filing = filingBy(form, route, today);
    if (filing === null) return [];
    const { category, basis } = route;
    const chosen = form.filing.category === category && form.filing.basis === basis;
    const life = lifeOf(loaded, settings, { filing, steps: [] }, null, today);
    return [{ category, basis, route, life, chosen }];
  });
}

/** A filing by the route on the day that is typed, else today; null while no place is known at all. */
function filingBy(
  { filing, pool, stay }: CaseForm,
  route: FilingRoute,
  today: IsoDate,
): Filing | null {
  const typed = parseDate(filing.date);
  const ends = parseDate(filing.proofEnds ?? "");
  // Where it is made to changes nothing of how long it holds.
  const place = findArea(filing.place) ?? findArea(stay.place) ?? findArea(pool.area);
  if (place === undefined) return null;
  return {
    category: route.category,
    basis: route.basis,
    date: typed.ok ? typed.value : today,
    place: place.code,
    effective: null,
    proofEnds: route.basis === "proof" && ends.ok ? ends.value : null,
    sameDayOrder: null,
    completed: null,
    ended: null,
    madeFor: "this-stay",
    household: filing.household === "yes",
    referredOn: false,
  };
}
