import { covers, sameProvince } from "../area.ts";
import { type IsoDate, addMonths } from "../calendar.ts";
import { isBreakdown, type Stay } from "../claim/stay.ts";
import { isLongTerm } from "../filing/category.ts";
import type { Filing } from "../filing/filing.ts";
import type { Pack } from "../policy/pack.ts";
import type { Situation } from "../policy/situation.ts";
import { fail, ok, type Result } from "../result.ts";
import type { ClaimFacts } from "./facts.ts";
import type { Lack } from "./receipt.ts";

/**
 * Reduces the facts of a case to the situation that the treatment rules look
 * at. Fails only where the facts leave open which came first (Q1).
 */
export function situationOf(pack: Pack, facts: ClaimFacts): Result<Situation, Lack> {
  const { filing, stay } = facts;
  const timing = filing === null ? "none" : timingOf(filing, stay);
  if (timing === "same-day") return fail({ kind: "fact", fact: "same-day-order" });
  return ok({
    care: stay.care,
    span: spanOf(facts),
    route: stay.settled === null ? "direct" : "manual",
    category: filing === null ? "none" : filing.category,
    basis: filing === null ? "none" : filing.basis,
    timing,
    place: placeOf(facts),
    validity: filing === null ? "none" : validityOf(pack, filing, stay),
    commitment: filing === null ? "none" : commitmentOf(pack, filing, facts),
    designated: stay.designated ? "yes" : "no",
    emergency: stay.emergency ? "yes" : "no",
    referredOn: filing?.referredOn === true ? "yes" : "no",
    failure: isBreakdown(stay.failure)
      ? "breakdown"
      : stay.failure === "own-choice"
        ? "own-choice"
        : "not-filed",
  });
}

/**
 * When the filing was made, seen from this stay. Kaifeng draws the line at the
 * discharge settlement (KF-1.4), Hunan at the discharge (HUN-27); the span
 * between the two is `discharged`. Filing and self-paid settlement on one day
 * need the clerk's word (Q1).
 */
function timingOf(filing: Filing, stay: Stay): Situation["timing"] | "same-day" {
  const { date, sameDayOrder } = filing;
  if (date < stay.admission) return "before-admission";
  if (stay.settled !== null && date === stay.settled) {
    if (sameDayOrder === null) return "same-day";
    if (sameDayOrder === "settlement-first") return "after-settlement";
    return date > stay.discharge ? "discharged" : "before-discharge";
  }
  if (stay.settled !== null && date > stay.settled) return "after-settlement";
  return date < stay.discharge ? "before-discharge" : "discharged";
}

/** Whether the stay is off-site at all, and within the province or beyond it (HUN-2). */
function spanOf(facts: ClaimFacts): Situation["span"] {
  if (covers(facts.pool, facts.stay.place)) return "inside";
  return sameProvince(facts.pool, facts.stay.place) ? "intra-province" : "cross-province";
}

/** A city filing covers that city, a province-level filing the province (HUN-15). */
function placeOf(facts: ClaimFacts): Situation["place"] {
  if (covers(facts.pool, facts.stay.place)) return "insured-place";
  if (facts.filing === null) return "elsewhere";
  return covers(facts.filing.place, facts.stay.place) ? "filing-place" : "elsewhere";
}

/**
 * Admission within the validity counts, however late the discharge (KF-1.3.2,
 * HUN-14). A filing made up for a stay covers that stay.
 */
function validityOf(pack: Pack, filing: Filing, stay: Stay): Situation["validity"] {
  if (filing.ended !== null && stay.admission > filing.ended) return "expired";
  if (isLongTerm(filing.category) || filing.date >= stay.admission) return "covers";
  const until = addMonths(filing.date, pack.filing.temporary.validityMonths.value);
  return stay.admission <= until ? "covers" : "expired";
}

/** HUN-22 breaks a commitment for stays admitted past its deadline; what came before is Q6. */
function commitmentOf(pack: Pack, filing: Filing, facts: ClaimFacts): Situation["commitment"] {
  if (filing.basis !== "commitment") return "none";
  const { completed } = filing;
  const { admission } = facts.stay;
  const due = commitmentDue(pack, filing);
  if (completed !== null && completed <= due) return "completed";
  if (admission > due && (completed === null || admission < completed)) return "lapsed";
  if (completed !== null) return "late";
  return facts.recorded > due ? "overdue" : "open";
}

/** Last day for the materials promised with a commitment (HUN-22: 6个月内补齐). */
export function commitmentDue(pack: Pack, filing: Filing): IsoDate {
  return addMonths(filing.date, pack.filing.commitmentMonths.value);
}
