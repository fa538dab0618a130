import type { IsoDate } from "../calendar.ts";
import { isLongTerm } from "./category.ts";
import type { Filing } from "./filing.ts";
import type { RecordedStep } from "./recorded.ts";
import type { AnyFiling } from "./states.ts";

/** A filing as a case records it, with what was done with it since. */
export interface RecordedFiling {
  readonly filing: Filing;
  readonly steps: readonly RecordedStep[];
}

/** What was filed, free of what a stay wants to know of it; null where no such filing can be. */
export function filedAs(
  filing: Pick<Filing, "category" | "basis" | "date" | "place" | "proofEnds">,
): AnyFiling | null {
  const { category, basis, date, place, proofEnds } = filing;
  if (!isLongTerm(category)) {
    return basis === "commitment" ? null : { term: "temporary", category, basis, date, place };
  }
  switch (basis) {
    case "proof":
      return { term: "long-term", category, basis, date, place, proofEnds };
    case "commitment":
      return { term: "long-term", category, basis, date, place };
    case "declaration":
      return null;
  }
}

/**
 * The filing that counts for a stay admitted on a day: of one that was changed since
 * (变更, HUN-16) the last that was made by then, with what was completed and when it ended.
 */
export function filingAt({ filing, steps }: RecordedFiling, admission: IsoDate): Filing {
  const made: Filing[] = [];
  let current = filing;
  for (const step of steps) {
    switch (step.do) {
      case "complete":
        current = {
          ...current,
          completed: step.on,
          proofEnds: step.proofEnds ?? current.proofEnds,
        };
        break;
      case "change":
        made.push({ ...current, ended: step.to.date });
        current = madeBy(step.to, filing);
        break;
      case "cancel":
      case "end":
      case "revoke":
        current = { ...current, ended: step.on };
        break;
      case "suspend":
      case "resume":
        break;
    }
  }
  const all = [...made, current];
  return all.findLast(({ date }) => date <= admission) ?? all[0] ?? filing;
}

function madeBy(to: AnyFiling, first: Filing): Filing {
  const { category, basis, date, place } = to;
  return {
    category,
    basis,
    date,
    place,
    effective: date,
    proofEnds: to.basis === "proof" && to.term === "long-term" ? to.proofEnds : null,
    sameDayOrder: null,
    completed: null,
    ended: null,
    madeFor: "this-stay",
    household: first.household,
    referredOn: first.referredOn,
  };
}

/** Since when the entitlement was suspended on a day (待遇暂停, HUN-16); null: it was not. */
export function suspendedOn(steps: readonly RecordedStep[], day: IsoDate): IsoDate | null {
  let since: IsoDate | null = null;
  for (const step of steps) {
    if (step.do === "suspend" && step.on <= day) since = step.on;
    if (step.do === "resume" && step.on <= day) since = null;
  }
  return since;
}
