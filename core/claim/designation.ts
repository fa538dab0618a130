import type { IsoDate } from "../calendar.ts";
import type { Situation } from "../policy/situation.ts";
import type { NonEmpty } from "../result.ts";

/** Days on which something holds, both ends included; `to` is null while it goes on. */
export interface HoldsFrom {
  readonly from: IsoDate;
  readonly to: IsoDate | null;
}

/**
 * What the place of care has published of a provider (HUN-23), complete up to
 * the day it was read. A suspension (中止) is a gap between two entries.
 */
export interface ProviderHistory {
  /** Service agreements (医保服务协议) with the place of care. */
  readonly agreements: readonly HoldsFrom[];
  /** Right to settle off-site care directly (异地就医直接结算服务资格). */
  readonly directRights: readonly HoldsFrom[];
  /** Services opened for off-site direct settlement (住院、门诊). */
  readonly services: readonly (HoldsFrom & { readonly care: Situation["care"] })[];
}

/**
 * What a provider was on a day of care. Not networked: nothing can be settled
 * directly, a manual claim stays open (HUN-24). Not designated: not payable
 * except the rescue of a critical illness (HUN-20.5).
 */
export type Designation =
  | {
      readonly designated: true;
      readonly networked: true;
      readonly clauses: NonEmpty<string>;
    }
  | {
      readonly designated: true;
      readonly networked: false;
      readonly why: "no-direct-right" | "service-not-opened";
      readonly clauses: NonEmpty<string>;
    }
  | {
      readonly designated: false;
      readonly networked: false;
      readonly clauses: NonEmpty<string>;
    };

/**
 * The provider's standing on the day of care (HUN-24). The agreement with the
 * place of care counts for every insured place: no local designation is asked
 * (HUN-25).
 */
export function designationOn(
  provider: ProviderHistory,
  care: Situation["care"],
  date: IsoDate,
): Designation {
  const holds = (entry: HoldsFrom): boolean =>
    entry.from <= date && (entry.to === null || date <= entry.to);
  if (!provider.agreements.some(holds)) {
    return { designated: false, networked: false, clauses: ["HUN-24", "HUN-20.5"] };
  }
  if (!provider.directRights.some(holds)) {
    return {
      designated: true,
      networked: false,
      why: "no-direct-right",
      clauses: ["HUN-24", "HUN-25", "KF-1.4"],
    };
  }
  if (!provider.services.some((service) => service.care === care && holds(service))) {
    return {
      designated: true,
      networked: false,
      why: "service-not-opened",
      clauses: ["HUN-23", "HUN-25", "KF-1.4"],
    };
  }
  return { designated: true, networked: true, clauses: ["HUN-23", "HUN-25", "KF-1.4"] };
}
