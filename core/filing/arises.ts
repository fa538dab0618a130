import type { AreaCode } from "../area.ts";
import type { IsoDate } from "../calendar.ts";
import type { TemporaryFiling } from "./states.ts";
import type { TemporaryTerms } from "./terms.ts";

/** What the hospital knows at admission. */
export interface AdmissionFacts {
  readonly care: "inpatient" | "outpatient";
  readonly admission: IsoDate;
  readonly place: AreaCode;
  readonly emergency: boolean;
  readonly referred: boolean;
  /** 医保住院登记, or admitted as self-paying (自费). */
  readonly registeredAs: "medical-insurance" | "self-paying";
  /** A filing that covers the place is in effect already. */
  readonly filed: boolean;
}

/** Whether an admission made a filing of its own (即申即享, LN-1.2a). */
export type Arising =
  | { readonly kind: "arises"; readonly filing: TemporaryFiling }
  /** The clause does not reach this stay; `emergency` has no deemed filing in Liaoning either. */
  | { readonly kind: "not-covered"; readonly why: NotCovered }
  /** Admitted as self-paying, so none arose: what the city's rules on filings made up later say (补办政策). */
  | { readonly kind: "ask-made-up-later" }
  /** This pool has no such clause: a filing must be made. */
  | { readonly kind: "must-be-filed" };

export type NotCovered = "filed" | "outpatient" | "emergency" | "referral";

/**
 * Whether a temporary filing arises at admission. It arises with the
 * medical-insurance admission that the place of care makes for a person
 * 非急诊且未转诊 (LN-1.2a), on that day and to that place.
 */
export function arisesAtAdmission(
  terms: Pick<TemporaryTerms, "onAdmission">,
  stay: AdmissionFacts,
): Arising {
  if (terms.onAdmission === "must-be-filed") return { kind: "must-be-filed" };
  const why = notCovered(stay);
  if (why !== null) return { kind: "not-covered", why };
  if (stay.registeredAs === "self-paying") return { kind: "ask-made-up-later" };
  return {
    kind: "arises",
    filing: {
      term: "temporary",
      category: "other-temporary",
      basis: "declaration",
      date: stay.admission,
      place: stay.place,
    },
  };
}

function notCovered(stay: AdmissionFacts): NotCovered | null {
  if (stay.filed) return "filed";
  if (stay.care === "outpatient") return "outpatient";
  if (stay.emergency) return "emergency";
  return stay.referred ? "referral" : null;
}
