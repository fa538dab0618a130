import type { FilingTerms } from "./terms.ts";

/**
 * The hospital's own mark of an emergency (HUN-55): 门诊急诊转诊标志 of an
 * outpatient visit, 住院类型 of an inpatient stay.
 */
export type EmergencyMark =
  | { readonly care: "outpatient"; readonly transferFlag: "emergency" | "other" | "missing" }
  | { readonly care: "inpatient"; readonly admissionType: "emergency" | "other" | "missing" };

export interface EmergencyFacts {
  readonly mark: EmergencyMark;
  /** A record of the emergency (急诊抢救记录) was handed in. */
  readonly record: boolean;
  /** The person had filed. */
  readonly filed: boolean;
}

/** Whether an emergency counts as filed (视同已备案, HUN-9.5, HUN-55). */
export type Deemed =
  /** By the hospital's mark. */
  | { readonly kind: "deemed"; readonly by: "mark" }
  /** By the record in place of a missing mark: a reading of Q5. */
  | { readonly kind: "deemed"; readonly by: "record"; readonly question: "Q5" }
  /** The mark is missing: an emergency is to be shown by its record. */
  | { readonly kind: "needs-record" }
  /** The mark says no and the record says yes: to be cleared up with the hospital. */
  | { readonly kind: "contradiction" }
  | { readonly kind: "no-emergency" }
  /** The person filed: nothing need be deemed (HUN-55: 未办理异地就医备案的). */
  | { readonly kind: "filed" }
  /** No clause of this pool deems anything filed, as in Liaoning. */
  | { readonly kind: "no-clause" };

/** Whether a visit or stay counts as filed without a filing (HUN-9.5, HUN-55). */
export function deemedFiled(terms: Pick<FilingTerms, "emergency">, facts: EmergencyFacts): Deemed {
  if (facts.filed) return { kind: "filed" };
  if (terms.emergency === "unstated") return { kind: "no-clause" };
  const mark = markOf(facts.mark);
  if (mark === "emergency") return { kind: "deemed", by: "mark" };
  if (mark === "other") return { kind: facts.record ? "contradiction" : "no-emergency" };
  return facts.record ? { kind: "deemed", by: "record", question: "Q5" } : { kind: "needs-record" };
}

function markOf(mark: EmergencyMark): "emergency" | "other" | "missing" {
  return mark.care === "outpatient" ? mark.transferFlag : mark.admissionType;
}
