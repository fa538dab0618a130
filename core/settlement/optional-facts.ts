import { isNonEmpty } from "../result.ts";
import { chronicRuling, stopped } from "./chronic-care.ts";
import type { ClaimFacts } from "./facts.ts";
import { groupPayMarker } from "./group-pay-marker.ts";
import { byClauses, NO_NOTES, type Note } from "./notes.ts";
import { joinBills } from "./outside-bills.ts";
import type { Policy } from "./policy.ts";
import type { Treatment } from "./receipt.ts";

/** A decided case with what only some cases say taken in. */
export interface Attended {
  readonly treatment: Treatment;
  /** The facts to be settled. */
  readonly facts: ClaimFacts;
  readonly notes: readonly Note[];
}

/**
 * Facts that most cases do not have: a chronic disease (HUN-18.2), bills of other
 * providers (HUN-57), payment of the hospital by groups (HEN-1). A case without
 * them is as it was.
 */
export function withOptionalFacts(policy: Policy, facts: ClaimFacts, decided: Treatment): Attended {
  const { outside, stay } = facts;
  if (outside === undefined && stay.chronic === undefined && stay.groupPay === undefined) {
    return { treatment: decided, facts, notes: NO_NOTES };
  }
  const { treatment, notes } = chronicRuling(policy, stay, decided);
  const said = [...notes, ...groupPayNotes(facts, treatment)];
  const route = treatment.kind === "payable" ? treatment.route : treatment.situation?.route;
  if (outside === undefined || route === undefined || treatment.kind === "refused") {
    return { treatment, facts, notes: said };
  }
  const joined = joinBills(policy, facts, route);
  if (joined.ok) {
    return { treatment, facts: joined.value.facts, notes: [...said, ...joined.value.notes] };
  }
  const own = treatment.kind === "undetermined" ? treatment.lacks : [];
  const lacks = [...own, ...joined.error];
  return {
    treatment: isNonEmpty(lacks) ? stopped(treatment, lacks) : treatment,
    facts,
    notes: said,
  };
}

/** 按病种付费 changes no figure of the patient (HEN-1): it is noted where the facts mark the stay. */
function groupPayNotes({ stay }: ClaimFacts, treatment: Treatment): readonly Note[] {
  const { situation } = treatment;
  if (stay.groupPay === undefined || situation === null || treatment.kind === "refused") {
    return NO_NOTES;
  }
  const { care, place, admission, discharge, settled, groupPay } = stay;
  const route = treatment.kind === "payable" ? treatment.route : situation.route;
  const days = { admission, discharge, settled };
  const marker = groupPayMarker({ care, place, ...days, span: situation.span, route, ...groupPay });
  if (marker.kind !== "marked") return NO_NOTES;
  const sources = [...byClauses(marker.clauses), ...byClauses(marker.note.clauses)] as const;
  return [{ kind: "group-pay", text: marker.note.text, sources }];
}
