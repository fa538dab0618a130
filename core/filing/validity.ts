import { addMonths, type IsoDate } from "../calendar.ts";
import { assertNever, fail, ok, type Result } from "../result.ts";
import { type FilingCategory, isLongTerm } from "./category.ts";
import type { LongTermTerms, TemporaryTerms } from "./terms.ts";

/** How long a filing holds (有效期). */
export type Validity =
  /** Until changed, or until the insured status changes (KF-1.3.1, HUN-13). */
  | { readonly validity: "open-ended" }
  /** `until` is the last day on which an admission counts. */
  | { readonly validity: "until"; readonly until: IsoDate }
  /** The proof bears no end date and the document does not say what then (LN-1.1a, Q13), or the pool has said nothing. */
  | { readonly validity: "undetermined"; readonly lacks: "proof-end-date" | "pool-terms" };

const NOT_SAID: Validity = { validity: "undetermined", lacks: "pool-terms" };

/**
 * Validity of a long-term filing: open-ended (KF-1.3.1, HUN-13), or as long as
 * the proof handed in is valid (LN-1.1a).
 * @param proofEnds end date on the proof; null when it bears none
 */
export function longTermValidity(terms: LongTermTerms, proofEnds: IsoDate | null): Validity {
  switch (terms.validity) {
    case "open-ended":
      return { validity: "open-ended" };
    case "until-proof-ends":
      return proofEnds === null
        ? { validity: "undetermined", lacks: "proof-end-date" }
        : { validity: "until", until: proofEnds };
    case null:
      return NOT_SAID;
    default:
      return assertNever(terms.validity);
  }
}

/** Validity of a temporary filing: half a year from effect (KF-1.3.2, HUN-13, LN-1.1b). */
export function temporaryValidity(terms: TemporaryTerms, effective: IsoDate): Validity {
  const { validityMonths } = terms;
  if (validityMonths === null) return NOT_SAID;
  return { validity: "until", until: addMonths(effective, validityMonths) };
}

/** Reading of Q2: from which day a temporary filing made up for a stay counts. */
export type MadeUpReading = "admission-day" | "filing-day";

export interface FilingDay {
  readonly category: FilingCategory;
  /** Day of filing (备案日期). */
  readonly date: IsoDate;
  /** Day of effect as recorded; null while nobody has recorded one. */
  readonly effective: IsoDate | null;
}

/**
 * The day on which a filing takes effect. A recorded day rules: a temporary
 * filing made up for an earlier stay is later reused from it. A long-term filing
 * takes effect on the day of filing (自备案之日起, KF-2.5c), so does a temporary
 * one made in time; one made up afterwards is Q2.
 * @param admission of the stay for which the filing is made
 * @param reading the pool's answer to Q2; null while there is none
 */
export function effectiveDay(
  filing: FilingDay,
  admission: IsoDate,
  reading: MadeUpReading | null,
): Result<IsoDate, { readonly kind: "question"; readonly question: "Q2" }> {
  if (filing.effective !== null) return ok(filing.effective);
  if (isLongTerm(filing.category) || filing.date <= admission) return ok(filing.date);
  if (reading === null) return fail({ kind: "question", question: "Q2" });
  return ok(reading === "admission-day" ? admission : filing.date);
}

/** The days on which an admission counts. */
export type Span = Validity & {
  readonly effective: IsoDate;
  /** Last day before it was changed, cancelled or ended with the insured status; null while it holds. */
  readonly ended: IsoDate | null;
};

/**
 * Where an admission lies, seen from a filing. The discharge is not asked: an
 * admission inside counts however late it ends (KF-1.3.2, HUN-14, LN-1.1b).
 * `before`: the filing was made up for the stay, whose treatment the rules on
 * retroactive filings decide (KF-2.5, HUN-17).
 */
export function admissionSeen(
  span: Span,
  admission: IsoDate,
): "before" | "inside" | "after" | "undetermined" {
  if (admission < span.effective) return "before";
  if (span.ended !== null && admission > span.ended) return "after";
  switch (span.validity) {
    case "open-ended":
      return "inside";
    case "until":
      return admission <= span.until ? "inside" : "after";
    case "undetermined":
      return "undetermined";
    default:
      return assertNever(span);
  }
}
