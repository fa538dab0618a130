import type { AreaCode } from "../area.ts";
import type { IsoDate } from "../calendar.ts";
import { fail, ok, type Result } from "../result.ts";
import type { FilingCategory } from "./category.ts";
import { placeMatch } from "./place.ts";
import type { TemporaryFiling } from "./states.ts";

/** An earlier filing of the same person, as far as a repeat looks at it. It need not be valid still. */
export interface EarlierFiling {
  readonly id: string;
  readonly category: FilingCategory;
  readonly date: IsoDate;
  readonly place: AreaCode;
  /** Diagnosis code of the care it was made for; null when none was recorded. */
  readonly diagnosisCode: string | null;
}

/** What is asked for now. There is no field for an earlier local stay, and none may be added (HUN-12.2). */
export interface RepeatRequest {
  readonly date: IsoDate;
  /** Place of the care to come. */
  readonly place: AreaCode;
  readonly diagnosisCode: string | null;
  /** What the clerk relies on for 同种疾病 where the codes do not say it; blank when nothing. */
  readonly sameDisease: string;
}

/** A referral made without new proof, with what it rests on (HUN-12). */
export interface RepeatReferral {
  readonly filing: TemporaryFiling;
  /** The earlier filing. */
  readonly follows: string;
  readonly sameBy: { readonly by: "code" } | { readonly by: "clerk"; readonly reason: string };
}

export type RepeatRefusal =
  /** Only a referral is repeated: other filings had no proof to spare. */
  | { readonly kind: "no-referral"; readonly category: FilingCategory }
  | { readonly kind: "not-earlier" }
  | { readonly kind: "other-place" }
  /** Whether a city filing reaches this city of a province filed to as a whole is asked (HUN-15). */
  | { readonly kind: "ask-place" }
  | { readonly kind: "disease-not-shown" };

/**
 * A person who must go on being treated for the same disease at the place, or go
 * there again, is filed at once (直接办理): a referral without new proof, linked
 * to the earlier one (HUN-12).
 */
export function repeatReferral(
  earlier: EarlierFiling,
  request: RepeatRequest,
): Result<RepeatReferral, RepeatRefusal> {
  if (earlier.category !== "referral") {
    return fail({ kind: "no-referral", category: earlier.category });
  }
  if (earlier.date > request.date) return fail({ kind: "not-earlier" });
  const match = placeMatch(earlier.place, request.place);
  if (match !== "covered") return fail({ kind: match === "ask" ? "ask-place" : "other-place" });
  const sameBy = sameDisease(earlier.diagnosisCode, request);
  if (sameBy === null) return fail({ kind: "disease-not-shown" });
  const { date } = request;
  return ok({
    filing: {
      term: "temporary",
      category: "referral",
      basis: "declaration",
      date,
      place: earlier.place,
    },
    follows: earlier.id,
    sameBy,
  });
}

function sameDisease(earlier: string | null, now: RepeatRequest): RepeatReferral["sameBy"] | null {
  const [before, after] = [plainCode(earlier), plainCode(now.diagnosisCode)];
  if (before !== "" && before === after) return { by: "code" };
  const reason = now.sameDisease.trim();
  return reason === "" ? null : { by: "clerk", reason };
}

function plainCode(code: string | null): string {
  return (code ?? "").trim().toUpperCase();
}
