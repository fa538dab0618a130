import type { AreaCode } from "../area.ts";
import type { IsoDate } from "../calendar.ts";
import type { Fen } from "../money.ts";
import type { ChronicCare } from "./chronic.ts";

/** Level of the hospital (医疗机构级别), the key of a pool's own scale. */
export const LEVELS = [
  "primary",
  "level1",
  "level2-county",
  "level2",
  "level3",
  "provincial",
  "unrated",
] as const;
export type HospitalLevel = (typeof LEVELS)[number];

/** Why direct settlement failed (未直接结算原因; HUN-20.4, HUN-24, HUN-59.2). */
export const FAILURES = [
  "not-filed",
  "network",
  "credential",
  "data",
  "not-networked",
  "own-choice",
] as const;
export type FailureCause = (typeof FAILURES)[number];

/** Causes that are nobody's choice: the filing existed and the system or the card failed (HUN-20.4). */
export function isBreakdown(cause: FailureCause): boolean {
  return (
    cause === "network" || cause === "credential" || cause === "data" || cause === "not-networked"
  );
}

export const INJURIES = ["none", "no-third-party", "third-party"] as const;
export type Injury = (typeof INJURIES)[number];

/** 急诊抢救, a plain emergency (HUN-7: neither 急诊抢救 nor 非急诊), or none. */
export const EMERGENCIES = ["yes", "plain", "no"] as const;
export type Emergency = (typeof EMERGENCIES)[number];

/**
 * What the third party does (社会保险法第三十条, Q14): pays what it must bear, or
 * does not pay or cannot be found and the fund is asked to pay first (先行支付).
 */
export const THIRD_PARTIES = ["pays", "advance-asked"] as const;
export type ThirdParty = (typeof THIRD_PARTIES)[number];

/** One stay in hospital (就诊) as the clerk has recorded it. */
export interface Stay {
  readonly care: "inpatient" | "outpatient";
  readonly place: AreaCode;
  readonly level: HospitalLevel;
  /** 医保定点医药机构 at the place of care; no local designation is ever asked (HUN-25). */
  readonly designated: boolean;
  readonly admission: IsoDate;
  readonly discharge: IsoDate;
  /** Day on which the person paid the hospital's bill; null while it is unpaid. */
  readonly settled: IsoDate | null;
  readonly emergency: Emergency;
  readonly injury: Injury;
  /** Asked where a third party is involved; null while not said. */
  readonly thirdParty: ThirdParty | null;
  readonly failure: FailureCause;
  /** Registered in hospital as insured or as self-paying (LN-1.2a); null while not said. */
  readonly admittedAs: "insured" | "self-paying" | null;
  /** Fund amount on the invoice where the hospital has settled directly (HUN-58, Q11); else null. */
  readonly directFund: Fen | null;
  /** 门慢特: whose lists have the disease (HUN-18.2); absent: no such claim. */
  readonly chronic?: Pick<ChronicCare, "inInsuredList" | "inCareList">;
  /** 按病种付费 at the place of care (HEN-1); absent: not recorded. */
  readonly groupPay?: {
    /** The stay lies in the place's range; null: not known. */
    readonly inRange: boolean | null;
    /** The place has declared that it takes in cross-province stays (HEN-eff). */
    readonly placeDeclared: boolean;
  };
}
