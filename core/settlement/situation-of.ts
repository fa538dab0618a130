import { covers, sameProvince } from "../area.ts";
import type { IsoDate } from "../calendar.ts";
import { isBreakdown, type Stay } from "../claim/stay.ts";
import { isLongTerm } from "../filing/category.ts";
import { commitmentSeen } from "../filing/commitment.ts";
import type { Filing } from "../filing/filing.ts";
import { placeMatch } from "../filing/place.ts";
import type { Situation } from "../policy/situation.ts";
import { fail, ok, type Result } from "../result.ts";
import type { ClaimFacts } from "./facts.ts";
import type { Lack } from "./receipt.ts";

/** How a filing stands on the day of admission, worked out from the pack's terms. */
export interface Standing {
  readonly validity: "covers" | "expired";
  /** Last day for the materials promised with a commitment; null where none is owed. */
  readonly due: IsoDate | null;
}

/**
 * Reduces the facts of a case to the situation that the treatment rules look
 * at. Fails only where the facts leave open which came first (Q1).
 * @param filing the filing that counts: as recorded, or as it arose at admission
 */
export function situationOf(
  facts: ClaimFacts,
  filing: Filing | null,
  standing: Standing | null,
): Result<Situation, Lack> {
  const { stay } = facts;
  const timing = filing === null ? "none" : timingOf(filing, stay);
  if (timing === "same-day") return fail({ kind: "fact", fact: "same-day-order" });
  return ok({
    care: stay.care,
    span: spanOf(facts),
    route: routeOf(stay),
    category: filing === null ? "none" : filing.category,
    basis: filing === null ? "none" : filing.basis,
    timing,
    place: placeOf(facts, filing),
    validity: standing === null ? "none" : standing.validity,
    commitment: commitmentOf(facts, filing, standing),
    designated: stay.designated ? "yes" : "no",
    networked: stay.failure === "not-networked" ? "no" : "yes",
    emergency: stay.emergency,
    referredOn: filing !== null && isLongTerm(filing.category) && filing.referredOn ? "yes" : "no",
    household: isRegisteredRetiree(facts, filing) ? "yes" : "no",
    failure: failureOf(stay),
  });
}

/** 参保退休人员 with 居住地户籍: both are required, and residents of the pool are never 退休 (GD-93-4b). */
function isRegisteredRetiree({ retired }: ClaimFacts, filing: Filing | null): boolean {
  return filing?.category === "resettled-retiree" && filing.household && retired;
}

/** HUN-58: a fund amount on the invoice shows a direct settlement. */
function routeOf(stay: Stay): Situation["route"] {
  if (stay.directFund !== null) return "settled";
  return stay.settled === null ? "direct" : "manual";
}

function failureOf({ failure }: Stay): Situation["failure"] {
  if (isBreakdown(failure)) return "breakdown";
  return failure === "own-choice" ? "own-choice" : "not-filed";
}

/**
 * When the filing was made, seen from this stay. Kaifeng draws the line at the
 * discharge settlement (KF-1.4), Hunan at the discharge (HUN-27); the span
 * between the two is `discharged` (Q17). The day of discharge is still a day of
 * the stay, and what was filed on it in time for direct settlement does not come
 * late because the bill is paid some day after. Filing and self-paid settlement
 * on one day need the clerk's word (Q1).
 */
function timingOf(filing: Filing, stay: Stay): Situation["timing"] | "same-day" {
  const { date, sameDayOrder, madeFor } = filing;
  const { admission, discharge, settled } = stay;
  const after = madeFor === "this-stay" ? "after-settlement" : "for-another-stay";
  if (date < admission) return "before-admission";
  const unsettled = date <= discharge ? "before-discharge" : "discharged";
  if (settled === null || date < settled) return unsettled;
  if (date > settled) return after;
  if (sameDayOrder === null) return "same-day";
  return sameDayOrder === "settlement-first" ? after : unsettled;
}

/** Whether the stay is off-site at all, and within the province or beyond it (HUN-2). */
function spanOf(facts: ClaimFacts): Situation["span"] {
  if (covers(facts.pool, facts.stay.place)) return "inside";
  return sameProvince(facts.pool, facts.stay.place) ? "intra-province" : "cross-province";
}

/** Where the care took place, as the filing sees it (HUN-15). */
function placeOf(facts: ClaimFacts, filing: Filing | null): Situation["place"] {
  const { place } = facts.stay;
  if (covers(facts.pool, place)) return "insured-place";
  if (filing === null) return "elsewhere";
  switch (placeMatch(filing.place, place)) {
    case "covered":
      return "filing-place";
    case "ask":
      return "sister-city";
    case "elsewhere":
      return "elsewhere";
  }
}

/** The state of a commitment on the day of admission (HUN-22, Q6). */
function commitmentOf(
  facts: ClaimFacts,
  filing: Filing | null,
  standing: Standing | null,
): Situation["commitment"] {
  if (filing === null || filing.basis !== "commitment") return "none";
  const commitment = { due: standing?.due ?? null, completed: filing.completed };
  return commitmentSeen(commitment, facts.stay.admission, facts.recorded);
}
